import { z } from 'zod';
import { decide, notFound, type Principal } from '../../access/index.ts';
import type { AgentRecord, AgentRegistry } from '../../agents/index.ts';
import { agentRegistration } from '../../config/index.ts';
import { decodeCursor, encodeCursor } from '../../store/index.ts';
import { actorOf } from '../http/actor.ts';
import { nextPageHeaders, pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { auditOfAgent, lookAtAgent } from './agent-audit.ts';
import { searchAgents } from './agent-search.ts';
import { agentView, viewAgent } from './agent-view.ts';

export const agentParams = z.object({ agent_id: z.string().describe('Id or name.') });
export const registration = agentRegistration.meta({ id: 'AgentRegistration' });
const changes = agentRegistration.partial().meta({ id: 'AgentChanges' });

const PROOF_ERRORS = ['CONFLICT', 'ADDRESS_REFUSED', 'CARD_UNAVAILABLE'] as const;
const CHANGE_ERRORS = ['AGENT_NOT_FOUND', 'READ_ONLY', ...PROOF_ERRORS] as const;

const createAgent = defineRoute({
  name: 'createAgent',
  summary: 'Register an agent. Unless "enabled" is false, it has to show its card first.',
  tag: 'agents',
  method: 'POST',
  path: '/v1/agents',
  permission: 'manage',
  body: registration,
  answer: agentView,
  errors: PROOF_ERRORS,
  audit: {
    action: 'agent.create',
    targets: (_request, _dependencies, created) => (created ? [created.agent_id] : []),
    look: lookAtAgent,
  },
  handle: async ({ body, principal, baseUrl }, { registry }) => {
    const record = await registry.create(body, actorOf(principal));
    return { body: viewAgent(record, principal, baseUrl) };
  },
});

const listAgents = defineRoute({
  name: 'listAgents',
  summary:
    'The agents a key may see or call, by name: a bare array. With "limit", one page; headers lead to the next. With ' +
    '"query", the best first.',
  tag: 'agents',
  method: 'GET',
  path: '/v1/agents',
  permission: 'any-key',
  query: pageQuery.extend({
    health_check: z.stringbool().optional().describe('Ask the agents now, and leave out those that do not work.'),
    query: z.string().min(1).max(1000).optional().describe('Words of the name or the card.'),
    top_k: z.coerce.number().int().min(1).max(100).default(5).describe('How many a query finds at most.'),
  }),
  answer: z.array(agentView),
  handle: async ({ query, principal, url, baseUrl }, { registry }) => {
    const visible = registry.records().filter((record) => maySee(principal, record));
    const records = query.health_check ? await workingOf(visible, registry) : visible;
    if (query.query !== undefined) {
      const views = records.map((record) => viewAgent(record, principal, baseUrl));
      const found = searchAgents(views, query.query).slice(0, query.top_k);
      return { body: found.map(({ view, score }) => ({ ...view, search_score: score })) };
    }
    const [after] = query.cursor === undefined ? [''] : decodeCursor(query.cursor, [''] as const);
    const rest = records.filter((record) => record.agent.name > after);
    const page = rest.slice(0, query.limit);
    const last = page.length < rest.length ? page.at(-1) : undefined;
    return {
      body: page.map((record) => viewAgent(record, principal, baseUrl)),
      headers: nextPageHeaders(url, last ? encodeCursor([last.agent.name]) : null),
    };
  },
});

const getAgent = defineRoute({
  name: 'getAgent',
  summary: 'One agent. One that the key may not see is answered like one that does not exist.',
  tag: 'agents',
  method: 'GET',
  path: '/v1/agents/{agent_id}',
  permission: 'any-key',
  params: agentParams,
  answer: agentView,
  errors: ['AGENT_NOT_FOUND'],
  handle: ({ params, principal, baseUrl }, { registry }) => ({
    body: viewAgent(visibleAgent(params.agent_id, principal, registry), principal, baseUrl),
  }),
});

const replaceAgent = defineRoute({
  name: 'replaceAgent',
  summary: 'Replace a registration. What is left out is cleared; "<REDACTED>" keeps a stored secret.',
  tag: 'agents',
  method: 'PUT',
  path: '/v1/agents/{agent_id}',
  permission: 'manage',
  params: agentParams,
  body: registration,
  answer: agentView,
  errors: CHANGE_ERRORS,
  audit: auditOfAgent('agent.replace'),
  handle: async ({ params, body, principal, baseUrl }, { registry }) => {
    const record = await registry.replace(params.agent_id, body, actorOf(principal));
    return { body: viewAgent(record, principal, baseUrl) };
  },
});

const patchAgent = defineRoute({
  name: 'patchAgent',
  summary: 'Change the keys present. Secrets left out stay; "" clears one.',
  tag: 'agents',
  method: 'PATCH',
  path: '/v1/agents/{agent_id}',
  permission: 'manage',
  params: agentParams,
  body: changes,
  answer: agentView,
  errors: CHANGE_ERRORS,
  audit: auditOfAgent('agent.update'),
  handle: async ({ params, body, principal, baseUrl }, { registry }) => {
    const record = await registry.patch(params.agent_id, body, actorOf(principal));
    return { body: viewAgent(record, principal, baseUrl) };
  },
});

const deleteAgent = defineRoute({
  name: 'deleteAgent',
  summary: 'Remove an agent.',
  tag: 'agents',
  method: 'DELETE',
  path: '/v1/agents/{agent_id}',
  permission: 'manage',
  params: agentParams,
  answer: z.object({ message: z.string() }),
  errors: ['AGENT_NOT_FOUND', 'READ_ONLY'],
  audit: auditOfAgent('agent.delete'),
  handle: async ({ params }, { registry }) => {
    const { agent } = await registry.remove(params.agent_id);
    return { body: { message: `Agent ${agent.name} deleted successfully` } };
  },
});

/** Those that would take a call, and work. */
async function workingOf(records: AgentRecord[], registry: AgentRegistry): Promise<AgentRecord[]> {
  const callable = records.filter(({ agent }) => agent.enabled && !agent.paused);
  const working = await registry.healthy(callable.map(({ agent }) => agent.id));
  return callable.filter(({ agent }) => working.has(agent.id));
}

const maySee = (principal: Principal, { agent }: AgentRecord): boolean =>
  decide(principal, 'agent.see', agent).allowed || decide(principal, 'agent.call', agent).allowed;

function visibleAgent(idOrName: string, principal: Principal, registry: AgentRegistry): AgentRecord {
  const record = registry.record(idOrName);
  if (record && maySee(principal, record)) return record;
  throw notFound('registration', idOrName);
}

export const agentRoutes = [createAgent, listAgents, getAgent, replaceAgent, patchAgent, deleteAgent];
