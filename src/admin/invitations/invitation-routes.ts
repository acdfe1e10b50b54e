import { z } from 'zod';
import type { InvitationRecord } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';
import { id } from '../keys/shared-fields.ts';
import { beginSession, sessionView, signedIn } from '../session/session-view.ts';

/** Under LiteLLM's names. */
const invitationView = z
  .object({
    id: z.string(),
    user_id: z.string(),
    is_accepted: z.boolean(),
    accepted_at: z.string().nullable(),
    expires_at: z.string(),
    created_at: z.string(),
    created_by: z.string(),
  })
  .meta({ id: 'Invitation' });

const viewInvitation = (invitation: InvitationRecord): z.input<typeof invitationView> => ({
  id: invitation.id,
  user_id: invitation.userId,
  is_accepted: invitation.acceptedAt !== null,
  accepted_at: isoTime(invitation.acceptedAt),
  expires_at: isoTime(invitation.expiresAt),
  created_at: isoTime(invitation.createdAt),
  created_by: invitation.createdBy,
});

const lookAtInvitation = async (invitationId: string, { invitations }: RouteContext) => {
  const invitation = await invitations.find(invitationId);
  return invitation ? viewInvitation(invitation) : null;
};

const createInvitation = defineRoute({
  name: 'createInvitation',
  summary: 'Invite a user to choose a password, or another one: the link is told in this answer and never again.',
  tag: 'users',
  method: 'POST',
  path: '/invitation/new',
  permission: 'users.manage',
  body: z.object({ user_id: id }),
  answer: invitationView.extend({ invitation_link: z.string().describe('Good once, for seven days.') }),
  errors: ['NOT_FOUND'],
  audit: {
    action: 'invitation.create',
    targets: (_request, _context, answer) => [answer?.id ?? []].flat(),
    look: lookAtInvitation,
  },
  handle: async ({ body, principal, baseUrl }, { invitations }) => {
    const { invitation, token } = await invitations.create(body.user_id, actorOf(principal));
    // Behind the hash it reaches no server, no log and no other site.
    return { body: { ...viewInvitation(invitation), invitation_link: `${baseUrl}/ui/invitation#${token}` } };
  },
});

const invitationInfo = defineRoute({
  name: 'invitationInfo',
  summary: 'An invitation: whom it is for, and whether it was accepted.',
  tag: 'users',
  method: 'GET',
  path: '/invitation/info',
  permission: 'users.manage',
  query: z.object({ invitation_id: id }),
  answer: invitationView,
  errors: ['NOT_FOUND'],
  handle: async ({ query }, { invitations }) => ({ body: viewInvitation(await invitations.info(query.invitation_id)) }),
});

const deleteInvitation = defineRoute({
  name: 'deleteInvitation',
  summary: 'Withdraw an invitation: its link is good no more.',
  tag: 'users',
  method: 'POST',
  path: '/invitation/delete',
  permission: 'users.manage',
  body: z.object({ invitation_id: id }),
  answer: invitationView,
  errors: ['NOT_FOUND'],
  audit: { action: 'invitation.delete', targets: ({ body }) => [body.invitation_id], look: lookAtInvitation },
  handle: async ({ body }, { invitations }) => ({ body: viewInvitation(await invitations.delete(body.invitation_id)) }),
});

const token = z.string().min(1).max(256).describe('What the link has behind its "#".');

/** Who has no link that is good is refused before anything is written. */
const ofLink = (action: `invitation.${string}`) => ({
  authorise: async ({ body }: { body: { token: string } }, { invitations }: RouteContext) => {
    await invitations.open(body.token);
  },
  audit: {
    action,
    targets: async ({ body }: { body: { token: string } }, { invitations }: RouteContext) => [
      (await invitations.open(body.token)).invitation.id,
    ],
    look: lookAtInvitation,
  },
});

const openInvitation = defineRoute({
  name: 'openInvitation',
  summary: 'Whom a link invites.',
  tag: 'users',
  method: 'POST',
  path: '/invitation/open',
  permission: 'open',
  body: z.strictObject({ token }),
  answer: z.object({
    user_id: z.string(),
    user_alias: z.string().nullable(),
    user_email: z.string().nullable(),
    expires_at: z.string(),
  }),
  errors: ['NOT_FOUND'],
  ...ofLink('invitation.open'),
  handle: async ({ body }, { invitations }) => {
    const { invitation, user } = await invitations.open(body.token);
    const { id: user_id, alias: user_alias, email: user_email } = user;
    return { body: { user_id, user_alias, user_email, expires_at: isoTime(invitation.expiresAt) } };
  },
});

const claimInvitation = defineRoute({
  name: 'claimInvitation',
  summary: 'Accept an invitation: sets the name and the password of its user, and signs in.',
  tag: 'users',
  method: 'POST',
  path: '/invitation/claim',
  permission: 'open',
  body: z.strictObject({
    token,
    password: z.string().min(1).max(1024),
    user_alias: id.optional().describe('A name for people.'),
  }),
  answer: sessionView,
  errors: ['NOT_FOUND', 'OVERLOADED'],
  ...ofLink('invitation.claim'),
  handle: async (request, context) => {
    const { token: shown, password, user_alias: alias } = request.body;
    const user = await context.invitations.claim(shown, password);
    if (alias !== undefined) await context.users.update(user.id, { alias }, user.id);
    return signedIn(await beginSession({ userId: user.id }, request, context));
  },
});

export const invitationRoutes = [createInvitation, invitationInfo, deleteInvitation, openInvitation, claimInvitation];
