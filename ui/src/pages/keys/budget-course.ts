import type { TakenLimits } from '../../api/limits.ts';
import { forecast } from '../usage/measure.ts';

/** What was spent by a time, in dollars. */
export interface Spent {
  /** Epoch milliseconds. */
  at: number;
  spent: number;
}

/** How the money of a budget goes. */
export interface BudgetCourse {
  start: number;
  /** When the budget begins anew; now, of one that never does. */
  end: number;
  max: number;
  /** What was spent so far, step by step, to now. */
  points: readonly Spent[];
  /** What will be spent at the end if it goes on so; null where that cannot be told. */
  expected: number | null;
  /** When the budget will have been spent, if it goes on so and that is before the end. */
  emptyAt: number | null;
}

const NANO = 1e9;

/**
 * @param pieces what calls cost, in nano-dollars, by when the hour or day of them began, the oldest first
 * @param started when the budget began, epoch milliseconds
 * @returns null without a budget
 */
export function budgetCourse(
  { spend, max_budget, budget_reset_at }: Pick<TakenLimits, 'spend' | 'max_budget' | 'budget_reset_at'>,
  pieces: readonly { at: number; nano: number }[],
  started: number,
  now: number,
): BudgetCourse | null {
  if (max_budget === null) return null;
  const end = budget_reset_at === null ? now : Date.parse(budget_reset_at);
  const passed = (now - started) / (end - started);
  const expected = budget_reset_at === null || spend === 0 ? null : forecast(spend, passed);
  const goesEmpty = expected !== null && spend < max_budget && expected > max_budget;
  return {
    start: started,
    end,
    max: max_budget,
    points: pointsOf(spend, pieces, started, now),
    expected,
    emptyAt: goesEmpty ? started + (now - started) * (max_budget / spend) : null,
  };
}

/** Told from its end: the first day may have calls from before the budget began, and those are not counted. */
function pointsOf(
  spend: number,
  pieces: readonly { at: number; nano: number }[],
  started: number,
  now: number,
): Spent[] {
  const points: Spent[] = [{ at: now, spent: spend }];
  let left = spend;
  for (const { at, nano } of pieces.toReversed()) {
    left = Math.max(0, left - nano / NANO);
    points.unshift({ at: Math.max(started, at), spent: left });
  }
  return (points[0]?.at ?? now) > started ? [{ at: started, spent: points[0]?.spent ?? 0 }, ...points] : points;
}
