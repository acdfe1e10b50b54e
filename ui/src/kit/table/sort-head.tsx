import type { ReactNode } from 'react';
import type { ListOrder } from './list-order.ts';

/** As a table's head says it to those who do not see the arrow. */
export const ariaSort = (column: string, order: ListOrder | null): 'ascending' | 'descending' | undefined =>
  order?.column === column ? (order.descending ? 'descending' : 'ascending') : undefined;

interface SortButtonProps {
  column: string;
  order: ListOrder | null;
  onSort: () => void;
  children: ReactNode;
}

/** The words of a column's head: a click orders by it. */
export function SortButton({ column, order, onSort, children }: SortButtonProps) {
  return (
    <button type="button" className="sort" onClick={onSort}>
      {children}
      <span aria-hidden="true">{order?.column === column ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
    </button>
  );
}

/** A column's head that orders by it. */
export function SortHead({ className, ...button }: SortButtonProps & { className?: string | undefined }) {
  return (
    <th className={className} aria-sort={ariaSort(button.column, button.order)}>
      <SortButton {...button} />
    </th>
  );
}
