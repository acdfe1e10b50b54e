import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CallsTable, Schema } from '../../store/index.ts';
import type { OrderedPlace } from './call-cursor.ts';
import type { CallFilter } from './call-filter.ts';
import { lookupOf } from './call-lookup.ts';
import type { CallOrder } from './call-order.ts';
import type { CallSelection } from './call-selection-repository.ts';
import { columnOf, whereCalls } from './calls-filter-repository.ts';

/** Neither database has an order for what is not known that the other one has. */
const UNKNOWN = -1;
const MAYBE_UNKNOWN: ReadonlySet<CallOrder['by']> = new Set(['costNano', 'totalTokens', 'firstByteMs']);

function orderedBy({ by }: CallOrder): RawBuilder<unknown> {
  const column = sql.ref(columnOf(by));
  return MAYBE_UNKNOWN.has(by) ? sql`coalesce(${column}, ${sql.lit(UNKNOWN)})` : sql`${column}`;
}

/** What a call was ordered by. */
export const orderedValue = ({ by }: CallOrder, call: CallsTable): string | number => call[columnOf(by)] ?? UNKNOWN;

/**
 * The calls of a filter in another order. Their ids are found within an index, which holds all that lists are ordered by:
 * only the rows of the page are read.
 * @param place behind which they are; absent: from the first on
 */
export function orderedCalls(
  db: Kysely<Schema>,
  kind: 'sqlite' | 'postgres',
  filter: CallFilter,
  order: CallOrder,
  place: OrderedPlace | undefined,
  limit: number,
): CallSelection {
  const value = orderedBy(order);
  const inOrder = order.descending ? sql`${value} desc, id desc` : sql`${value}, id`;
  const ahead = order.descending ? sql`<` : sql`>`;
  const found = db
    .selectFrom('calls')
    .select('id')
    .where((eb) => whereCalls(eb, kind, filter, lookupOf(filter)))
    .$if(place !== undefined, (calls) =>
      calls.where(sql<boolean>`(${value}, id) ${ahead} (${place?.value}, ${place?.id})`),
    )
    .orderBy(inOrder)
    .limit(limit);
  return db.selectFrom('calls').selectAll().where('id', 'in', found).orderBy(inOrder).limit(limit);
}
