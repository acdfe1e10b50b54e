import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';

/** What cannot be undone is asked for by name. */
export function ConfirmByName({
  name,
  title,
  action,
  open,
  busy,
  problem,
  onConfirm,
  onClose,
  children,
}: {
  name: string;
  title: string;
  /** The verb on the button. */
  action: string;
  open: boolean;
  busy: boolean;
  problem?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" disabled={typed !== name || busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      <TextField
        label={`Type ${name} to confirm`}
        mono
        autoComplete="off"
        value={typed}
        problem={problem}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Dialog>
  );
}
