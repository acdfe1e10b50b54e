import { z } from 'zod';
import type { AgentRegistry } from '../../agents/index.ts';
import { actorOf } from '../http/actor.ts';
import { defineRoute } from '../http/route.ts';
import { auditOfAgent } from './agent-audit.ts';
import { agentParams } from './agent-routes.ts';

const publication = z
  .object({
    message: z.string(),
    public_agent_groups: z.array(z.string()).describe('Ids of all public agents.'),
    updated_by: z.string(),
  })
  .meta({ id: 'Publication' });

const published = (registry: AgentRegistry, actor: string): z.infer<typeof publication> => ({
  message: 'Successfully updated public agent groups',
  public_agent_groups: publicIds(registry),
  updated_by: actor,
});

/** The public catalogue as a whole, in the audit log. */
const HUB = 'hub';

const publicIds = (registry: AgentRegistry): string[] =>
  registry.records().flatMap(({ agent }) => (agent.public ? [agent.id] : []));

const ERRORS = ['AGENT_NOT_FOUND', 'READ_ONLY'] as const;

const publishAgent = defineRoute({
  name: 'publishAgent',
  summary: 'Make an agent public: everyone may see it in the hub. Calling it still needs a key.',
  tag: 'hub',
  method: 'POST',
  path: '/v1/agents/{agent_id}/make_public',
  permission: 'manage',
  params: agentParams,
  answer: publication,
  errors: ERRORS,
  audit: auditOfAgent('agent.publish'),
  handle: async ({ params, principal }, { registry }) => {
    await registry.setPublic(params.agent_id, true, actorOf(principal));
    return { body: published(registry, actorOf(principal)) };
  },
});

const unpublishAgent = defineRoute({
  name: 'unpublishAgent',
  summary: 'Make an agent private again.',
  tag: 'hub',
  method: 'DELETE',
  path: '/v1/agents/{agent_id}/make_public',
  permission: 'manage',
  params: agentParams,
  answer: publication,
  errors: ERRORS,
  audit: auditOfAgent('agent.unpublish'),
  handle: async ({ params, principal }, { registry }) => {
    await registry.setPublic(params.agent_id, false, actorOf(principal));
    return { body: published(registry, actorOf(principal)) };
  },
});

const replacePublicAgents = defineRoute({
  name: 'replacePublicAgents',
  summary: 'Make exactly these agents public; an empty list unpublishes all.',
  tag: 'hub',
  method: 'POST',
  path: '/v1/agents/make_public',
  permission: 'manage',
  body: z.object({ agent_ids: z.array(z.string()).describe('Ids or names.') }),
  answer: publication,
  errors: ERRORS,
  audit: {
    action: 'hub.replace',
    targets: () => [HUB],
    look: (_hub, { registry }) => publicIds(registry),
  },
  handle: async ({ body, principal }, { registry }) => {
    await registry.replacePublic(body.agent_ids, actorOf(principal));
    return { body: published(registry, actorOf(principal)) };
  },
});

export const publishingRoutes = [publishAgent, unpublishAgent, replacePublicAgents];
