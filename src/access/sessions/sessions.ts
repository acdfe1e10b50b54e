import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RandomBytes } from '../../store/index.ts';
import type { Authenticator, KeyHolders } from '../authenticator.ts';
import { decide } from '../decide.ts';
import type { AdminPrincipal, KeyPrincipal } from '../principal.ts';
import { forbidden, keyNeeded } from '../refusal.ts';
import { readSessionCookie } from './cookie.ts';
import { comesFromUi, requireSameOrigin } from './same-origin.ts';
import type { Session, SessionRepository } from './session-repository.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

/** Who signs in is somebody. */
export type SignedIn = AdminPrincipal | KeyPrincipal;

/** Who is signed in to the admin UI. A session stands for the key it began with, and ends with it. */
export interface Sessions {
  /**
   * Whether this key may sign in. A key that may not counts against its address.
   * @throws SwitchboardError RATE_LIMITED, UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE
   */
  admit(key: string, address: string | null): Promise<SignedIn>;
  /** @returns the token that the cookie carries, known to nobody else from now on */
  begin(key: string): Promise<{ token: string; session: Session }>;
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
}

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
const LASTS_MS = 12 * 60 * 60_000;
const TOKEN_BYTES = 32;

export function createSessions({ repository, authenticator, throttle, clock, randomBytes }: SessionsOptions): Sessions {
  const resume = async (token: string): Promise<Resumed> => {
    const session = await repository.find(idOf(token));
    if (!session || session.expiresAt <= clock()) throw ended();
    return { session, principal: await authenticator.holderOf(session.keyHash) };
  };
  const resumeHere = async (token: string, { method, headers, baseUrl }: SessionRequest): Promise<Resumed> => {
    requireSameOrigin(method, headers, baseUrl());
    return resume(token);
  };

  return {
    async admit(key, address) {
      throttle.check(address);
      try {
        const principal = await authenticator.authenticate(key);
        if (principal.kind === 'anonymous') throw keyNeeded();
        const { allowed, reason } = decide(principal, 'inspect', 'some');
        if (!allowed) throw forbidden(reason);
        return principal;
      } catch (error) {
        if (error instanceof SwitchboardError && error.code !== 'UNAVAILABLE') throttle.failed(address);
        throw error;
      }
    },

    async begin(key) {
      const now = clock();
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const keyHash = authenticator.hashOf(key);
      const session = { id: idOf(token), keyHash, createdAt: now, expiresAt: now + LASTS_MS };
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
  };
}

/** Tokens are random: their plain hash tells nothing, and a copy of the table opens nothing. */
const idOf = (token: string): string => hash('sha256', token, 'hex');

const ended = () => new SwitchboardError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
