import { useState } from 'react';
import { usePreference } from '../../api/preferences.ts';
import { readLook, type TableLook } from './table-look.ts';

/** What a table has to know of a column for it to be chosen and sized. */
export interface TableColumn {
  id: string;
  /** In the list of columns. */
  label: string;
  /** Cannot be hidden. */
  isFixed?: true;
}

export interface ChangeableLook<Column extends TableColumn = TableColumn> extends TableLook {
  /** Those there are. */
  columns: readonly Column[];
  /** Those that are not hidden. */
  shown: readonly Column[];
  /** Moves the edge of a column. @param width undefined for what it needs @param isDone false while the edge is held */
  resize: (id: string, width: number | undefined, isDone: boolean) => void;
  change: (changes: Partial<TableLook>) => void;
}

/**
 * Columns, widths and density, kept for whoever is signed in.
 *
 * @param name of the table, as "calls.table" @param first how it looks until somebody changes it
 */
export function useTableLook<Column extends TableColumn>(
  name: string,
  columns: readonly Column[],
  first: TableLook,
): ChangeableLook<Column> {
  const [stored, set] = usePreference(name, (value) => readLook(value, first));
  const [held, setHeld] = useState<Readonly<Record<string, number | undefined>>>({});
  const { hidden, widths, isRoomy } = stored ?? first;
  const change = (changes: Partial<TableLook>) => set({ hidden, widths, isRoomy, ...changes });
  const shownWidths = Object.entries({ ...widths, ...held }).flatMap(([id, width]) =>
    width === undefined ? [] : [[id, width] as const],
  );
  return {
    hidden,
    isRoomy,
    widths: Object.fromEntries(shownWidths),
    columns,
    shown: columns.filter(({ id }) => !hidden.includes(id)),
    resize(id, width, isDone) {
      setHeld(isDone ? {} : { [id]: width });
      if (!isDone) return;
      const others = Object.entries(widths).filter(([other]) => other !== id);
      change({ widths: Object.fromEntries(width === undefined ? others : [...others, [id, width]]) });
    },
    change,
  };
}
