import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';

/** A form on top of the page. */
export function FormDialog({
  title,
  action,
  busy,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  /** The verb on the button. */
  action: string;
  busy: boolean;
  onSubmit: (form: FormData) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const formId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} disabled={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={formId} className="dialog-form" onSubmit={submit}>
        {children}
      </form>
    </Dialog>
  );
}
