import type { Agent } from '../../api/types.ts';
import { durationText } from '../../format/duration.ts';
import type { StateKind } from '../../kit/state.tsx';

/** What `GET /health` says of an agent. */
export interface KnownHealth {
  isHealthy: boolean;
  error: string | null;
  deployments: readonly {
    name: string;
    standing: string;
    check_state: string;
    check_state_since: string | null;
    /** Until an answer begins, on the average. */
    latency_ms: number | null;
    /** The newest first. */
    checks: readonly { at: string; ms: number; healthy: boolean }[];
    error: string | null;
  }[];
}

/** A check asks for no more than a card. */
const SLOW_CHECK_MS = 2_000;
/** Nobody waits longer for the first word. */
const SLOW_ANSWER_MS = 20_000;

export interface AgentState {
  /** Under which tab it stands. */
  name: 'reachable' | 'slow' | 'down' | 'paused' | 'off' | 'in-service';
  kind: StateKind;
  label: string;
  /** Why, when there is something to say. */
  reason: string | null;
}

/** What callers would meet. @param health undefined until it is known, null to whom it is not shown */
export function stateOf({ enabled, paused }: Agent, health: KnownHealth | null | undefined): AgentState {
  if (paused) return { name: 'paused', kind: 'paused', label: 'paused', reason: paused.reason };
  if (!enabled)
    return { name: 'off', kind: 'paused', label: 'switched off', reason: 'It takes no calls until it is enabled.' };
  if (health === null) return { name: 'in-service', kind: 'ok', label: 'in service', reason: null };
  if (!health) return { name: 'reachable', kind: 'running', label: 'asking', reason: null };
  const troubled = health.deployments.filter(
    ({ standing, check_state, error }) =>
      standing === 'ejected' || standing === 'unhealthy' || check_state === 'unhealthy' || error !== null,
  );
  const reason = troubled.find(({ error }) => error !== null)?.error ?? health.error;
  if (!health.isHealthy)
    return { name: 'down', kind: 'down', label: 'down', reason: reason ?? 'No deployment takes calls.' };
  if (troubled.length > 0) {
    const names = troubled.map(({ name }) => name).join(', ');
    const label = health.deployments.length === 1 ? 'on trial' : 'partly down';
    return { name: 'slow', kind: 'slow', label, reason: reason ?? `${names} takes no calls now.` };
  }
  const slowness = slownessOf(health);
  if (slowness !== null) return { name: 'slow', kind: 'slow', label: 'slow', reason: slowness };
  return { name: 'reachable', kind: 'ok', label: 'reachable', reason: null };
}

/** Why it is slow, if it is. */
function slownessOf({ deployments }: KnownHealth): string | null {
  for (const { name, latency_ms, checks } of deployments) {
    const [newest] = checks;
    if (newest && newest.ms >= SLOW_CHECK_MS) return `The last check of ${name} took ${durationText(newest.ms)}.`;
    if (latency_ms !== null && latency_ms >= SLOW_ANSWER_MS)
      return `Answers of ${name} begin after ${durationText(latency_ms)}, on the average.`;
  }
  return null;
}

/** When one of its deployments was checked last, epoch milliseconds; null when none ever was. */
export function lastCheckOf(health: KnownHealth | undefined): number | null {
  const times = (health?.deployments ?? []).flatMap(({ checks: [newest] }) => (newest ? [Date.parse(newest.at)] : []));
  return times.length === 0 ? null : Math.max(...times);
}
