import type { AccessRequest } from '../../api/access-requests.ts';
import type { AgentForwarding } from '../../api/activity.ts';
import type { Key } from '../../api/keys.ts';
import type { TraceDestination } from '../../api/settings.ts';
import type { Usage } from '../../api/usage.ts';
import type { AgentState } from '../agents/agent-state.ts';
import type { ShownAgent } from '../agents/use-fleet.ts';

const A_WEEK = 7 * 86_400_000;
/** The worst first. */
const TROUBLE: readonly AgentState['name'][] = ['down', 'slow', 'paused'];
/** From here on a budget is nearly spent. */
export const NEARLY_SPENT = 0.9;

/** Who has a budget, and what is left of it. */
export interface Budget {
  kind: 'key' | 'team';
  id: string;
  name: string;
  /** Dollars. */
  spend: number;
  max: number;
}

export interface Concerned {
  fleet: readonly ShownAgent[];
  keys: readonly Key[];
  /** Of the time range. */
  forwarding: readonly AgentForwarding[];
  requests: readonly AccessRequest[];
  destinations: readonly TraceDestination[];
  budgets: readonly Budget[];
  /** Of the time range, by model and by agent. */
  models: Usage | undefined;
  agents: Usage | undefined;
}

/** What somebody should look at. @param now epoch milliseconds */
export function concernsOf(
  { fleet, keys, forwarding, requests, destinations, budgets, models, agents }: Concerned,
  now: number,
) {
  return {
    troubled: TROUBLE.flatMap((name) => fleet.filter(({ state }) => state.name === name)),
    failing: destinations.filter(({ state }) => state === 'failing' || state === 'paused'),
    asked: requests.filter(({ may_decide }) => may_decide),
    spent: budgets.filter(({ spend, max }) => spend >= max * NEARLY_SPENT),
    unlinked: unlinkedOf(fleet, forwarding),
    expiring: keys.filter(({ expires, blocked }) => {
      const at = expires === null ? Number.POSITIVE_INFINITY : Date.parse(expires);
      return !blocked && at > now && at - now < A_WEEK;
    }),
    unpricedModels: unpricedOf(models),
    unpricedAgents: unpricedOf(agents),
  };
}

export type Concerns = ReturnType<typeof concernsOf>;

/** How many things that makes; all agents without a price are one, since one decision mends them. */
export const countOf = ({ unpricedAgents, ...others }: Concerns): number =>
  Object.values(others).reduce((sum, { length }) => sum + length, unpricedAgents.length > 0 ? 1 : 0);

/** They call with keys of their own, and not once as part of what they were called for. */
function unlinkedOf(fleet: Concerned['fleet'], forwarding: Concerned['forwarding']) {
  const made = new Map(forwarding.flatMap((one) => (one.linked ? [] : [[one.agent_id, one.made]])));
  return fleet.flatMap(({ agent }) => {
    const calls = made.get(agent.agent_id);
    return calls === undefined ? [] : [{ agent, calls }];
  });
}

/** By name, the most called first. Calls of models are no agent's. */
function unpricedOf(usage: Usage | undefined): { name: string; calls: number }[] {
  const calls = new Map<string, number>();
  for (const { id, unpriced_calls } of usage?.sums ?? [])
    if (id !== '' && unpriced_calls > 0) calls.set(id, (calls.get(id) ?? 0) + unpriced_calls);
  return [...calls]
    .map(([id, unpriced]) => ({ name: usage?.names[id] ?? id, calls: unpriced }))
    .toSorted((one, other) => other.calls - one.calls);
}
