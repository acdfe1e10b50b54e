import { z } from 'zod';
import { type AccessRequest, decide, type Principal, REQUEST_STATES } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { isoTime } from '../http/time.ts';

export const requestView = z
  .object({
    request_id: z.string(),
    agent_id: z.string(),
    agent_name: z.string().nullable().describe('Null when it is gone.'),
    user_id: z.string(),
    team_id: z.string().nullable(),
    key_id: z.string().nullable().describe('The key that is to reach it, or that was made for it.'),
    purpose: z.string(),
    state: z.enum(REQUEST_STATES),
    created_at: z.string(),
    decided_at: z.string().nullable(),
    decided_by: z.string().nullable(),
    answer: z.string().nullable().describe('Why, in the words of whoever decided.'),
    own: z.boolean().describe('Whether it is of who asks now.'),
    may_decide: z.boolean(),
    beyond_team: z.boolean().describe('Whether it would have to be given to the team first, to all its keys.'),
  })
  .meta({ id: 'AccessRequest' });

/** A request, and what can be done about it by who asks. */
export async function viewRequest(
  request: AccessRequest,
  principal: Principal,
  { registry, accessRequests }: Pick<RouteContext, 'registry' | 'accessRequests'>,
): Promise<z.input<typeof requestView>> {
  const agent = registry.find(request.agentId);
  const isOpen = request.state === 'open';
  return {
    request_id: request.id,
    agent_id: request.agentId,
    agent_name: agent?.name ?? null,
    user_id: request.userId,
    team_id: request.teamId,
    key_id: request.keyId,
    purpose: request.purpose,
    state: request.state,
    created_at: isoTime(request.createdAt),
    decided_at: isoTime(request.decidedAt),
    decided_by: request.decidedBy,
    answer: request.answer,
    own: principal.kind === 'key' && principal.userId === request.userId,
    may_decide: isOpen && decide(principal, 'requests.decide', request).allowed,
    beyond_team: isOpen && agent !== undefined && (await accessRequests.isBeyondTeam(request, agent)),
  };
}

/** How a request looks in the audit log. */
export async function lookAtRequest(id: string, { accessRequests, registry }: RouteContext) {
  const request = await accessRequests.find(id);
  if (!request) return null;
  const { agentId, userId: user_id, teamId: team_id, keyId: key_id, purpose, state, answer } = request;
  return { agent: registry.find(agentId)?.name ?? agentId, user_id, team_id, key_id, purpose, state, answer };
}
