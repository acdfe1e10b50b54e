import { Toast } from '@base-ui/react/toast';

/** Says what came of one's own act: `tell('Paused freight-desk')`. */
export const toasts = Toast.createToastManager();

export const tell = (title: string): void => void toasts.add({ title, timeout: 5000 });

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
      <Toast.Close>Close</Toast.Close>
    </Toast.Root>
  ));
}
