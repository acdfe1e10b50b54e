import { z } from 'zod';
import { decide, type Principal, type Session, type SessionHolder, sessionCookie } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import type { Reply, RouteRequest } from '../http/route.ts';
import { isoTime } from '../http/time.ts';

export const sessionView = z
  .object({
    kind: z.enum(['admin', 'key', 'anonymous']),
    name: z.string().describe('Of the user, else of the key.'),
    user_id: z.string().nullable(),
    role: z.string().nullable().describe("Of the key's user."),
    may_manage: z.boolean(),
    may_inspect: z.boolean().describe('Whether everything is shown, not what is its own alone.'),
    teams: z.array(z.string()).describe('Ids of the teams that its user, or it, belongs to.'),
    administers: z.array(z.string()).describe('Ids of the teams that its user is an admin of.'),
    may_change_password: z.boolean().describe('Whether its user signed in without a key, and has a password.'),
    expires_at: z.string().nullable().describe('When the session ends; null for a key that was sent.'),
    base_url: z.string().describe('Where callers reach the gateway.'),
    version: z.string().describe('Of the gateway.'),
    environment: z
      .string()
      .nullable()
      .describe('Where the gateway runs, by `tracing.environment`; null when that is not set.'),
  })
  .meta({ id: 'Session' });

export type SessionView = z.input<typeof sessionView>;

type Asked = Pick<RouteRequest<unknown, unknown, unknown>, 'baseUrl' | 'cookie'>;

/** Who asks, and what the UI should offer; the gateway decides again at each request. */
export async function viewSession(
  principal: Principal,
  session: Session | null,
  { baseUrl }: Pick<Asked, 'baseUrl'>,
  { passwords, version, settings }: RouteContext,
): Promise<SessionView> {
  const key = principal.kind === 'key' ? principal : null;
  const memberships = [...(key?.memberships ?? [])];
  const userId = passwordUser(session);
  return {
    kind: principal.kind,
    name: key ? (key.userId ?? key.alias ?? key.keyId) : principal.kind,
    user_id: key?.userId ?? null,
    role: key?.userRole ?? null,
    may_manage: decide(principal, 'manage', 'some').allowed,
    may_inspect: decide(principal, 'inspect', 'some').allowed,
    teams: [...new Set([...memberships.map(([teamId]) => teamId), key?.teamId ?? []].flat())],
    administers: memberships.filter(([, role]) => role === 'admin').map(([teamId]) => teamId),
    may_change_password: userId !== null && (await passwords.isSet(userId)),
    expires_at: isoTime(session?.expiresAt ?? null),
    base_url: baseUrl,
    version,
    environment: settings.configuration.read().environment,
  };
}

/** Whose password a session may change: one that began with it. A key that was stolen changes none. */
export const passwordUser = (session: Session | null): string | null =>
  session?.keyHash === null && session.issuer === null ? session.userId : null;

/** Begins a session for whoever was let in: what it shows, and the cookie to set. */
export async function beginSession(
  holder: SessionHolder,
  { baseUrl, cookie }: Asked,
  context: RouteContext,
): Promise<{ body: SessionView; cookie: string }> {
  const { token, session } = await context.sessions.begin(holder, cookie);
  const { principal } = await context.sessions.resume(token);
  const maxAge = Math.floor((session.expiresAt - session.createdAt) / 1000);
  return {
    body: await viewSession(principal, session, { baseUrl }, context),
    cookie: sessionCookie(token, baseUrl, maxAge),
  };
}

export const signedIn = ({ body, cookie }: { body: SessionView; cookie: string }): Reply<SessionView> => ({
  body,
  headers: { 'set-cookie': cookie },
});
