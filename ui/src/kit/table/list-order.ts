/** By which column a list is ordered. */
export interface ListOrder {
  /** Id of the column. */
  column: string;
  descending: boolean;
}

/** What the address holds of it. */
export interface OrderSearch {
  sort_by?: string | undefined;
  sort_order?: string | undefined;
}

/** What a row is ordered by; null where it has none. */
export type Sortable = string | number | null;

/** As the address tells it. @returns null for the order in which the list came */
export const orderIn = ({ sort_by, sort_order }: OrderSearch): ListOrder | null =>
  sort_by === undefined ? null : { column: sort_by, descending: sort_order === 'desc' };

/** What a click on a head changes in the address: the other way round where the list is ordered by it already. */
export function orderedBy(column: string, order: ListOrder | null, firstDescending: boolean): OrderSearch {
  const descending = order?.column === column ? !order.descending : firstDescending;
  return { sort_by: column, sort_order: descending ? 'desc' : undefined };
}

/** Rows in an order. Those that have nothing to be ordered by stand last, either way. */
export function inOrder<Row>(rows: readonly Row[], rankOf: (row: Row) => Sortable, descending: boolean): Row[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [rankOf(one), rankOf(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : inWords.compare(String(a), String(b)));
  });
}

const inWords = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
