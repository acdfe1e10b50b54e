import type { FormEvent } from 'react';
import { Button } from '../../kit/button.tsx';
import { Field, TextField } from '../../kit/field.tsx';
import { answerIn, type FormField } from './asked-form.ts';
import type { Part } from './turn.ts';

/** The form that an agent asks to be filled in before it goes on; it may be answered in words as well. */
export function InputForm({ fields, onAnswer }: { fields: readonly FormField[]; onAnswer: (parts: Part[]) => void }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAnswer([{ data: answerIn(fields, new FormData(event.currentTarget)) }]);
  };
  return (
    <form className="asked-form" aria-label="What the agent asks for" onSubmit={submit}>
      {fields.map((field) => (
        <FormControl key={field.name} field={field} />
      ))}
      <Button type="submit" look="primary" size="small">
        Answer
      </Button>
    </form>
  );
}

function FormControl({ field: { name, label, hint, kind, options, isRequired } }: { field: FormField }) {
  if (kind === 'switch')
    return (
      <label className="row">
        <input type="checkbox" className="check" name={name} />
        {label}
      </label>
    );
  if (kind === 'choice')
    return (
      <Field label={label} hint={hint}>
        {(control) => (
          <select {...control} className="input" name={name} required={isRequired}>
            {!isRequired && <option value="" />}
            {options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        )}
      </Field>
    );
  const type = kind === 'number' ? { type: 'number', step: 'any' } : {};
  return <TextField label={label} hint={hint} name={name} required={isRequired} autoComplete="off" {...type} />;
}
