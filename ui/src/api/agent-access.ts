import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { operations } from './schema.ts';

export type AgentAccess = operations['agentAccess']['responses'][200]['content']['application/json'];
export type ReachingKey = AgentAccess['keys'][number];

/** Who can call an agent, and by which rule. @param agent id or name */
export const agentAccessQuery = (agent: string) =>
  queryOptions({
    queryKey: ['agents', agent, 'access'],
    queryFn: () => answerOf(api.GET('/v1/agents/{agent_id}/access', { params: { path: { agent_id: agent } } })),
  });

/** How many can call each agent. */
export const accessCountsQuery = queryOptions({
  queryKey: ['agents', 'access-counts'],
  queryFn: () => answerOf(api.GET('/agent/access')),
});

interface Given {
  agent_id: string;
  agent_name: string;
}

/** Gives a key an agent by name, or takes the name away; what else it was given stays. @param key its id */
export async function giveToKey(key: string, agent: Given, isGiven: boolean): Promise<void> {
  const { info } = await answerOf(api.GET('/key/info', { params: { query: { key } } }));
  const object_permission = withAgent(info.object_permission, agent, isGiven);
  await answerOf(api.POST('/key/update', { body: { key, object_permission } }));
}

/** As with keys. */
export async function giveToTeam(team_id: string, agent: Given, isGiven: boolean): Promise<void> {
  const { team_info } = await answerOf(api.GET('/team/info', { params: { query: { team_id } } }));
  const object_permission = withAgent(team_info.object_permission, agent, isGiven);
  await answerOf(api.POST('/team/update', { body: { team_id, object_permission } }));
}

/** An agent may be named by its id as well. */
function withAgent(permission: object | null, { agent_id, agent_name }: Given, isGiven: boolean) {
  const given: { agents?: unknown } = permission ?? {};
  const named = Array.isArray(given.agents) ? given.agents.filter((one) => typeof one === 'string') : [];
  const others = named.filter((one) => one !== agent_id && one !== agent_name);
  return { ...permission, agents: isGiven ? [...others, agent_name] : others };
}
