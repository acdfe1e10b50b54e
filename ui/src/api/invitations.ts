import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { signedIn } from './session.ts';

export const inviteUser = (user_id: string) => answerOf(api.POST('/invitation/new', { body: { user_id } }));

/** Whom a link invites. @param token what the link has behind its "#" */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => answerOf(api.POST('/invitation/open', { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Accepts an invitation, and signs in. */
export const claimInvitation = (body: { token: string; password: string; user_alias?: string }) =>
  signedIn(answerOf(api.POST('/invitation/claim', { body })), 'password');
