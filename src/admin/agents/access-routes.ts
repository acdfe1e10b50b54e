import { z } from 'zod';
import { type AgentReach, type KeyReach, maskKey, notFound } from '../../access/index.ts';
import { defineRoute } from '../http/route.ts';
import { agentParams } from './agent-routes.ts';
import { groupsView, saysView, stateOf, stateView } from './reach-view.ts';

const reachingKey = z.object({
  key_id: z.string(),
  key_name: z.string().describe('To recognise the key by: "sk-...abcd".'),
  key_alias: z.string().nullable(),
  user_id: z.string().nullable(),
  team_id: z.string().nullable(),
  team_alias: z.string().nullable(),
  agent_id: z.string().nullable().describe('The agent whose own key it is.'),
  allowed: z.boolean().describe('False for a key that was given the agent, where its team or its agent was not.'),
  reason: z.string().describe('The rule that decides its calls.'),
  says: saysView,
  groups: groupsView,
  given: z.boolean().describe('Whether the key itself was given the agent, by name or by a group.'),
  by_name: z.boolean().describe('Whether the key names the agent: taking the name away is enough.'),
  state: stateView,
});

const reachingTeam = z.object({
  team_id: z.string(),
  team_alias: z.string().nullable(),
  blocked: z.boolean(),
  by_name: z.boolean().describe('Whether the team names the agent, and not one of its groups.'),
});

const agentAccess = defineRoute({
  name: 'agentAccess',
  summary: 'Who can call an agent, and by which rule: keys, teams; and which agents its own keys can call.',
  tag: 'agents',
  method: 'GET',
  path: '/v1/agents/{agent_id}/access',
  permission: 'inspect',
  params: agentParams,
  answer: z.object({
    agent_id: z.string(),
    agent_name: z.string(),
    public: z.boolean().describe('Whether everybody sees it. Calling it takes a key all the same.'),
    groups: z.array(z.string()).describe('Who is given one of them may call it.'),
    keys: z.array(reachingKey).describe('The newest first.'),
    teams: z.array(reachingTeam),
    own_keys: z.array(z.object({ key_id: z.string(), key_name: z.string(), key_alias: z.string().nullable() })),
    may_call: z
      .array(z.object({ agent_id: z.string(), agent_name: z.string() }))
      .describe('Agents that one of its own keys can call.'),
  }),
  errors: ['AGENT_NOT_FOUND'],
  handle: async ({ params }, { registry, reachOf, clock }) => {
    const agent = registry.find(params.agent_id);
    if (!agent) throw notFound('registration', params.agent_id);
    const reaches = await reachOf(registry.list());
    const { keys, teams } = reaches.get(agent.id) ?? NOBODY;
    const isOwn = ({ key, decision }: KeyReach) => key.agentId === agent.id && decision.allowed;
    const callees = registry.list().filter(({ id }) => reaches.get(id)?.keys.some(isOwn));
    const own = new Map(
      [...reaches.values()].flatMap((reach) => reach.keys.filter(isOwn)).map((one) => [one.key.id, one]),
    );
    return {
      body: {
        agent_id: agent.id,
        agent_name: agent.name,
        public: agent.public,
        groups: [...agent.accessGroups],
        keys: keys.map((reach) => viewKey(reach, agent, clock())),
        teams: teams.map(({ id, alias, blocked, objectPermission }) => ({
          team_id: id,
          team_alias: alias,
          blocked,
          by_name: names(objectPermission, agent),
        })),
        own_keys: [...own.values()].map(({ key }) => nameKey(key)),
        may_call: callees.map(({ id, name }) => ({ agent_id: id, agent_name: name })),
      },
    };
  },
});

const accessCounts = defineRoute({
  name: 'agentAccessCounts',
  summary: 'How many keys can call each agent, and how many teams were given it.',
  tag: 'agents',
  method: 'GET',
  path: '/agent/access',
  permission: 'inspect',
  answer: z.array(z.object({ agent_id: z.string(), agent_name: z.string(), keys: z.number(), teams: z.number() })),
  handle: async (_request, { registry, reachOf, clock }) => {
    const agents = registry.list();
    const reaches = await reachOf(agents);
    const now = clock();
    return {
      body: agents.map(({ id, name }) => {
        const { keys, teams } = reaches.get(id) ?? NOBODY;
        const open = keys.filter((one) => one.decision.allowed && stateOf(one, now) === 'ok');
        return { agent_id: id, agent_name: name, keys: open.length, teams: teams.length };
      }),
    };
  },
});

const NOBODY: AgentReach = { keys: [], teams: [] };

interface NamedAgent {
  readonly id: string;
  readonly name: string;
}

function viewKey(reach: KeyReach, agent: NamedAgent, now: number): z.input<typeof reachingKey> {
  const { key, team, decision, says, groups } = reach;
  return {
    ...nameKey(key),
    user_id: key.userId,
    team_id: key.teamId,
    team_alias: team?.alias ?? null,
    agent_id: key.agentId,
    allowed: decision.allowed,
    reason: decision.reason,
    says,
    groups,
    given: says.key === 'grants',
    by_name: names(key.objectPermission, agent),
    state: stateOf(reach, now),
  };
}

const nameKey = ({ id, lastFour, alias }: KeyReach['key']) => ({
  key_id: id,
  key_name: maskKey(lastFour),
  key_alias: alias,
});

/** Whether a declaration names the agent itself. */
function names(permission: KeyReach['key']['objectPermission'], { id, name }: NamedAgent): boolean {
  const agents = permission?.['agents'];
  return Array.isArray(agents) && (agents.includes(id) || agents.includes(name));
}

export const agentAccessRoutes = [agentAccess, accessCounts];
