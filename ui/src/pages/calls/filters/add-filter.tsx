import { Popover } from '@base-ui/react/popover';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../kit/button.tsx';
import { Field, TextField } from '../../../kit/field.tsx';
import { Icon } from '../../../kit/icon.tsx';
import type { CallsSearch } from './calls-search.ts';
import { FILTERS, type FilterColumn } from './filters.ts';

/** Narrows the list by any column: a text, one of a few, or a range. */
export function AddFilter({ onAdd }: { onAdd: (changes: CallsSearch) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="chip add">
        <Icon name="plus" />
        Filter
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className="menu-place">
          <Popover.Popup className="menu-pop filter-pop" aria-label="Add a filter">
            <FilterForm
              onAdd={(changes) => {
                onAdd(changes);
                setOpen(false);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function FilterForm({ onAdd }: { onAdd: (changes: CallsSearch) => void }) {
  const [column, setColumn] = useState<FilterColumn | undefined>(FILTERS[0]);
  if (!column) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAdd(changesOf(column, new FormData(event.currentTarget)));
  };
  return (
    <form onSubmit={submit}>
      <Field label="Column">
        {(control) => (
          <select
            {...control}
            className="input"
            value={column.name}
            onChange={(event) => setColumn(FILTERS.find(({ name }) => name === event.target.value))}
          >
            {FILTERS.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Values key={column.name} column={column} />
      <Button look="primary" type="submit">
        Add filter
      </Button>
    </form>
  );
}

function Values({ column }: { column: FilterColumn }) {
  if (column.kind === 'range') {
    const unit = column.unit === '' ? '' : `, ${column.unit}`;
    return (
      <div className="ends">
        <TextField label={`From${unit}`} name="min" type="number" step="any" min={0} />
        <TextField label={`To${unit}`} name="max" type="number" step="any" min={0} />
      </div>
    );
  }
  if (column.kind === 'text') return <TextField label="is" name="value" required autoComplete="off" />;
  return (
    <fieldset className="options">
      <legend className="label">is one of</legend>
      {column.options.map((option) => (
        <label key={option} className="row">
          <input type="checkbox" className="check" name="value" value={option} />
          {option}
        </label>
      ))}
    </fieldset>
  );
}

function changesOf(column: FilterColumn, form: FormData): CallsSearch {
  if (column.kind === 'range') {
    const end = (name: 'min' | 'max') => {
      const value = form.get(name);
      return typeof value === 'string' && value !== '' ? inApiUnit(Number(value), column.factor) : undefined;
    };
    return { [`${column.name}_min`]: end('min'), [`${column.name}_max`]: end('max') };
  }
  const values = form.getAll('value').filter((value) => typeof value === 'string' && value !== '') as string[];
  return { [column.name]: values.length > 1 ? values : values[0] };
}

/** What has a finer unit in the API is whole there: in binary, 1.005 times a billion is a little less, and left out $1.005. */
const inApiUnit = (typed: number, factor: number): string => String(factor === 1 ? typed : Math.round(typed * factor));
