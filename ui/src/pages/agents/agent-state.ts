import type { Agent } from '../../api/types.ts';
import type { StateKind } from '../../kit/state.tsx';

/** What `GET /health` says of an agent. */
export interface KnownHealth {
  isHealthy: boolean;
  error: string | null;
  deployments: readonly { name: string; standing: string; check_state: string; error: string | null }[];
}

export interface AgentState {
  /** Under which tab it stands. */
  name: 'reachable' | 'partly' | 'down' | 'paused' | 'off';
  kind: StateKind;
  label: string;
  /** Why, when there is something to say. */
  reason: string | null;
}

/** What callers would meet. @param health undefined until it is known */
export function stateOf({ enabled, paused }: Agent, health: KnownHealth | undefined): AgentState {
  if (paused) return { name: 'paused', kind: 'paused', label: 'paused', reason: paused.reason };
  if (!enabled)
    return { name: 'off', kind: 'paused', label: 'switched off', reason: 'It takes no calls until it is enabled.' };
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
    return { name: 'partly', kind: 'slow', label, reason: reason ?? `${names} takes no calls now.` };
  }
  return { name: 'reachable', kind: 'ok', label: 'reachable', reason: null };
}
