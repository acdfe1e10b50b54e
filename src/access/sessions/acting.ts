import { LRUCache } from 'lru-cache';
import type { KeyHolders } from '../authenticator.ts';
import { decide } from '../decide.ts';
import type { KeyRepository } from '../key-repository.ts';
import { refusalOf } from '../refusal.ts';
import type { SessionRequest, Sessions, SignedIn } from './sessions.ts';

/** Names the key, by its id, that a signed-in person's call is made as. */
export const ACT_AS_HEADER = 'x-switchboard-act-as';

/** As whom a signed-in person calls agents and models. */
export interface Acting {
  /**
   * Whoever is signed in, or a key that they could come to hold: who may replace a key by a new one, which they then know,
   * may speak as it without.
   *
   * @returns undefined when the request shows no session
   * @throws SwitchboardError as `Sessions.callerOf`; NOT_FOUND, PERMISSION_DENIED, UNAUTHENTICATED about the key; by the promise
   */
  speakerOf: (request: SessionRequest) => Promise<SignedIn> | undefined;
}

export interface ActingOptions {
  sessions: Pick<Sessions, 'callerOf'>;
  keys: Pick<KeyRepository, 'findById'>;
  authenticator: KeyHolders;
  /** Told once in a session before somebody speaks as a key; what it throws stops the call. */
  onActAs: (who: SignedIn, keyId: string) => Promise<void>;
}

/** Of whom it is known that it was told; who is forgotten is told of once more. */
const MOST_TOLD = 10_000;

export function createActing({ sessions, keys, authenticator, onActAs }: ActingOptions): Acting {
  const told = new LRUCache<string, true>({ max: MOST_TOLD });

  const asKey = async (who: SignedIn, keyId: string, sessionId: string): Promise<SignedIn> => {
    const key = await keys.findById(keyId);
    const isSeen = key !== undefined && decide(who, 'keys.read', key).allowed;
    const decision = decide(who, 'keys.rotate', key);
    const refusal = refusalOf(who, { kind: 'key', name: keyId, visible: isSeen, decision });
    if (refusal || !key) throw refusal;
    const holder = await authenticator.holderOf(key.hash);
    const telling = `${sessionId} ${keyId}`;
    if (!told.has(telling)) await onActAs(who, keyId);
    told.set(telling, true);
    return holder;
  };

  return {
    speakerOf(request) {
      const named = request.headers[ACT_AS_HEADER];
      return sessions
        .callerOf(request)
        ?.then(({ session, principal }) =>
          typeof named === 'string' ? asKey(principal, named, session.id) : principal,
        );
    },
  };
}
