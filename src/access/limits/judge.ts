import type { Demand } from './demand.ts';
import { describeShadow, limitError } from './limit-error.ts';
import type { Excess, LimitKind, Subject } from './subject.ts';
import type { LimitLevel } from './subject-name.ts';

/** What is counted of limits. */
export interface LimitMetrics {
  /** @param inForce false when the limit was in shadow mode */
  limitReached(level: LimitLevel, kind: LimitKind, inForce: boolean): void;
  softBudgetReached(level: LimitLevel): void;
}

/**
 * What becomes of a call that some limits do not admit. Of those in force, the one that keeps it away longest is told.
 *
 * @param shadowsAll no limit is in force
 * @returns what limits in shadow mode would have said, when none is in force
 * @throws SwitchboardError RATE_LIMITED, BUDGET_EXCEEDED
 */
export function judge(
  subjects: readonly Subject[],
  demand: Demand,
  { shadowsAll, metrics }: { shadowsAll: boolean; metrics: LimitMetrics },
): string {
  const excesses = subjects.flatMap((subject) => subject.excesses(demand));
  const inForce = excesses.filter(({ subject }) => !shadowsAll && !subject.terms.shadow);
  const [first, ...others] = inForce;
  if (first) {
    const excess = others.reduce(longer, first);
    metrics.limitReached(excess.subject.level, excess.kind, true);
    throw limitError(excess, demand.at);
  }
  for (const { subject, kind } of excesses) metrics.limitReached(subject.level, kind, false);
  return excesses.map(describeShadow).join('; ');
}

const longer = (one: Excess, other: Excess): Excess => (other.waitSeconds > one.waitSeconds ? other : one);
