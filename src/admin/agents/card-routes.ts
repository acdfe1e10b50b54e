import { z } from 'zod';
import { headerMap } from '../../config/index.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { auditOfAgent, CARD } from './agent-audit.ts';
import { agentParams } from './agent-routes.ts';

const httpUrl = z.url({ protocol: /^https?$/ });
const change = z.object({
  path: z.string().describe('JSON pointer into the card.'),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

const discovery = z.object({
  url: httpUrl,
  discovery_mode: z.enum(['well_known_fallback', 'langgraph_platform']).default('well_known_fallback'),
  params: z.object({ assistant_id: z.string().optional() }).optional(),
  card_url: httpUrl.optional().describe('Where the card is, when it is not in one of the usual places.'),
  headers: headerMap.optional().describe('Sent along; kept nowhere.'),
});

const discoverAgent = defineRoute({
  name: 'discoverAgent',
  summary: 'Fetch the card of an agent that is not registered.',
  tag: 'agents',
  method: 'POST',
  path: '/v1/a2a/discover',
  permission: 'manage',
  body: discovery,
  answer: z.object({ url: z.string(), agent_card: z.record(z.string(), z.unknown()) }),
  errors: ['CARD_UNAVAILABLE', 'ADDRESS_REFUSED', 'UPSTREAM_UNREACHABLE'],
  // It changes nothing here, but makes the gateway ask an address that somebody chose.
  audit: { action: 'agent.discover', targets: ({ body }) => [new URL(body.url).origin] },
  handle: async ({ body }, { registry }) => {
    const cardUrl = body.card_url ?? langGraphCardUrl(body);
    const card = await registry.discover(body.url, {
      ...(cardUrl === undefined ? {} : { cardUrl }),
      ...(body.headers ? { headers: body.headers } : {}),
    });
    return { body: { url: body.url, agent_card: card } };
  },
});

/** LangGraph serves the cards of all its assistants at one place. */
function langGraphCardUrl({ discovery_mode, url, params }: z.infer<typeof discovery>): string | undefined {
  if (discovery_mode !== 'langgraph_platform') return undefined;
  if (!params?.assistant_id)
    throw invalidField('params.assistant_id', 'needed for discovery_mode "langgraph_platform"');
  const card = new URL('/.well-known/agent-card.json', url);
  card.searchParams.set('assistant_id', params.assistant_id);
  return card.href;
}

const refreshCard = defineRoute({
  name: 'refreshCard',
  summary: "Fetch an agent's card now, and tell what changed in it.",
  tag: 'agents',
  method: 'POST',
  path: '/v1/agents/{agent_id}/refresh_card',
  permission: 'manage',
  params: agentParams,
  answer: z.object({ changed: z.boolean(), changes: z.array(change) }),
  errors: ['AGENT_NOT_FOUND', 'CARD_UNAVAILABLE', 'ADDRESS_REFUSED'],
  audit: auditOfAgent('agent.refresh_card', CARD),
  handle: async ({ params }, { registry }) => {
    const changes = await registry.refreshCard(params.agent_id);
    return { body: { changed: changes.length > 0, changes } };
  },
});

const listCardChanges = defineRoute({
  name: 'listCardChanges',
  summary: "What changed in an agent's card since it was registered, newest first.",
  tag: 'agents',
  method: 'GET',
  path: '/v1/agents/{agent_id}/card_changes',
  permission: 'inspect',
  params: agentParams,
  answer: z.array(z.object({ id: z.string(), changed_at: z.string(), changes: z.array(change) })),
  errors: ['AGENT_NOT_FOUND'],
  handle: async ({ params }, { registry }) => {
    const changes = await registry.cardChanges(params.agent_id);
    return { body: changes.map(({ changedAt, ...rest }) => ({ ...rest, changed_at: isoTime(changedAt) })) };
  },
});

export const cardRoutes = [discoverAgent, refreshCard, listCardChanges];
