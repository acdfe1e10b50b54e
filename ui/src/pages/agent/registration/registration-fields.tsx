import { type ReactNode, useState } from 'react';
import { Field, TextField } from '../../../kit/field.tsx';
import { Icon } from '../../../kit/icon.tsx';
import { type Registration, valueAt, withValue } from './registration.ts';
import type { RegistrationField, Section } from './sections.ts';
import { settingText } from './setting-text.ts';

export interface RegistrationEditorProps<Given extends Registration = Registration> {
  value: Given;
  onChange: (next: Given) => void;
}

/** Folded options say their value, so that folding hides nothing. */
export function SectionFold<Given extends Registration>({
  section,
  value,
  onChange,
}: RegistrationEditorProps<Given> & { section: Section }) {
  const said = section.fields.flatMap((field) => saidOf(field, valueAt(value, field.path)));
  return (
    <Fold name={section.name} says={said.length === 0 ? section.otherwise : said.join(', ')}>
      {section.fields.map((field) => (
        <FieldControl
          key={field.path}
          field={field}
          value={valueAt(value, field.path)}
          onChange={(next) => onChange(withValue(value, field.path, next))}
        />
      ))}
    </Fold>
  );
}

/** What was typed stays as it is when it is folded, and opens again when it is wrong. */
export function Fold({ name, says, children }: { name: string; says: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        setOpen(open);
        if (open) setOpened(true);
      }}
      // A browser says what is wrong beside a field that it can show, and of no other.
      onInvalidCapture={({ currentTarget }) => {
        currentTarget.open = true;
      }}
    >
      <summary>
        <Icon name="right" />
        <b>{name}</b>
        <span title={says}>{says}</span>
      </summary>
      {wasOpened && children}
    </details>
  );
}

function saidOf({ label, kind, options = [] }: RegistrationField, value: unknown): string[] {
  if (value === undefined || value === false) return [];
  if (kind === 'switch') return [label.toLowerCase()];
  if (kind === 'choice')
    return [options.find(([one]) => one === settingText(value))?.[1].toLowerCase() ?? settingText(value)];
  return [`${label.toLowerCase()} ${settingText(value)}`];
}

interface FieldControlProps {
  field: RegistrationField;
  value: unknown;
  onChange: (next: unknown) => void;
}

function FieldControl({ field: { label, hint, kind, options = [] }, value, onChange }: FieldControlProps) {
  if (kind === 'switch')
    return (
      <label className="row">
        <input
          type="checkbox"
          className="check"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked || undefined)}
        />
        {label}
      </label>
    );
  if (kind === 'choice')
    return (
      <Field label={label} hint={hint}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={settingText(value)}
            onChange={(event) => onChange(chosen(event.target.value))}
          >
            <option value="">As the gateway does</option>
            {options.map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  if (kind === 'count' || kind === 'amount')
    return (
      <TextField
        label={label}
        hint={hint}
        type="number"
        min={0}
        step={kind === 'amount' ? 'any' : 1}
        value={settingText(value)}
        onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
      />
    );
  if (kind === 'names') return <NamesField label={label} hint={hint} value={value} onChange={onChange} />;
  return (
    <TextField
      label={label}
      hint={hint}
      type={kind}
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}

/** What is chosen of yes and no is one of the two, and no text. */
const chosen = (text: string): string | boolean | undefined =>
  text === '' ? undefined : text === 'true' ? true : text === 'false' ? false : text;

interface NamesFieldProps {
  label: string;
  hint?: ReactNode;
  value: unknown;
  onChange: (next: string[] | undefined) => void;
}

/** Several names, separated by commas. */
export function NamesField({ label, hint, value, onChange }: NamesFieldProps) {
  const names = Array.isArray(value) ? value.join(', ') : '';
  return (
    <TextField
      label={label}
      hint={hint}
      autoComplete="off"
      // What stands behind the last comma is not a name yet: it is read when the field is left.
      key={names}
      defaultValue={names}
      onBlur={(event) => {
        const given = event.target.value
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean);
        if (given.join(', ') !== names) onChange(given.length === 0 ? undefined : given);
      }}
    />
  );
}
