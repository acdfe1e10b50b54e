import { ColumnEdge, sized } from '../../kit/table/column-edge.tsx';
import type { ListOrder } from '../../kit/table/list-order.ts';
import { ariaSort, SortButton } from '../../kit/table/sort-head.tsx';
import { isSortable } from './calls-order.ts';
import type { CallColumn } from './columns.tsx';

/** Ordering by what no index holds would read every call there is. */
const NO_ORDER = 'No index has the calls in this order. Narrow the list by it with a filter instead.';

interface ColumnHeadProps {
  column: CallColumn;
  order: ListOrder;
  /** Pixels; undefined while the column is as wide as it needs. */
  width: number | undefined;
  onSort: (() => void) | undefined;
  /** @param isDone false while the edge is still held */
  onResize: (width: number | undefined, isDone: boolean) => void;
}

/** A column's head: a click orders by it, its edge can be moved, by hand or by the arrow keys. */
export function ColumnHead({
  column: { id, head, label, className },
  order,
  width,
  onSort,
  onResize,
}: ColumnHeadProps) {
  return (
    <th className={className.replace('mono', '')} style={sized(width)} aria-sort={ariaSort(id, order)}>
      {onSort && isSortable(id) ? (
        <SortButton column={id} order={order} onSort={onSort}>
          {head}
        </SortButton>
      ) : (
        <span title={onSort ? NO_ORDER : undefined}>{head}</span>
      )}
      <ColumnEdge label={label} width={width} onResize={onResize} />
    </th>
  );
}
