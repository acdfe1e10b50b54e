import { useNavigate, useSearch } from '@tanstack/react-router';
import { inOrder, type ListOrder, type OrderSearch, orderedBy, orderIn, type Sortable } from './list-order.ts';

/** A column that a list can be ordered by. */
export interface SortedColumn<Row> {
  rankOf: (row: Row) => Sortable;
  /** The largest first: of amounts, of which one looks for the largest. */
  isAmount?: true;
}

export interface ChangeableOrder<Row> {
  order: ListOrder | null;
  /** All rows, in that order. */
  sorted: <Rows extends readonly Row[] | undefined>(rows: Rows) => Rows | Row[];
  sortBy: (column: string) => void;
}

/** The order of a list that is there as a whole, kept in the address. @param columns by their ids */
export function useListOrder<Row>(columns: Readonly<Record<string, SortedColumn<Row>>>): ChangeableOrder<Row> {
  const search: OrderSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = orderIn(search);
  const column = asked && Object.hasOwn(columns, asked.column) ? columns[asked.column] : undefined;
  const order = column ? asked : null;
  return {
    order,
    sorted: (rows) => (rows && column ? inOrder(rows, column.rankOf, order?.descending === true) : rows),
    sortBy: (id) =>
      void navigate({
        to: '.',
        search: (before: object) => ({ ...before, ...orderedBy(id, order, columns[id]?.isAmount === true) }),
        replace: true,
      }),
  };
}
