import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type AccessRequest = components['schemas']['AccessRequest'];

/** The newest; older ones are in the audit log. */
export const accessRequestsQuery = queryOptions({
  queryKey: ['access-requests'],
  queryFn: async () => (await answerOf(api.GET('/v1/access_requests', { params: { query: { limit: 200 } } }))).requests,
  refetchInterval: 30_000,
});

export interface Asking {
  agent: string;
  purpose: string;
  team_id: string | null;
  key_id: string | null;
}

export const askForAccess = (body: Asking) => answerOf(api.POST('/v1/access_requests', { body }));

const named = (request_id: string) => ({ params: { path: { request_id } } });

export const grantAccess = (id: string, body: { reason?: string; give_team: boolean }) =>
  answerOf(api.POST('/v1/access_requests/{request_id}/grant', { ...named(id), body }));

export const declineAccess = (id: string, reason: string) =>
  answerOf(api.POST('/v1/access_requests/{request_id}/decline', { ...named(id), body: { reason } }));

export const withdrawRequest = (id: string) =>
  answerOf(api.POST('/v1/access_requests/{request_id}/withdraw', named(id)));

/** The key that was granted; it is shown this once. */
export const fetchGrantedKey = (id: string) => answerOf(api.POST('/v1/access_requests/{request_id}/key', named(id)));
