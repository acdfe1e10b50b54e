import type { Logger } from 'pino';
import type { Counters } from './counters.ts';
import type { Estimates } from './estimates.ts';
import type { LimitMetrics } from './judge.ts';
import { payerOf, type SettledCall } from './settled-call.ts';
import type { Subject } from './subject.ts';
import { LIMIT_LEVELS } from './subject-name.ts';

/** Counts what a call cost against every budget it belongs to, whatever it had reserved. */
export type Post = (call: SettledCall) => void;

/** By the call's record, not by its reservation: a budget that was declared while it ran counts it, too. */
export function createLedgerPost(parts: {
  counters: Counters;
  estimates: Estimates;
  metrics: LimitMetrics;
  log: Logger;
}): Post {
  const { counters, estimates, metrics, log } = parts;

  const spend = (subject: Subject, call: SettledCall, costNano: number): void => {
    const window = subject.budget?.spend(call.startedAt, costNano);
    const { softBudgetNano } = subject.terms;
    if (!window || window.warned || softBudgetNano === null || window.spentNano < softBudgetNano) return;
    window.warned = true;
    metrics.softBudgetReached(subject.level);
    const { level, id } = subject;
    log.warn(
      { level, id, spentUsd: window.spentNano / 1e9, softBudgetUsd: softBudgetNano / 1e9 },
      'A soft budget is reached.',
    );
  };

  return (call) => {
    estimates.learn(call);
    const { costNano } = call;
    if (costNano === null || costNano === 0) return;
    for (const level of LIMIT_LEVELS) {
      const id = payerOf(call, level);
      const subject = id === null ? undefined : counters.find(level, id);
      if (subject?.budget) spend(subject, call, costNano);
    }
  };
}
