import type { IncomingHttpHeaders } from 'node:http';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RandomBytes } from '../../store/index.ts';
import type { Authenticator, KeyHolders } from '../authenticator.ts';
import type { AdminPrincipal, KeyPrincipal } from '../principal.ts';
import { forbidden, keyNeeded } from '../refusal.ts';
import { readSessionCookie } from './cookie.ts';
import { comesFromUi, requireSameOrigin } from './same-origin.ts';
import type { Session, SessionRepository } from './session-repository.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';
import { newToken, tokenHash } from './token.ts';

/** Who signs in is somebody. */
export type SignedIn = AdminPrincipal | KeyPrincipal;

/** Who is signed in to the admin UI. A session stands for the key or the user it began with, and ends with it. */
export interface Sessions {
  /**
   * Whether this key may sign in. A key that may not counts against its address.
   * @throws SwitchboardError RATE_LIMITED, UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE
   */
  admit(key: string, address: string | null): Promise<SignedIn>;
  /**
   * Begins a session under a new token, whatever the browser had before.
   *
   * @param cookie of the request: a session that it shows is over
   * @returns the token that the cookie carries, known to nobody else from now on
   */
  begin(holder: SessionHolder, cookie?: string): Promise<{ token: string; session: Session }>;
  /** @throws SwitchboardError UNAUTHENTICATED when it ended, or its key is no longer good; UNAVAILABLE */
  resume(token: string): Promise<Resumed>;
  /**
   * Whose session a request without a key shows. The cookie alone is nobody's: a browser sends it whoever made it ask.
   *
   * @returns undefined when it shows none
   * @throws SwitchboardError PERMISSION_DENIED when another site made the request; as `resume`; all by the promise
   */
  callerOf(request: SessionRequest): Promise<Resumed> | undefined;
  end(id: string): Promise<void>;
  /** Signs a user out, everywhere. */
  endOfUser(userId: string): Promise<void>;
}

/** Whom a session stands for. */
export type SessionHolder = { key: string; userId: string | null } | { userId: string; issuer?: string };

export interface Resumed {
  session: Session;
  principal: SignedIn;
}

export interface SessionRequest {
  method: string;
  headers: IncomingHttpHeaders;
  /** Where its sender reaches the gateway. */
  baseUrl: () => string;
}

export interface SessionsOptions {
  repository: SessionRepository;
  authenticator: Pick<Authenticator, 'authenticate'> & KeyHolders;
  throttle: SignInThrottle;
  /** Epoch milliseconds. */
  clock: () => number;
  randomBytes: RandomBytes;
}

/** A working day: whoever comes back tomorrow signs in anew. */
export const SESSION_LASTS_MS = 12 * 60 * 60_000;

export function createSessions({ repository, authenticator, throttle, clock, randomBytes }: SessionsOptions): Sessions {
  const resume = async (token: string): Promise<Resumed> => {
    const session = await repository.find(tokenHash(token));
    if (!session || session.expiresAt <= clock()) throw ended();
    return { session, principal: await holderOf(session) };
  };
  const holderOf = ({ keyHash, userId }: Session) => {
    if (keyHash !== null) return authenticator.holderOf(keyHash);
    if (userId === null) throw ended();
    return authenticator.holderOfUser(userId);
  };
  const resumeHere = async (token: string, { method, headers, baseUrl }: SessionRequest): Promise<Resumed> => {
    requireSameOrigin(method, headers, baseUrl());
    return resume(token);
  };

  return {
    async admit(key, address) {
      const wasNoFailure = throttle.attempt({ address });
      try {
        const principal = await authenticator.authenticate(key);
        if (principal.kind === 'anonymous') throw keyNeeded();
        if (!maySignIn(principal)) throw forbidden('it has no user who could sign in');
        wasNoFailure();
        return principal;
      } catch (error) {
        if (error instanceof SwitchboardError && error.code === 'UNAVAILABLE') wasNoFailure();
        throw error;
      }
    },

    async begin(holder, cookie) {
      const now = clock();
      const token = newToken(randomBytes);
      const keyHash = 'key' in holder ? authenticator.hashOf(holder.key) : null;
      const { userId } = holder;
      const issuer = 'issuer' in holder ? (holder.issuer ?? null) : null;
      const session = {
        id: tokenHash(token),
        keyHash,
        userId,
        issuer,
        createdAt: now,
        expiresAt: now + SESSION_LASTS_MS,
      };
      const before = readSessionCookie(cookie);
      if (before !== undefined) await repository.delete(tokenHash(before));
      await repository.deleteExpired(now);
      await repository.insert(session);
      return { token, session };
    },

    resume,

    callerOf(request) {
      if (!comesFromUi(request.headers)) return undefined;
      const token = readSessionCookie(request.headers.cookie);
      return token === undefined ? undefined : resumeHere(token, request);
    },

    end: (id) => repository.delete(id),
    endOfUser: (userId) => repository.deleteOfUser(userId),
  };
}

/** A key of a program is no person. */
const maySignIn = (principal: SignedIn): boolean => principal.kind === 'admin' || principal.userId !== null;

const ended = () => new SwitchboardError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
