import { Field, TextField } from '../../kit/field.tsx';
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
        <Field label="Sign-in to the agent" hint="sent with every call, and for its card">
          {(control) => (
            <select
              {...control}
              className="input"
              value={draft.auth}
              onChange={(event) => onChange({ auth: event.target.value as Draft['auth'] })}
            >
              <option value="none">None</option>
              <option value="bearer">Bearer token</option>
              <option value="header">A header</option>
            </select>
          )}
        </Field>
        {draft.auth !== 'none' && (
          <TextField
            label={draft.auth === 'bearer' ? 'Token' : 'Value'}
            icon="lock"
            type="password"
            autoComplete="off"
            required
            value={draft.secret}
            hint="write-only, encrypted"
            onChange={(event) => onChange({ secret: event.target.value })}
          />
        )}
        {draft.auth === 'header' && (
          <TextField
            label="Header"
            mono
            required
            value={draft.headerName}
            onChange={(event) => onChange({ headerName: event.target.value })}
          />
        )}
      </div>
    </section>
  );
}
