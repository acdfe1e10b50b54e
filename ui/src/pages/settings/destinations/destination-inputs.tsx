import { Field, TextField } from '../../../kit/field.tsx';
import { REDACTED } from '../../agent/registration/registration.ts';
import { type DestinationDraft, ofType } from './destination-draft.ts';

interface DestinationInputsProps {
  draft: DestinationDraft;
  isNew: boolean;
  onChange: (next: DestinationDraft) => void;
}

/** What every destination needs. Secrets that are stored are not shown, and kept until they are typed anew. */
export function DestinationInputs({ draft, isNew, onChange }: DestinationInputsProps) {
  const change = (changes: Partial<DestinationDraft>) => onChange({ ...draft, ...changes });
  const isLangfuse = draft.type === 'langfuse';
  const isKept = draft.secretKey === REDACTED;
  return (
    <div className="inputs">
      {isNew && (
        <>
          <Field label="Kind">
            {(control) => (
              <select
                {...control}
                className="input"
                value={draft.type}
                onChange={({ target: { value } }) => onChange(ofType(draft, value === 'otlp' ? 'otlp' : 'langfuse'))}
              >
                <option value="langfuse">Langfuse</option>
                <option value="otlp">OpenTelemetry collector</option>
              </select>
            )}
          </Field>
          <TextField
            label="Name"
            hint="Of its own; empty: its kind. It stays as it is."
            autoComplete="off"
            maxLength={64}
            placeholder={draft.type}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </>
      )}
      <TextField
        label="Address"
        hint={isLangfuse ? 'Of its host.' : '“/v1/traces” is added.'}
        type="url"
        mono
        required
        autoComplete="off"
        placeholder={isLangfuse ? 'https://cloud.langfuse.com' : 'http://collector:4318'}
        value={draft.url}
        onChange={(event) => change({ url: event.target.value })}
      />
      {isLangfuse && (
        <>
          <TextField
            label="Public key"
            mono
            required
            autoComplete="off"
            placeholder="pk-lf-…"
            value={draft.publicKey}
            onChange={(event) => change({ publicKey: event.target.value })}
          />
          <TextField
            label="Secret key"
            hint="Write-only, encrypted; sent to this address alone."
            icon="lock"
            type="password"
            required={!isKept}
            autoComplete="off"
            placeholder={isKept ? 'kept; type to replace it' : 'sk-lf-…'}
            value={isKept ? '' : draft.secretKey}
            onChange={(event) => change({ secretKey: event.target.value || (isNew ? '' : REDACTED) })}
          />
        </>
      )}
      <Field label="What it gets of what was said" hint="Secrets are hidden and files replaced before any of these.">
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.content}
            onChange={({ target: { value } }) => change({ content: value as DestinationDraft['content'] })}
          >
            <option value="full">all of it</option>
            <option value="redacted">all but what tells who somebody is</option>
            <option value="none">nothing</option>
          </select>
        )}
      </Field>
    </div>
  );
}
