import type { CallScope } from '../../access/index.ts';
import {
  DAY_MS,
  HOUR_MS,
  type UsageFilter,
  type UsageGroup,
  type UsageHoursFilter,
  type UsageLatency,
  type UsageSum,
} from '../../ledger/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { invalidField } from '../http/failure.ts';
import { type DayRange, dayRange } from '../spend/days.ts';

/** Where no sums tell, records are read, and other readers wait meanwhile. */
export const MOST_READ = 100_000;
/** Ranges up to here are told by hour. */
const HOURS_UP_TO_MS = 48 * HOUR_MS;

/** Days, or times of which hours are told if they are near enough. */
type UsageRange = DayRange & { hours: Pick<UsageHoursFilter, 'since' | 'until'> | null };

interface RangeQuery {
  start_date?: number | undefined;
  end_date?: number | undefined;
  since?: number | undefined;
  until?: number | undefined;
}

/** @throws SwitchboardError INVALID_PARAMS when it is not told what range, or told twice */
export function rangeOf({ start_date, end_date, since, until }: RangeQuery, now: number): UsageRange {
  if (start_date !== undefined && end_date !== undefined && since === undefined && until === undefined)
    return { ...dayRange(start_date, end_date), hours: null };
  if (since === undefined || start_date !== undefined || end_date !== undefined)
    throw invalidField('since', 'or start_date and end_date are to be given');
  const end = until ?? now + 1;
  if (since >= end) throw invalidField('until', 'is not after since');
  const days = dayRange(Math.floor(since / DAY_MS), Math.floor((end - 1) / DAY_MS));
  return { ...days, hours: end - since <= HOURS_UP_TO_MS ? { since, until: end } : null };
}

interface UsageOfRange {
  sums: UsageSum[];
  latency: UsageLatency | null;
  stepMs: number;
  since: number;
  until: number;
}

/** @param withTimes how long they took, too */
export async function usageOf(
  { from, to, hours }: UsageRange,
  scope: CallScope,
  by: UsageGroup,
  withTimes: boolean,
  { calls }: Pick<RouteContext, 'calls'>,
): Promise<UsageOfRange> {
  const days = { from, to, scope };
  if (hours && (await countOf(days, calls)) <= MOST_READ) {
    const { sums, latency } = await calls.usageOfHours({ ...hours, scope }, by);
    return { sums, latency: withTimes ? latency : null, stepMs: HOUR_MS, ...hours };
  }
  const [sums, latency] = await Promise.all([
    calls.sumUsage(days, by),
    withTimes ? calls.latencyOfUsage(days, by, MOST_READ) : null,
  ]);
  return { sums, latency, stepMs: DAY_MS, since: from * DAY_MS, until: (to + 1) * DAY_MS };
}

const countOf = async (days: UsageFilter, calls: Pick<RouteContext['calls'], 'countDays'>): Promise<number> =>
  (await calls.countDays(days)).reduce((all, day) => all + day.calls, 0);
