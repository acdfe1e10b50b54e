import type { FastifyRequest } from 'fastify';
import { type Principal, readCredential, type Session } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { readSessionCookie } from '../session/cookie.ts';
import { comesFromUi, requireSameOrigin } from '../session/same-origin.ts';

/** Who asks, and by which session, if by one. */
export interface Caller {
  principal: Principal;
  session: Session | null;
}

export const NOBODY: Caller = { principal: { kind: 'anonymous' }, session: null };

/**
 * A key that is sent says who asks; else the admin UI's session does. The cookie alone is nobody's: a browser sends it
 * whoever made it ask.
 *
 * @throws SwitchboardError UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE
 */
export async function callerOf({ headers, method, raw }: FastifyRequest, context: RouteContext): Promise<Caller> {
  const credential = readCredential(headers, context.keyHeader);
  const token = credential === undefined ? readSessionCookie(headers.cookie) : undefined;
  if (token === undefined || !comesFromUi(headers))
    return { principal: await context.authenticator.authenticate(credential), session: null };
  requireSameOrigin(method, headers, context.baseUrl(raw));
  return context.sessions.resume(token);
}
