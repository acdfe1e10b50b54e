import { useEffect, useState } from 'react';
import { SearchBox } from '../../../kit/field.tsx';
import { Icon } from '../../../kit/icon.tsx';
import { AddFilter } from './add-filter.tsx';
import type { CallsSearch } from './calls-search.ts';
import { setFilters } from './filters.ts';

const TYPING_MS = 300;

/** What the list is narrowed to; a click on a chip lifts it. */
export function FilterBar({
  search,
  onChange,
}: {
  search: CallsSearch;
  onChange: (changes: CallsSearch, replace?: boolean) => void;
}) {
  return (
    <div className="filters band">
      <TextSearch text={typeof search['q'] === 'string' ? search['q'] : ''} onChange={onChange} />
      {setFilters(search).map(({ column, says, value, params }) => (
        <button
          key={column.name}
          type="button"
          className="chip"
          aria-label={`Lift the filter: ${column.label} ${says} ${value}`}
          onClick={() => onChange(Object.fromEntries(params.map((name) => [name, undefined])))}
        >
          <span>
            {column.label} {says}
          </span>
          <b>{value}</b>
          <Icon name="x" />
        </button>
      ))}
      <AddFilter onAdd={onChange} />
    </div>
  );
}

/** Asks when the typing pauses, not at each letter. */
function TextSearch({ text, onChange }: { text: string; onChange: (changes: CallsSearch, replace?: boolean) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === text) return;
    const timer = setTimeout(() => onChange({ q: wanted === '' ? undefined : wanted }, true), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return <SearchBox label="Text, error or id" value={typed} onChange={setTyped} />;
}
