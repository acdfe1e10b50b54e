import { useQuery } from '@tanstack/react-query';
import { agentsQuery } from '../../api/agents.ts';
import { keysQuery } from '../../api/keys.ts';

/** What agents and keys are called, by id; undefined for what is gone, and for what has no other name. */
export function useNames(): (id: string | null) => string | undefined {
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: keys = [] } = useQuery(keysQuery);
  const names = new Map([
    ...agents.map(({ agent_id, agent_name }) => [agent_id, agent_name] as const),
    ...keys.flatMap(({ key_id, key_alias }) => (key_alias === null ? [] : [[key_id, key_alias] as const])),
  ]);
  return (id) => (id === null ? undefined : names.get(id));
}
