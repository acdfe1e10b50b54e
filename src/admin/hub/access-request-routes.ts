import { z } from 'zod';
import {
  type AccessRequest,
  callScope,
  decide,
  forbidden,
  keyNeeded,
  notFound,
  type Principal,
  REQUEST_STATES,
} from '../../access/index.ts';
import type { Agent } from '../../agents/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { invalidField } from '../http/failure.ts';
import { pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { lookAtKey } from '../keys/key-audit.ts';
import { keyView, viewKey } from '../keys/key-view.ts';
import { id } from '../keys/shared-fields.ts';
import { lookAtTeam } from '../teams/team-audit.ts';
import { lookAtRequest, requestView, viewRequest } from './access-request-view.ts';
import { keysOf } from './catalogue-routes.ts';
import { reaching, showingOf } from './who-sees.ts';

const REQUESTS_PER_PAGE = 100;

const reason = z.string().trim().max(2000);
const requestParams = z.object({ request_id: id });
const asking = z.object({
  agent: z.string().min(1).max(256).describe('Id or name, as the hub shows it.'),
  purpose: reason.min(1).describe('What for.'),
  team_id: id.nullable().optional().describe('The team of the key that is to be made.'),
  key_id: id.nullable().optional().describe('One’s own key that is to reach it; without one, a key is made.'),
});

const makeRequest = defineRoute({
  name: 'requestAccess',
  summary: 'Ask for an agent that the hub shows. An administrator, or an admin of the team, says yes or no.',
  tag: 'hub',
  method: 'POST',
  path: '/v1/access_requests',
  permission: 'requests.make',
  body: asking,
  answer: requestView,
  errors: ['AGENT_NOT_FOUND', 'CONFLICT'],
  authorise: async ({ body, principal }, context) => {
    await readAsking(body, principal, context);
  },
  audit: {
    action: 'access_request.create',
    targets: (_request, _context, answer) => (answer ? [answer.request_id] : []),
    look: lookAtRequest,
  },
  handle: async ({ body, principal }, context) => {
    const request = await context.accessRequests.ask(await readAsking(body, principal, context));
    return { body: await viewRequest(request, principal, context) };
  },
});

/** @throws SwitchboardError PERMISSION_DENIED, AGENT_NOT_FOUND, INVALID_PARAMS */
async function readAsking(body: z.output<typeof asking>, principal: Principal, context: RouteContext) {
  if (principal.kind !== 'key' || principal.userId === null) throw forbidden('only a user asks for access');
  const { userId, memberships } = principal;
  const { allowed, reason: rule } = decide(principal, 'requests.make', { userId });
  if (!allowed) throw forbidden(rule);
  const [terms, held] = await Promise.all([context.hub.read(), keysOf(principal, context)]);
  const agent = context.registry.find(body.agent);
  if (!agent || !showingOf(agent, principal, held, terms)) throw notFound('agent', body.agent);
  const keyId = body.key_id ?? null;
  const key = held.find(({ record }) => record.id === keyId)?.record;
  if (keyId !== null && (!key || key.agentId !== null)) throw invalidField('key_id', 'is no key of yours that lets in');
  const reached = reaching(agent, held).find(({ record }) => record.id === keyId);
  if (reached) throw invalidField('key_id', `this key reaches ${agent.name} already`);
  const teamId = key ? key.teamId : (body.team_id ?? null);
  if (!key && teamId !== null && !memberships.has(teamId)) throw invalidField('team_id', 'is no team of yours');
  return { agentId: agent.id, userId, teamId, keyId, purpose: body.purpose };
}

const listRequests = defineRoute({
  name: 'listAccessRequests',
  summary: 'Who asks for which agent, newest first: one’s own, those of teams one is an admin of, or all.',
  tag: 'hub',
  method: 'GET',
  path: '/v1/access_requests',
  permission: 'requests.read',
  query: pageQuery.extend({
    state: z.enum(REQUEST_STATES).optional(),
    agent: z.string().max(256).optional().describe('Id or name.'),
    user_id: id.optional(),
  }),
  answer: z.object({ requests: z.array(requestView), next_cursor: z.string().nullable() }),
  handle: async ({ query, principal }, context) => {
    const { limit = REQUESTS_PER_PAGE, cursor, state, agent, user_id: userId } = query;
    const scope = callScope(principal);
    const { requests, nextCursor } = await context.accessRequests.list({
      limit,
      cursor,
      state,
      userId,
      agentId: agent && (context.registry.find(agent)?.id ?? agent),
      ...(scope.kind === 'of' && { within: scope }),
    });
    const shown = await Promise.all(requests.map((request) => viewRequest(request, principal, context)));
    return { body: { requests: shown, next_cursor: nextCursor } };
  },
});

/** The request that is named, for who may decide about it. */
async function requestToDecide(requestId: string, principal: Principal, context: RouteContext): Promise<AccessRequest> {
  const request = await requestToSee(requestId, principal, context);
  const { allowed, reason: rule } = decide(principal, 'requests.decide', request);
  if (!allowed) throw forbidden(rule);
  return request;
}

async function requestToSee(
  requestId: string,
  principal: Principal,
  { accessRequests }: Pick<RouteContext, 'accessRequests'>,
): Promise<AccessRequest> {
  const request = await accessRequests.find(requestId);
  if (!request || !decide(principal, 'requests.read', request).allowed) throw notFound('request', requestId);
  return request;
}

/** The request that is named, for who made it. */
async function ownRequest(requestId: string, principal: Principal, context: RouteContext): Promise<AccessRequest> {
  const request = await requestToSee(requestId, principal, context);
  if (principal.kind === 'anonymous') throw keyNeeded();
  const isOwn = principal.kind === 'key' && principal.userId === request.userId;
  if (!isOwn) throw forbidden('it is for whoever asked');
  return request;
}

function agentOf({ agentId }: AccessRequest, { registry }: Pick<RouteContext, 'registry'>): Agent {
  const agent = registry.find(agentId);
  if (!agent) throw notFound('registration', agentId);
  return agent;
}

const named = async ({ params }: { params: z.output<typeof requestParams> }, { accessRequests }: RouteContext) =>
  accessRequests.find(params.request_id);

const grantRequest = defineRoute({
  name: 'grantAccessRequest',
  summary: 'Say yes: the named key reaches the agent from now on, or whoever asked may fetch a key that does.',
  tag: 'hub',
  method: 'POST',
  path: '/v1/access_requests/{request_id}/grant',
  permission: 'requests.decide',
  params: requestParams,
  body: z.strictObject({
    reason: reason.optional(),
    give_team: z.boolean().default(false).describe('Give the agent to the team first, where the team lacks it.'),
  }),
  answer: requestView,
  errors: ['NOT_FOUND', 'AGENT_NOT_FOUND', 'CONFLICT'],
  authorise: async ({ params, principal }, context) => {
    const request = await requestToDecide(params.request_id, principal, context);
    const agent = agentOf(request, context);
    // What a team was given is the administrators' to say, and its admins give no more than that.
    if (request.teamId !== null && !decide(principal, 'manage').allowed)
      await context.teams.assertWithin(request.teamId, { objectPermission: { agents: [agent.id] } }, (name) =>
        context.registry.find(name),
      );
  },
  audit: {
    action: 'access_request.grant',
    targets: ({ params }) => [params.request_id],
    look: lookAtRequest,
    alongside: [
      {
        aspect: 'team',
        look: lookAtTeam,
        targets: async (request, context) => {
          const teamId = (await named(request, context))?.teamId;
          return request.body.give_team && teamId ? [teamId] : [];
        },
      },
      {
        aspect: 'key',
        look: lookAtKey,
        targets: async (request, context) => [(await named(request, context))?.keyId ?? []].flat(),
      },
    ],
  },
  handle: async ({ params, body, principal }, context) => {
    const agent = agentOf(await requestToDecide(params.request_id, principal, context), context);
    const terms = { by: actorOf(principal), answer: body.reason || null, givesTeam: body.give_team };
    const granted = await context.accessRequests.grant(params.request_id, agent, terms);
    return { body: await viewRequest(granted, principal, context) };
  },
});

const declineRequest = defineRoute({
  name: 'declineAccessRequest',
  summary: 'Say no, and why: whoever asked reads it.',
  tag: 'hub',
  method: 'POST',
  path: '/v1/access_requests/{request_id}/decline',
  permission: 'requests.decide',
  params: requestParams,
  body: z.strictObject({ reason: reason.min(1) }),
  answer: requestView,
  errors: ['NOT_FOUND', 'CONFLICT'],
  authorise: async ({ params, principal }, context) => {
    await requestToDecide(params.request_id, principal, context);
  },
  audit: { action: 'access_request.decline', targets: ({ params }) => [params.request_id], look: lookAtRequest },
  handle: async ({ params, body, principal }, context) => {
    const terms = { by: actorOf(principal), answer: body.reason };
    const declined = await context.accessRequests.end(params.request_id, 'declined', terms);
    return { body: await viewRequest(declined, principal, context) };
  },
});

const withdrawRequest = defineRoute({
  name: 'withdrawAccessRequest',
  summary: 'Take back what one asked for.',
  tag: 'hub',
  method: 'POST',
  path: '/v1/access_requests/{request_id}/withdraw',
  permission: 'requests.read',
  params: requestParams,
  answer: requestView,
  errors: ['NOT_FOUND', 'CONFLICT'],
  authorise: async ({ params, principal }, context) => {
    await ownRequest(params.request_id, principal, context);
  },
  audit: { action: 'access_request.withdraw', targets: ({ params }) => [params.request_id], look: lookAtRequest },
  handle: async ({ params, principal }, context) => {
    const terms = { by: actorOf(principal), answer: null };
    const withdrawn = await context.accessRequests.end(params.request_id, 'withdrawn', terms);
    return { body: await viewRequest(withdrawn, principal, context) };
  },
});

const fetchKey = defineRoute({
  name: 'fetchRequestedKey',
  summary:
    'Make the key that was granted; whoever asked for it fetches it, once. It is shown in this answer and never again.',
  tag: 'hub',
  method: 'POST',
  path: '/v1/access_requests/{request_id}/key',
  permission: 'requests.read',
  params: requestParams,
  answer: keyView.extend({ key: z.string() }).meta({ id: 'RequestedKey' }),
  errors: ['NOT_FOUND', 'AGENT_NOT_FOUND', 'CONFLICT'],
  authorise: async ({ params, principal }, context) => {
    await ownRequest(params.request_id, principal, context);
  },
  audit: {
    action: 'access_request.fetch_key',
    targets: ({ params }) => [params.request_id],
    look: lookAtRequest,
    alongside: {
      aspect: 'key',
      look: lookAtKey,
      targets: (_request, _context, answer) => (answer ? [(answer as { key_id: string }).key_id] : []),
    },
  },
  handle: async ({ params, principal }, context) => {
    const agent = agentOf(await ownRequest(params.request_id, principal, context), context);
    const { key, record } = await context.accessRequests.fetchKey(params.request_id, agent, actorOf(principal));
    return { body: { ...viewKey(record), key } };
  },
});

export const accessRequestRoutes = [makeRequest, listRequests, grantRequest, declineRequest, withdrawRequest, fetchKey];
