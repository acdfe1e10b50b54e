import type { Usage, UsageGroup, UsageSum } from '../../api/usage.ts';
import { count } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { money } from '../../format/money.ts';

/** Nano-dollars; a dash when nothing of it has a price. */
const moneyOf = (nano: number | null): string => (nano === null ? '—' : money(nano));
const countOf = (things: number | null): string => count(things ?? 0);
const timeOf = (ms: number | null): string => (ms === null ? '—' : durationText(ms));

export const MEASURES = {
  cost: { label: 'Cost', show: moneyOf },
  calls: { label: 'Calls', show: countOf },
  tokens: { label: 'Tokens', show: countOf },
  errors: { label: 'Errors', show: countOf },
  p95: { label: 'p95', show: timeOf },
  p50: { label: 'Median', show: timeOf },
} as const;

export const GROUPS = {
  agent: 'Agent',
  key: 'Key',
  team: 'Team',
  user: 'User',
  model: 'Model',
  tag: 'Tag',
  end_user: 'End user',
} as const satisfies Record<UsageGroup, string>;

export type Measure = keyof typeof MEASURES;
export type Group = keyof typeof GROUPS;

/** What a group, a day, or all of them come to. */
export interface Totals {
  calls: number;
  failed: number;
  priced: number;
  unpriced: number;
  estimated: number;
  tokens: number;
  /** Nano-dollars, as the next one. */
  fees: number;
  models: number;
}

const NOTHING: Totals = { calls: 0, failed: 0, priced: 0, unpriced: 0, estimated: 0, tokens: 0, fees: 0, models: 0 };

export const totalsOf = (sums: readonly UsageSum[]): Totals =>
  sums.reduce(
    (all, sum) => ({
      calls: all.calls + sum.calls,
      failed: all.failed + sum.failed_calls,
      priced: all.priced + sum.priced_calls,
      unpriced: all.unpriced + sum.unpriced_calls,
      estimated: all.estimated + sum.estimated_calls,
      tokens: all.tokens + sum.total_tokens,
      fees: all.fees + sum.fee_nano,
      models: all.models + sum.model_nano,
    }),
    NOTHING,
  );

/** Null when nothing of it has a price: that is not the same as free. */
export function costOf({ fees, models, priced }: Totals): number | null {
  const cost = fees + models;
  return cost === 0 && priced === 0 ? null : cost;
}

/** Of these there is no sum, so that they are told beside the others. */
const TIMES = { p50: 'p50_ms', p95: 'p95_ms' } as const satisfies Partial<Record<Measure, string>>;
type TimeMeasure = keyof typeof TIMES;

export const isTime = (measure: Measure): measure is TimeMeasure => Object.hasOwn(TIMES, measure);

const SUMMED: Record<Exclude<Measure, TimeMeasure>, (totals: Totals) => number | null> = {
  cost: costOf,
  calls: ({ calls }) => calls,
  tokens: ({ tokens }) => tokens,
  errors: ({ failed }) => failed,
};

type Times = Record<(typeof TIMES)[TimeMeasure], number | null>;

/** What is measured of some calls. @param times how long these took, where that is known */
export const amountOf = (measure: Measure, totals: Totals, times: Times | null | undefined): number | null =>
  isTime(measure) ? (times?.[TIMES[measure]] ?? null) : SUMMED[measure](totals);

/** A group over the whole range. */
export interface Row extends Totals {
  id: string;
  name: string;
  amount: number | null;
  /** The same in the period before; null when there was nothing. */
  before: number | null;
  days: readonly { date: string; fees: number; models: number; amount: number | null }[];
}

/** The groups, the greatest first. @param before the period before, of the same length */
export function rowsOf(usage: Usage, before: Usage | undefined, measure: Measure, group: Group): Row[] {
  const bySum = groupBy(usage.sums, ({ id }) => id);
  const earlier = groupBy(before?.sums ?? [], ({ id }) => id);
  const read = (all: Usage | undefined, id: string, totals: Totals): number | null =>
    amountOf(measure, totals, all?.latency?.groups[id]);
  const rows = [...bySum].map(([id, sums]): Row => {
    const totals = totalsOf(sums);
    const past = earlier.get(id);
    return {
      ...totals,
      id,
      name: usage.names[id] ?? (id === '' ? noneOf(group) : id.slice(0, 12)),
      amount: read(usage, id, totals),
      before: past ? read(before, id, totalsOf(past)) : null,
      days: sums.map((sum) => {
        const day = totalsOf([sum]);
        return {
          date: sum.date,
          fees: day.fees,
          models: day.models,
          amount: amountOf(measure, day, null),
        };
      }),
    };
  });
  return rows.toSorted((one, other) => (other.amount ?? -1) - (one.amount ?? -1) || other.calls - one.calls);
}

/** Calls of models are no agent's; what agents pay for them stands under these. */
const noneOf = (group: Group): string => (group === 'agent' ? 'models' : `no ${GROUPS[group].toLowerCase()}`);

/** A day of all groups together. */
export interface Day {
  date: string;
  fees: number;
  models: number;
  amount: number | null;
}

/** Every day of the range, those without calls as well. @param usage undefined while it is asked for */
export function daysOf(usage: Usage | undefined, dates: readonly string[], measure: Measure): Day[] {
  const byDate = groupBy(usage?.sums ?? [], ({ date }) => date);
  return dates.map((date) => {
    const sums = byDate.get(date);
    const totals = totalsOf(sums ?? []);
    const amount = sums ? amountOf(measure, totals, usage?.latency?.pieces[date]) : null;
    return { date, fees: totals.fees, models: totals.models, amount };
  });
}

/** What a period will come to if it goes on as it began. @param passed the share of it that is over */
export const forecast = (amount: number, passed: number): number => (passed <= 0 ? amount : amount / passed);

/** How much more or less than before, as a share of it; null when there is nothing to compare with. */
export const changeOf = (amount: number | null, before: number | null): number | null =>
  amount === null || before === null || before === 0 ? null : amount / before - 1;

export function groupBy<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const known = groups.get(keyOf(thing));
    if (known) known.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}

export const DAY_MS = 86_400_000;

/** YYYY-MM-DD, UTC. @param at epoch milliseconds */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Every day from the first to the last. */
export function daysBetween(from: string, to: string): string[] {
  const first = Date.parse(from);
  const length = Math.round((Date.parse(to) - first) / DAY_MS) + 1;
  return Array.from({ length }, (_, index) => isoDay(first + index * DAY_MS));
}
