import { TextField } from '../../../kit/field.tsx';
import { REDACTED } from '../../agent/registration/registration.ts';
import { settingText } from '../../agent/registration/setting-text.ts';
import { type EntryDraft, withParam } from './entry-draft.ts';
import { askedOf } from './provider-fields.ts';

interface ProviderFieldsProps {
  draft: EntryDraft;
  dialect: string | undefined;
  /** The provider's own address. */
  baseUrl: string | null;
  onChange: (next: EntryDraft) => void;
}

/** How the provider is reached. What is stored of secrets is not shown, and kept until it is typed anew. */
export function ProviderFields({ draft, dialect, baseUrl, onChange }: ProviderFieldsProps) {
  return askedOf(dialect).fields.map(({ name, label, hint, placeholder, isSecret = false }) => {
    const value = draft.params[name];
    const isKept = value === REDACTED;
    const usual = name === 'api_base' ? (placeholder ?? baseUrl ?? 'https://') : placeholder;
    return (
      <TextField
        key={name}
        label={label}
        hint={hint}
        {...(isSecret ? { icon: 'lock' as const, type: 'password' } : { mono: true })}
        {...(name === 'api_base' && { type: 'url' })}
        autoComplete="off"
        placeholder={isKept ? 'kept; type to replace it' : usual}
        value={isKept ? '' : settingText(value)}
        onChange={(event) => onChange(withParam(draft, name, event.target.value.trim()))}
      />
    );
  });
}
