import type { FastifyRequest } from 'fastify';
import { type Principal, readCredential, type Session } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';

/** Who asks, and by which session, if by one. */
export interface Caller {
  principal: Principal;
  session: Session | null;
}

export const NOBODY: Caller = { principal: { kind: 'anonymous' }, session: null };

/**
 * A key that is sent says who asks; else the admin UI's session does.
 *
 * @throws SwitchboardError UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE
 */
export async function callerOf({ headers, method, raw }: FastifyRequest, context: RouteContext): Promise<Caller> {
  const credential = readCredential(headers, context.keyHeader);
  const shown =
    credential === undefined
      ? context.sessions.callerOf({ method, headers, baseUrl: () => context.baseUrl(raw) })
      : undefined;
  return shown ?? { principal: await context.authenticator.authenticate(credential), session: null };
}
