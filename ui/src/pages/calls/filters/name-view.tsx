import { type FormEvent, useState } from 'react';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { TextField } from '../../../kit/field.tsx';

interface NameViewProps {
  open: boolean;
  /** Why the last name was not taken. */
  problem: string | undefined;
  onClose: () => void;
  onSave: (name: string, shared: boolean) => void;
}

/** Under which name filters are kept, and for whom. */
export function NameView({ open, problem, onClose, onSave }: NameViewProps) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(name.trim(), shared);
  };
  return (
    <Dialog
      title="Save these filters"
      open={open}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="name-view" disabled={name.trim() === ''}>
            Save the view
          </Button>
        </>
      }
    >
      <form id="name-view" className="stack" onSubmit={submit}>
        <TextField
          label="Name of the view"
          hint="Kept on the gateway: you find it in every browser."
          problem={problem}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <label className="row">
          <input
            type="checkbox"
            className="check"
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          Everybody who is signed in finds it, and sees what they may
        </label>
      </form>
    </Dialog>
  );
}
