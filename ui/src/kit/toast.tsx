import { Toast } from '@base-ui/react/toast';

/** Says what came of one's own act: `tell('Paused freight-desk')`. */
export const toasts = Toast.createToastManager();

export const tell = (title: string): void => void toasts.add({ title, timeout: 5000 });

const UNDO_MS = 10_000;

/** Says what was done, and takes it back for ten seconds. What fails then is told, too. */
export function tellWithUndo(title: string, undo: () => Promise<unknown>): void {
  const id = toasts.add({
    title,
    timeout: UNDO_MS,
    actionProps: {
      children: 'Undo',
      onClick: () => {
        toasts.close(id);
        undo().catch((error: Error) => tell(`It was not undone: ${error.message}`));
      },
    },
  });
}

export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts: shown } = Toast.useToastManager();
  return shown.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast">
      <Toast.Title />
      <Toast.Action />
      <Toast.Close>Close</Toast.Close>
    </Toast.Root>
  ));
}
