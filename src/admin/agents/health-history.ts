import type { HealthTurn } from '../../agents/index.ts';
import { type AgentHour, HOUR_MS } from '../../ledger/index.ts';

/** The hours of an agent, the oldest first: three lists of equal length. */
export interface HealthHistory {
  calls: number[];
  failedCalls: number[];
  /** Whether the checks of a deployment said at some time within the hour that it is not healthy. */
  checkFailed: boolean[];
}

/** @param from the first hour, counted from 1970-01-01, UTC @param now epoch milliseconds, in the last hour */
export interface HistoryHours {
  from: number;
  now: number;
}

/** @param hours and turns: of this agent; turns in the order of time @param deployments those that it has now */
export function healthHistory(
  hours: readonly AgentHour[],
  turns: readonly HealthTurn[],
  deployments: ReadonlySet<string>,
  { from, now }: HistoryHours,
): HealthHistory {
  const length = Math.floor(now / HOUR_MS) - from + 1;
  const history: HealthHistory = {
    calls: Array<number>(length).fill(0),
    failedCalls: Array<number>(length).fill(0),
    checkFailed: Array<boolean>(length).fill(false),
  };
  for (const { hour, calls, okCalls } of hours) {
    history.calls[hour - from] = calls;
    history.failedCalls[hour - from] = calls - okCalls;
  }
  for (const [start, end] of unhealthyTimes(turns, deployments, now))
    history.checkFailed.fill(true, Math.max(0, hourOf(start) - from), Math.max(0, hourOf(end) - from + 1));
  return history;
}

const hourOf = (at: number): number => Math.floor(at / HOUR_MS);

/** From each turn for the worse to the next turn of the same deployment, or to now. */
function unhealthyTimes(
  turns: readonly HealthTurn[],
  deployments: ReadonlySet<string>,
  now: number,
): (readonly [start: number, end: number])[] {
  return turns.flatMap((turn, index) => {
    if (turn.isHealthy || !deployments.has(turn.deploymentId)) return [];
    const next = turns.slice(index + 1).find(({ deploymentId }) => deploymentId === turn.deploymentId);
    return [[turn.changedAt, next?.changedAt ?? now] as const];
  });
}
