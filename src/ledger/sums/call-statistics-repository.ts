import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../store/index.ts';
import type { CallFilter } from '../finding/call-filter.ts';
import { lookupOf } from '../finding/call-lookup.ts';
import { type CallSelection, newestCalls } from '../finding/call-selection-repository.ts';
import { whereCalls } from '../finding/calls-filter-repository.ts';
import type { CallStatistics } from './call-statistics.ts';
import { TOTALS, totalsFrom } from './call-sums-repository.ts';

type Kind = 'sqlite' | 'postgres';

/** What the newest calls of a filter come to, and how many there are in all. @param most how many are summed */
export async function callStatistics(
  db: Kysely<Schema>,
  kind: Kind,
  filter: CallFilter,
  most: number,
): Promise<CallStatistics> {
  const statistics = await statisticsOf(db, newestCalls(db, kind, filter, undefined, most));
  if (statistics.calls < most) return statistics;
  return { ...statistics, calls: await countCalls(db, kind, filter) };
}

/** The same of calls that were found by other means. */
export function statisticsOfCalls(db: Kysely<Schema>, ids: readonly string[]): Promise<CallStatistics> {
  return statisticsOf(
    db,
    db
      .selectFrom('calls')
      .selectAll()
      .where('id', 'in', ids.length > 0 ? ids : NONE),
  );
}

/** No call has it: neither database takes an empty list. */
const NONE = [''];

async function statisticsOf(db: Kysely<Schema>, found: CallSelection): Promise<CallStatistics> {
  const summed = await db
    .selectFrom(found.clearSelect().select(SUMMED).as('summed'))
    .select([...TOTALS, sql<number | null>`avg(duration_ms)`.as('mean')])
    .executeTakeFirstOrThrow();
  const { mean, ...sums } = summed;
  const duration = mean === null ? null : { mean, ...(await percentiles(db, found, sums.calls)) };
  return { calls: sums.calls, isComplete: true, summed: totalsFrom(sums), duration };
}

const SUMMED = [
  'front',
  'outcome',
  'duration_ms',
  'cost_nano',
  'input_tokens',
  'output_tokens',
  'total_tokens',
] as const;

/** The durations at two places of their order: nothing but these two leaves the database. */
async function percentiles(
  db: Kysely<Schema>,
  found: CallSelection,
  calls: number,
): Promise<{ p50: number; p95: number }> {
  const placeOf = (share: number) => Math.max(1, Math.ceil(calls * share));
  const { rows } = await sql<{ place: number; duration_ms: number }>`
    select place, duration_ms from (
      select duration_ms, row_number() over (order by duration_ms) as place
      from ${found.clearSelect().select('duration_ms').as('found')}
    ) as placed where place in (${placeOf(0.5)}, ${placeOf(0.95)}) order by place`.execute(db);
  // A call that came between the two questions moves the places by one at most; of a single call both are the same.
  return { p50: rows[0]?.duration_ms ?? 0, p95: rows.at(-1)?.duration_ms ?? 0 };
}

async function countCalls(db: Kysely<Schema>, kind: Kind, filter: CallFilter): Promise<number> {
  const { calls } = await db
    .selectFrom('calls')
    .where((eb) => whereCalls(eb, kind, filter, lookupOf(filter)))
    .select(sql<number>`count(*)`.as('calls'))
    .executeTakeFirstOrThrow();
  return calls;
}
