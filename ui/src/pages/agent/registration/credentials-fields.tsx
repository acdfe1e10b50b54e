import { Field, TextField } from '../../../kit/field.tsx';
import { CREDENTIALS } from './credentials.ts';
import { REDACTED, type Registration } from './registration.ts';

type Credentials = Registration['credentials'];

interface CredentialsFieldsProps {
  value: Credentials;
  onChange: (next: Credentials | undefined) => void;
}

/** How the gateway proves to the agent who it is. What is stored is not shown, and kept until it is typed anew. */
export function CredentialsFields({ value, onChange }: CredentialsFieldsProps) {
  const given: Record<string, unknown> = { ...value };
  const type = value?.type ?? '';
  const put = (name: string, text: string) => {
    const { [name]: _, ...rest } = given;
    onChange((text === '' ? rest : { ...rest, [name]: text }) as Credentials);
  };
  return (
    <>
      <Field label="Sign-in to the agent" hint="for its calls and its card">
        {(control) => (
          <select
            {...control}
            className="input"
            value={type}
            onChange={(event) =>
              onChange(event.target.value === '' ? undefined : ({ type: event.target.value } as Credentials))
            }
          >
            <option value="">None</option>
            {Object.entries(CREDENTIALS).map(([name, { label }]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {CREDENTIALS[type]?.fields.map(({ name, label, hint, isSecret = false, isRequired = false }) => {
        const text = given[name];
        const isKept = text === REDACTED;
        return (
          <TextField
            key={`${type} ${name}`}
            label={label}
            hint={hint ?? (isSecret ? 'write-only, encrypted' : undefined)}
            {...(isSecret && { icon: 'lock' as const, type: 'password' })}
            autoComplete="off"
            required={isRequired && !isKept}
            placeholder={isKept ? 'kept; type to replace it' : ''}
            value={typeof text === 'string' && !isKept ? text : ''}
            onChange={(event) => put(name, event.target.value)}
          />
        );
      })}
    </>
  );
}
