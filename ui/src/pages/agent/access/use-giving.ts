import { useMutation, useQueryClient } from '@tanstack/react-query';
import { agentsQuery } from '../../../api/agents.ts';
import type { Agent } from '../../../api/types.ts';
import { tell, tellWithUndo } from '../../../kit/toast.tsx';

/** Gives or takes away, and tells it with the way back. */
export function useGiving(agent: Agent) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ give, isGiven }: Giving) => {
      await give(isGiven);
      await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
    },
    onSuccess: (_, { give, isGiven, name }) => {
      const what = isGiven ? `${name} may call ${agent.agent_name}` : `Took ${agent.agent_name} from ${name}`;
      tellWithUndo(what, async () => {
        await give(!isGiven);
        await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
      });
    },
    onError: (error) => tell(error.message),
  });
}

interface Giving {
  name: string;
  isGiven: boolean;
  give: (isGiven: boolean) => Promise<void>;
}
