import { useMutation, useQueryClient } from '@tanstack/react-query';
import { agentsQuery, publish } from '../../api/agents.ts';
import { hubQuery } from '../../api/hub.ts';
import type { Agent } from '../../api/types.ts';
import { tell } from '../../kit/toast.tsx';

/** Puts an agent on the hub, or takes it off. */
export function usePublishing() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (agent: Pick<Agent, 'agent_id' | 'agent_name' | 'public'>) => {
      await publish(agent.agent_id, !agent.public);
    },
    onSuccess: async (_, agent) => {
      tell(agent.public ? `${agent.agent_name} is no longer on the hub` : `${agent.agent_name} is on the hub`);
      await Promise.all([agentsQuery, hubQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
    },
  });
}
