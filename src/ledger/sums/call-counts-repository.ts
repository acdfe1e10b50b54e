import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { daysWhere } from './call-days-repository.ts';
import type { UsageFilter } from './call-usage.ts';

/** How many calls of a day may be seen. */
export interface DayCount {
  /** UTC, counted from 1970-01-01. */
  day: number;
  calls: number;
}

/**
 * How many calls there are, day by day, the oldest first; days without calls are left out. Of all calls a few rows of each day
 * tell it, of those of some owners the sums of these.
 */
export async function countDays(db: Kysely<Schema>, { from, to, scope }: UsageFilter): Promise<DayCount[]> {
  const counted =
    scope.kind === 'all'
      ? sql`at as day, sum(calls) as calls from call_times where kind = 'all_days' and at between ${from} and ${to}`
      : sql`day, sum(calls) as calls from call_days where ${daysWhere({ from, to, scope })}`;
  const { rows } = await sql<Record<keyof DayCount, number | string>>`
    select ${counted} group by 1 having sum(calls) > 0 order by 1`.execute(db);
  return rows.map(({ day, calls }) => ({ day: Number(day), calls: Number(calls) }));
}

/** How many in all. */
export const countCalls = async (db: Kysely<Schema>, filter: UsageFilter): Promise<number> =>
  (await countDays(db, filter)).reduce((all, { calls }) => all + calls, 0);
