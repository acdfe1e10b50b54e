import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { CallsTable, Schema } from '../../store/index.ts';
import type { CallPlace } from './call-cursor.ts';
import type { CallFilter } from './call-filter.ts';
import { alternativesOf, lookupOf } from './call-lookup.ts';
import { whereCalls } from './calls-filter-repository.ts';

export type CallSelection = SelectQueryBuilder<Schema, 'calls', CallsTable>;

export const NEWEST_FIRST = sql`started_at desc, id desc`;
export const AS_RECORDED = sql`seq`;

/** The newest calls of a filter. @param place behind which they are; absent: from the newest on */
export function newestCalls(
  db: Kysely<Schema>,
  kind: 'sqlite' | 'postgres',
  filter: CallFilter,
  place: CallPlace | undefined,
  limit: number,
): CallSelection {
  const newest = (calls: SelectQueryBuilder<Schema, 'calls', object>) =>
    behind(calls, place).orderBy(NEWEST_FIRST).limit(limit);
  const newestOf = (alternative: CallFilter) =>
    newest(db.selectFrom('calls').where((eb) => whereCalls(eb, kind, alternative, lookupOf(alternative))));
  const [first, ...others] = alternativesOf(filter);
  if (others.length === 0) return newestOf(first).selectAll();
  // Each alternative has its own end; SQLite wants them wrapped for that.
  const idsOf = (alternative: CallFilter) =>
    db.selectFrom(newestOf(alternative).select('id').as('alternative')).select('alternative.id');
  const ids = others.reduce((union, alternative) => union.unionAll(idsOf(alternative)), idsOf(first));
  return newest(db.selectFrom('calls').where('id', 'in', ids)).selectAll();
}

const behind = (calls: SelectQueryBuilder<Schema, 'calls', object>, place: CallPlace | undefined) =>
  place ? calls.where(sql<boolean>`(started_at, id) < (${place.startedAt}, ${place.id})`) : calls;

/** The calls of a filter that were recorded after one. @param seq its number */
export const callsAfter = (
  db: Kysely<Schema>,
  kind: 'sqlite' | 'postgres',
  filter: CallFilter,
  seq: number,
  limit: number,
): CallSelection =>
  db
    .selectFrom('calls')
    .selectAll()
    .where((eb) => whereCalls(eb, kind, filter, 'seq'))
    .where('seq', '>', seq)
    .orderBy(AS_RECORDED)
    .limit(limit);
