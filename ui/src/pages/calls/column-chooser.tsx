import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Menu, MenuCheck } from '../../kit/menu.tsx';
import { type CallColumn, COLUMNS, HIDDEN_AT_FIRST } from './columns.tsx';

const STORED = 'switchboard-calls-columns';

interface Columns {
  shown: readonly CallColumn[];
  hidden: readonly string[];
  setHidden: (hidden: readonly string[]) => void;
}

/** Which columns this browser's user wants to see. */
export function useColumns(): Columns {
  const [hidden, setHidden] = useState(readHidden);
  return {
    shown: COLUMNS.filter(({ id }) => !hidden.includes(id)),
    hidden,
    setHidden: (next) => {
      setHidden(next);
      try {
        localStorage.setItem(STORED, JSON.stringify(next));
      } catch {
        // Private mode: it holds for this visit.
      }
    },
  };
}

function readHidden(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? 'null');
    if (Array.isArray(stored)) return stored.filter((id) => typeof id === 'string');
  } catch {
    // Nothing that can be read: as at first.
  }
  return HIDDEN_AT_FIRST;
}

export function ColumnChooser({ hidden, setHidden }: Columns) {
  return (
    <Menu trigger={<Button icon="columns" aria-label="Columns" />}>
      {COLUMNS.filter(({ isFixed }) => !isFixed).map(({ id, label }) => (
        <MenuCheck
          key={id}
          checked={!hidden.includes(id)}
          onChange={(checked) => setHidden(checked ? hidden.filter((one) => one !== id) : [...hidden, id])}
        >
          {label}
        </MenuCheck>
      ))}
    </Menu>
  );
}
