import { type Duration, readDuration } from '../../config/index.ts';

/** The time in which a budget is spent, epoch milliseconds; `endsAt` is the first moment of the next one. */
export interface BudgetSpan {
  startsAt: number;
  /** Infinity for a budget without a window. */
  endsAt: number;
}

const DAY = 86_400_000;
const MS: Record<Exclude<Duration['unit'], 'mo'>, number> = { s: 1000, m: 60_000, h: 3_600_000, d: DAY, w: 7 * DAY };

const FOR_EVER: BudgetSpan = { startsAt: 0, endsAt: Number.POSITIVE_INFINITY };
/** 1970-01-05, the first Monday of the epoch. */
const FIRST_MONDAY = 4 * DAY;

/**
 * The window that a time falls into. Windows stand on the calendar, in UTC, so that every process and every restart finds
 * the same: days begin at midnight, weeks (`7d`) on Monday, months (`1mo`, and `30d` as in LiteLLM) on the 1st. Other
 * lengths are counted from 1970.
 *
 * @param duration LiteLLM's spelling; null is one window for ever
 * @param at epoch milliseconds
 */
export function budgetSpan(duration: string | null, at: number): BudgetSpan {
  const length = duration === null ? undefined : readDuration(duration);
  if (!length) return FOR_EVER;
  const months = monthsOf(length);
  if (months > 0) return monthSpan(months, at);
  const milliseconds = length.count * MS[length.unit as keyof typeof MS];
  const origin = milliseconds % (7 * DAY) === 0 ? FIRST_MONDAY : 0;
  const startsAt = Math.floor((at - origin) / milliseconds) * milliseconds + origin;
  return { startsAt, endsAt: startsAt + milliseconds };
}

function monthsOf({ count, unit }: Duration): number {
  if (unit === 'mo') return count;
  return unit === 'd' && count === 30 ? 1 : 0;
}

function monthSpan(months: number, at: number): BudgetSpan {
  const date = new Date(at);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const first = month - (month % months);
  return { startsAt: firstOf(first), endsAt: firstOf(first + months) };
}

/** @param month counted from the year 0 */
const firstOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12);
