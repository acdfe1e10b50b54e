import { z } from 'zod';
import { decide, type Principal, sessionCookie } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';

const sessionView = z
  .object({
    kind: z.enum(['admin', 'key', 'anonymous']),
    name: z.string().describe('Of the user, else of the key.'),
    user_id: z.string().nullable(),
    role: z.string().nullable().describe("Of the key's user."),
    may_manage: z.boolean(),
    expires_at: z.string().nullable().describe('When the session ends; null for a key that was sent.'),
    base_url: z.string().describe('Where callers reach the gateway.'),
    version: z.string().describe('Of the gateway.'),
  })
  .meta({ id: 'Session' });

const viewPrincipal = (principal: Principal) => ({
  kind: principal.kind,
  name: principal.kind === 'key' ? (principal.userId ?? principal.alias ?? principal.keyId) : principal.kind,
  user_id: principal.kind === 'key' ? principal.userId : null,
  role: principal.kind === 'key' ? principal.userRole : null,
  may_manage: decide(principal, 'manage', 'some').allowed,
});

const signIn = defineRoute({
  name: 'signIn',
  summary: 'Sign in to the admin UI with the admin key, or with a key of an admin or viewer: sets a cookie.',
  tag: 'operation',
  method: 'POST',
  path: '/v1/session',
  permission: 'open',
  body: z.object({ key: z.string().min(1).max(1024) }),
  answer: sessionView,
  errors: ['UNAUTHENTICATED', 'PERMISSION_DENIED', 'RATE_LIMITED', 'UNAVAILABLE'],
  authorise: async ({ body, address }, { sessions }) => {
    await sessions.admit(body.key, address);
  },
  audit: { action: 'session.create', targets: () => [] },
  handle: async ({ body, address, baseUrl }, { sessions, version }) => {
    const principal = await sessions.admit(body.key, address);
    const { token, session } = await sessions.begin(body.key);
    const maxAge = Math.floor((session.expiresAt - session.createdAt) / 1000);
    return {
      body: { ...viewPrincipal(principal), expires_at: isoTime(session.expiresAt), base_url: baseUrl, version },
      headers: { 'set-cookie': sessionCookie(token, baseUrl, maxAge) },
    };
  },
});

const readSession = defineRoute({
  name: 'readSession',
  summary: 'Who asks, and until when the session lasts.',
  tag: 'operation',
  method: 'GET',
  path: '/v1/session',
  permission: 'any-key',
  answer: sessionView,
  handle: ({ principal, session, baseUrl }, { version }) => ({
    body: {
      ...viewPrincipal(principal),
      expires_at: isoTime(session?.expiresAt ?? null),
      base_url: baseUrl,
      version,
    },
  }),
});

const signOut = defineRoute({
  name: 'signOut',
  summary: 'End the session that asks, at once and everywhere.',
  tag: 'operation',
  method: 'DELETE',
  path: '/v1/session',
  permission: 'any-key',
  answer: z.object({ message: z.string() }),
  errors: ['INVALID_REQUEST'],
  authorise: ({ session }) => {
    if (session) return;
    throw new SwitchboardError('INVALID_REQUEST', 'There is no session to end: a key was sent.');
  },
  audit: { action: 'session.delete', targets: () => [] },
  handle: async ({ session, baseUrl }, { sessions }) => {
    if (session) await sessions.end(session.id);
    return { body: { message: 'Signed out.' }, headers: { 'set-cookie': sessionCookie('', baseUrl, 0) } };
  },
});

export const sessionRoutes = [signIn, readSession, signOut];
