import { useQuery } from '@tanstack/react-query';
import { agentsQuery } from '../../api/agents.ts';
import { healthQuery } from '../../api/health.ts';
import type { Agent } from '../../api/types.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { type AgentState, type KnownHealth, stateOf } from './agent-state.ts';

export interface ShownAgent {
  agent: Agent;
  state: AgentState;
  /** Undefined until it is known, and to whom it is not shown. */
  health: KnownHealth | undefined;
}

interface Fleet {
  /** Undefined while they are asked for. */
  all: ShownAgent[] | undefined;
  /** Why it is not known how they fare. */
  healthError: Error | null;
}

/** Every agent, and how it fares. @throws ApiError when the agents cannot be read */
export function useFleet(): Fleet {
  const agents = useQuery(agentsQuery);
  const { mayInspect } = usePowers();
  const health = useQuery({ ...healthQuery, enabled: mayInspect });
  if (agents.error && !agents.data) throw agents.error;
  const known = health.data && healthByAgent(health.data);
  const all = agents.data?.map((agent) => {
    const its = known?.get(agent.agent_id);
    return { agent, health: its, state: stateOf(agent, mayInspect ? its : null) };
  });
  return { all, healthError: health.error };
}

type HealthAnswer = NonNullable<Awaited<ReturnType<NonNullable<typeof healthQuery.queryFn>>>>;

function healthByAgent({ healthy_endpoints, unhealthy_endpoints }: HealthAnswer): Map<string, KnownHealth> {
  return new Map<string, KnownHealth>([
    ...healthy_endpoints.map((one) => [one.agent_id, { ...one, isHealthy: true }] as const),
    ...unhealthy_endpoints.map((one) => [one.agent_id, { ...one, isHealthy: false }] as const),
  ]);
}
