import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RevealKey } from './reveal-key.tsx';

const GRACES = [
  ['24h', 'for 24 hours'],
  ['1h', 'for an hour'],
  ['7d', 'for 7 days'],
  ['', 'not at all'],
] as const;

interface RotateKeyProps {
  name: string;
  /** @param grace how long the old key goes on to work */
  onRotate: (grace: string | null) => Promise<{ key: string }>;
  onDone: () => Promise<void>;
  onClose: () => void;
}

/** Replaces a key, and shows the new one. */
export function RotateKey({ name, onRotate, onDone, onClose }: RotateKeyProps) {
  const [grace, setGrace] = useState<string>(GRACES[0][0]);
  const rotating = useMutation({ mutationFn: () => onRotate(grace === '' ? null : grace), onSuccess: onDone });
  if (rotating.data) return <RevealKey title={`The new key of ${name}`} secret={rotating.data.key} onDone={onClose} />;
  return (
    <Dialog
      title={`Rotate ${name}?`}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={rotating.isPending} onClick={() => rotating.mutate()}>
            Make a new key
          </Button>
        </>
      }
    >
      <p>What it may reach and spend stays. Only the secret is another one.</p>
      <Field label="The old one goes on to work" problem={rotating.error?.message}>
        {(control) => (
          <select {...control} className="input" value={grace} onChange={(event) => setGrace(event.target.value)}>
            {GRACES.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {rotating.error && <Notice kind="bad">{rotating.error.message}</Notice>}
    </Dialog>
  );
}
