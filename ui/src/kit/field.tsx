import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface FieldParts {
  label: string;
  hint?: ReactNode;
  /** What is wrong, and what to do; stands in place of the hint. */
  problem?: string | undefined;
}

/** A label, its control, and what to know of it. */
export function Field({
  label,
  hint,
  problem,
  children,
}: FieldParts & {
  children: (control: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': hintId, 'aria-invalid': problem !== undefined })}
      <span id={hintId} className={problem === undefined ? 'hint' : 'hint bad'} aria-live="polite">
        {problem ?? hint}
      </span>
    </div>
  );
}

/** A one-line text field, with an icon before and something behind. */
export function TextField({
  label,
  hint,
  problem,
  icon,
  behind,
  mono = false,
  ...input
}: FieldParts & { icon?: IconName; behind?: ReactNode; mono?: boolean } & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {({ 'aria-invalid': invalid, ...control }) => (
        <div className={`input ${mono ? 'mono' : ''}`} aria-invalid={invalid}>
          {icon && <Icon name={icon} />}
          <input {...input} {...control} aria-invalid={invalid} />
          {behind}
        </div>
      )}
    </Field>
  );
}

/** A search box that needs no label to be seen. */
export function SearchBox({
  label,
  value,
  onChange,
  id,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  id?: string;
}) {
  return (
    <label className="input small quiet">
      <Icon name="search" />
      <input
        id={id}
        type="search"
        placeholder={label}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
