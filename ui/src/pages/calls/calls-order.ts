import type { ListOrder } from '../../kit/table/list-order.ts';
import type { CallsSearch } from './filters/calls-search.ts';

/** The columns that the API orders by. */
const SORTED_BY: Readonly<Record<string, string>> = {
  time: 'started_at',
  duration: 'duration_ms',
  first: 'first_byte_ms',
  cost: 'cost_nano',
  tokens: 'total_tokens',
  status: 'outcome',
  method: 'operation',
};

/** As the address tells it. A text is always looked for from the newest call back. */
export function orderIn(search: CallsSearch): ListOrder {
  const [column = 'time'] = Object.entries(SORTED_BY).find(([, name]) => name === search['sort_by']) ?? [];
  if (search['q'] !== undefined) return { column: 'time', descending: true };
  return { column, descending: search['sort_order'] !== 'asc' };
}

/** Only then is what ends now at the top. */
export const isNewestFirst = ({ column, descending }: ListOrder): boolean => column === 'time' && descending;

export const isSortable = (column: string): boolean => Object.hasOwn(SORTED_BY, column);

/** What a click on a column's head changes: the largest first, and the other way round the second time. */
export function orderedBy(column: string, order: ListOrder): CallsSearch {
  const descending = column !== order.column || !order.descending;
  return {
    sort_by: column === 'time' ? undefined : SORTED_BY[column],
    sort_order: descending ? undefined : 'asc',
  };
}
