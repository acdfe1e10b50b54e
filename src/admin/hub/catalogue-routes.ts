import { z } from 'zod';
import { type HeldKey, maskKey, type Principal } from '../../access/index.ts';
import type { HubTerms } from '../../agents/index.ts';
import { servedCard } from '../agents/agent-view.ts';
import type { RouteContext } from '../dependencies.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { reaching, showingOf } from './who-sees.ts';

const text = (most: number) => z.string().trim().max(most).nullable();

/** Opened in a browser by whoever reads the hub: no other scheme is let in. */
const link = z.strictObject({
  label: z.string().trim().min(1).max(80),
  url: z
    .url({ protocol: /^(https?|mailto)$/ })
    .max(2048)
    .describe('http, https or mailto.'),
});

const about = {
  title: text(120).describe('Whose hub it is.'),
  about: text(2000).describe('Who gives out keys, and how.'),
  links: z.array(link).max(12),
};

const hubInfo = defineRoute({
  name: 'hubInfo',
  summary: 'What the hub says of itself.',
  tag: 'hub',
  method: 'GET',
  path: '/public/agent_hub/info',
  permission: 'open',
  answer: z.object(about).meta({ id: 'HubInfo' }),
  handle: async (_request, { hub }) => {
    const { title, about: words, links } = await hub.read();
    return { body: { title, about: words, links: [...links] } };
  },
});

const shownAgent = z
  .object({
    agent_id: z.string(),
    agent_name: z.string(),
    shown_to: z
      .enum(['public', 'internal', 'given'])
      .describe('Everybody; those who are signed in; or, not on the hub, whoever has a key for it.'),
    card: z.record(z.string(), z.unknown()),
    keys: z
      .array(z.object({ key_id: z.string(), key_name: z.string(), key_alias: z.string().nullable() }))
      .describe('Those of one’s own that reach it.'),
  })
  .meta({ id: 'HubAgent' });

const colleaguesHub = defineRoute({
  name: 'colleaguesHub',
  summary: 'The agents that the hub shows to who asks, with the keys of one’s own that reach each.',
  tag: 'hub',
  method: 'GET',
  path: '/v1/hub',
  permission: 'any-key',
  answer: z.object({ agents: z.array(shownAgent) }),
  handle: async ({ principal, baseUrl }, context) => {
    const [terms, held] = await Promise.all([context.hub.read(), keysOf(principal, context)]);
    const agents = context.registry.list().flatMap((agent): z.input<typeof shownAgent>[] => {
      const showing = showingOf(agent, principal, held, terms);
      const card = showing && servedCard(agent, baseUrl);
      if (!showing || !card) return [];
      const keys = reaching(agent, held).map(({ record: { id: key_id, lastFour, alias: key_alias } }) => ({
        key_id,
        key_name: maskKey(lastFour),
        key_alias,
      }));
      return [{ agent_id: agent.id, agent_name: agent.name, shown_to: showing, card, keys }];
    });
    return { body: { agents } };
  },
});

export const keysOf = async (
  principal: Principal,
  { keysOfUser }: Pick<RouteContext, 'keysOfUser'>,
): Promise<HeldKey[]> => (principal.kind === 'key' && principal.userId !== null ? keysOfUser(principal.userId) : []);

const hubTerms = z
  .strictObject({
    ...about,
    internal_agents: z.array(z.string().max(256)).max(10_000).describe('Ids of agents that all who are signed in see.'),
  })
  .meta({ id: 'HubTerms' });

const viewTerms = ({ title, about: words, links, internalAgents }: HubTerms): z.input<typeof hubTerms> => ({
  title,
  about: words,
  links: [...links],
  internal_agents: [...internalAgents],
});

const readHubTerms = defineRoute({
  name: 'readHubTerms',
  summary: 'What the hub says, and which agents it shows to those who are signed in.',
  tag: 'hub',
  method: 'GET',
  path: '/v1/hub/terms',
  permission: 'inspect',
  answer: hubTerms,
  handle: async (_request, { hub }) => ({ body: viewTerms(await hub.read()) }),
});

const writeHubTerms = defineRoute({
  name: 'writeHubTerms',
  summary: 'Change what the hub says, and which agents it shows to those who are signed in; absent fields stay.',
  tag: 'hub',
  method: 'PATCH',
  path: '/v1/hub/terms',
  permission: 'manage',
  body: hubTerms.partial().meta({ id: 'HubTermsChange' }),
  answer: hubTerms,
  audit: {
    action: 'hub.update',
    targets: () => ['terms'],
    look: async (_target, { hub }) => viewTerms(await hub.read()),
  },
  handle: async ({ body }, { hub, registry }) => {
    const { title, about: words, links, internal_agents: named } = body;
    const internalAgents = named?.map((name) => idOf(name, registry));
    const terms = {
      ...(await hub.read()),
      ...(title !== undefined && { title: title || null }),
      ...(words !== undefined && { about: words || null }),
      ...(links !== undefined && { links }),
      ...(internalAgents !== undefined && { internalAgents: [...new Set(internalAgents)] }),
    };
    await hub.write(terms);
    return { body: viewTerms(terms) };
  },
});

/** @throws SwitchboardError INVALID_PARAMS */
function idOf(name: string, registry: RouteContext['registry']): string {
  const agent = registry.find(name);
  if (!agent) throw invalidField('internal_agents', `there is no agent ${JSON.stringify(name)}`);
  return agent.id;
}

export const catalogueRoutes = [hubInfo, colleaguesHub, readHubTerms, writeHubTerms];
