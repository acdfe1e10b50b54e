import { z } from 'zod';
import { type SessionHolder, sessionCookie } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { defineRoute } from '../http/route.ts';
import { beginSession, passwordUser, sessionView, signedIn, viewSession } from './session-view.ts';

const password = z.string().min(1).max(1024);

const credentials = z.union([
  z.strictObject({ key: z.string().min(1).max(1024) }),
  z.strictObject({ user: z.string().min(1).max(256).describe("The user's id or e-mail."), password }),
]);

type Credentials = z.infer<typeof credentials>;

/** Who was let in by these words: they are judged once, before anything is written. */
const admitted = new WeakMap<Credentials, SessionHolder>();

async function admit(
  shown: Credentials,
  address: string | null,
  { sessions, passwords }: RouteContext,
): Promise<SessionHolder> {
  if ('user' in shown) return { userId: (await passwords.admit(shown.user, shown.password, address)).id };
  const principal = await sessions.admit(shown.key, address);
  return { key: shown.key, userId: principal.kind === 'key' ? principal.userId : null };
}

const signIn = defineRoute({
  name: 'signIn',
  summary:
    'Sign in to the admin UI with name and password, with the admin key, or with the key of a user: sets a cookie.',
  tag: 'operation',
  method: 'POST',
  path: '/v1/session',
  permission: 'open',
  body: credentials,
  answer: sessionView,
  errors: ['UNAUTHENTICATED', 'PERMISSION_DENIED', 'RATE_LIMITED', 'OVERLOADED', 'UNAVAILABLE'],
  authorise: async ({ body, address }, context) => {
    admitted.set(body, await admit(body, address, context));
  },
  audit: { action: 'session.create', targets: ({ body }) => [admitted.get(body)?.userId ?? []].flat() },
  handle: async (request, context) => {
    const holder = admitted.get(request.body);
    if (!holder) throw new SwitchboardError('INTERNAL', 'Nobody was let in.');
    return signedIn(await beginSession(holder, request, context));
  },
});

const readSession = defineRoute({
  name: 'readSession',
  summary: 'Who asks, what they may do, and until when the session lasts.',
  tag: 'operation',
  method: 'GET',
  path: '/v1/session',
  permission: 'any-key',
  answer: sessionView,
  handle: async (request, context) => ({
    body: await viewSession(request.principal, request.session, request, context),
  }),
});

const changePassword = defineRoute({
  name: 'changePassword',
  summary: 'Change the password of who is signed in with one; all sessions of the user end, and a new one begins.',
  tag: 'operation',
  method: 'POST',
  path: '/v1/session/password',
  permission: 'any-key',
  body: z.strictObject({ current_password: password, new_password: password }),
  answer: sessionView,
  errors: ['INVALID_REQUEST', 'RATE_LIMITED', 'OVERLOADED'],
  authorise: ({ session }) => {
    if (passwordUser(session) !== null) return;
    throw new SwitchboardError('INVALID_REQUEST', 'Sign in with a password to change it: a key cannot.');
  },
  audit: { action: 'user.password', targets: ({ session }) => [passwordUser(session) ?? []].flat() },
  handle: async (request, context) => {
    const { body, session, address } = request;
    const userId = passwordUser(session) ?? '';
    const change = { current: body.current_password, next: body.new_password };
    await context.passwords.change(userId, change, address);
    return signedIn(await beginSession({ userId }, request, context));
  },
});

const signOut = defineRoute({
  name: 'signOut',
  summary: 'End the session that asks, at once and everywhere.',
  tag: 'operation',
  method: 'DELETE',
  path: '/v1/session',
  permission: 'any-key',
  answer: z.object({
    message: z.string(),
    sign_out_url: z.string().nullable().describe('Where to go to sign out at the identity provider, too.'),
  }),
  errors: ['INVALID_REQUEST'],
  authorise: ({ session }) => {
    if (session) return;
    throw new SwitchboardError('INVALID_REQUEST', 'There is no session to end: a key was sent.');
  },
  audit: { action: 'session.delete', targets: () => [] },
  handle: async ({ session, baseUrl }, { sessions, singleSignOn }) => {
    if (session) await sessions.end(session.id);
    const isOfProvider = session?.issuer && session.issuer === singleSignOn?.issuer;
    const sign_out_url = isOfProvider ? await singleSignOn.signOutUrl(`${baseUrl}/ui/sign-in`) : null;
    const headers = { 'set-cookie': sessionCookie('', baseUrl, 0) };
    return { body: { message: 'Signed out.', sign_out_url }, headers };
  },
});

export const sessionRoutes = [signIn, readSession, changePassword, signOut];
