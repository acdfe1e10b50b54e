import type { HealthCheckRules } from '../agent.ts';

/** What one check of a deployment found. */
export interface CheckResult {
  /** Epoch milliseconds. */
  at: number;
  /** Milliseconds it took. */
  ms: number;
  isHealthy: boolean;
  /** Why it is not healthy; for administrators only. */
  reason: string | null;
}

export type HealthState = 'unknown' | 'healthy' | 'unhealthy';

/** What the checks of a deployment say so far. */
export interface Health {
  state: HealthState;
  /** When the state began, epoch milliseconds; null while unknown. */
  since: number | null;
  /** The newest checks first. */
  recent: readonly CheckResult[];
}

export const NOT_CHECKED: Health = { state: 'unknown', since: null, recent: [] };

/** Half an hour of checks a minute. */
const RECENT_KEPT = 30;

/**
 * What is known once one more check has been made. The state turns after as many equal results in a row as the rules ask for;
 * without regular checks there are no rows, and each result is the state.
 */
export function afterCheck(before: Health, result: CheckResult, rules: HealthCheckRules): Health {
  const recent = [result, ...before.recent].slice(0, Math.max(RECENT_KEPT, rules.unhealthyAfter, rules.healthyAfter));
  const needed = rules.periodMs === 0 ? 1 : result.isHealthy ? rules.healthyAfter : rules.unhealthyAfter;
  const row = recent.slice(0, needed);
  const turns = row.length === needed && row.every(({ isHealthy }) => isHealthy === result.isHealthy);
  const state = result.isHealthy ? 'healthy' : 'unhealthy';
  if (!turns || state === before.state) return { ...before, recent };
  return { state, since: result.at, recent };
}
