import { TextField } from '../../kit/field.tsx';
import { CredentialsFields } from '../agent/registration/credentials-fields.tsx';
import { withValue } from '../agent/registration/registration.ts';
import type { Draft } from './draft.ts';

export interface StepProps {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
}

export function NameStep({ draft, onChange }: StepProps) {
  return (
    <section className="step">
      <h2>
        <i>2</i>What is it called here?
      </h2>
      <div className="triple">
        <TextField
          label="Name"
          mono
          required
          autoComplete="off"
          pattern="[A-Za-z0-9][A-Za-z0-9._\-]*"
          value={draft.name}
          hint={
            <>
              served at …/a2a/<b className="strong">{draft.name || 'name'}</b>
            </>
          }
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <CredentialsFields
          value={draft.more.credentials}
          onChange={(credentials) => onChange({ more: withValue(draft.more, 'credentials', credentials) })}
        />
      </div>
    </section>
  );
}
