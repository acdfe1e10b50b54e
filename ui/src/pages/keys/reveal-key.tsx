import { type ReactNode, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Dialog } from '../../kit/dialog.tsx';

interface RevealKeyProps {
  title: string;
  secret: string;
  onDone: () => void;
  /** What can be done with it at once. */
  children?: ReactNode;
}

/** A key in full, this once: it goes away only when somebody says that it is kept somewhere. */
export function RevealKey({ title, secret, onDone, children }: RevealKeyProps) {
  const [isSaved, setSaved] = useState(false);
  return (
    <Dialog
      title={title}
      open
      onClose={() => isSaved && onDone()}
      footer={
        <Button look="primary" disabled={!isSaved} onClick={onDone}>
          Done
        </Button>
      }
    >
      <p>It is shown this once: the gateway keeps only its hash.</p>
      <Copy text={secret} className="mono secret" />
      {children}
      <label className="row">
        <input
          type="checkbox"
          className="check"
          checked={isSaved}
          onChange={(event) => setSaved(event.target.checked)}
        />
        I saved it
      </label>
    </Dialog>
  );
}
