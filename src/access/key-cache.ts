import { LRUCache } from 'lru-cache';
import { SwitchboardError } from '../protocol/index.ts';
import type { KeyPrincipal } from './principal.ts';
import { within } from './within.ts';

/** A key as the authenticator needs it: whom it stands for, and whether it, its user or its team is blocked. */
export interface KnownKey {
  principal: KeyPrincipal;
  blockedBy: 'key' | 'user' | 'team' | null;
}

/** Which keys a change concerns: one, those of a user or a team, an agent's own, or any of them. */
export type Concerned = { keyId: string } | { userId: string } | { teamId: string } | { agentId: string } | 'any';

/** Asks the database. @returns undefined when no key has this hash */
export type KeyLookup = (hash: string) => Promise<KnownKey | undefined>;

/**
 * How long the database's word is taken, milliseconds. A key that was deleted or changed by another process works on for
 * at most `maxAgeMs`, and while the database is away for at most `maxAgeWhenAwayMs`; then it is refused with 503.
 */
export interface KeyCacheTimes {
  /** From here on a use asks again in the background. */
  refreshAfterMs: number;
  /** From here on a use waits for the answer. */
  maxAgeMs: number;
  /** For how long a key is believed when the database gives no answer. */
  maxAgeWhenAwayMs: number;
  /** For how long a hash is believed to be nobody's. */
  maxAgeOfMissingMs: number;
  /** Longest wait for the database. */
  answerWithinMs: number;
  /** Pause between two questions in the background while the database is away. */
  retryAfterMs: number;
}

export const KEY_CACHE_TIMES: KeyCacheTimes = {
  refreshAfterMs: 5_000,
  maxAgeMs: 10_000,
  maxAgeWhenAwayMs: 60_000,
  maxAgeOfMissingMs: 5_000,
  answerWithinMs: 2_000,
  retryAfterMs: 1_000,
};

export interface KeyCache {
  /**
   * @param hash the full digest of the credential (never a part of it: CVE-2026-35030)
   * @param mayExist asked before the database is: false means that the hash is nobody's
   * @returns the key or undefined at once when it is remembered, else a promise of it
   * @throws SwitchboardError UNAVAILABLE (by the promise) when the database gives no answer and memory is too old
   */
  get(hash: string, mayExist: () => boolean): KnownKey | undefined | Promise<KnownKey | undefined>;
  /** Forgets the keys that a change concerns; answers that are under way are asked for again. */
  invalidate(concerned: Concerned): void;
}

interface Remembered {
  key: KnownKey;
  confirmedAt: number;
}

/** Known and unknown hashes are kept apart, so that a flood of invented keys cannot push the real ones out. */
const MAX_KNOWN = 10_000;
const MAX_MISSING = 10_000;

/** @param now monotonic milliseconds: a wall clock that steps back would make old answers young again */
export function createKeyCache(lookup: KeyLookup, now: () => number, times: KeyCacheTimes): KeyCache {
  const known = new LRUCache<string, Remembered>({ max: MAX_KNOWN });
  const missing = new LRUCache<string, number>({ max: MAX_MISSING });
  const asking = new Map<string, Promise<KnownKey | undefined>>();
  const health = watchHealth(now);
  let changes = 0;

  /** An answer that was on its way while something changed may be the old one: it is asked for again. */
  const askUntilSettled = async (hash: string): Promise<KnownKey | undefined> => {
    for (;;) {
      const changesBefore = changes;
      const askedAt = now();
      const key = await lookup(hash);
      if (changesBefore !== changes) continue;
      remember(hash, key, askedAt);
      return key;
    }
  };

  const remember = (hash: string, key: KnownKey | undefined, confirmedAt: number): void => {
    if (key) {
      known.set(hash, { key, confirmedAt });
      missing.delete(hash);
    } else {
      known.delete(hash);
      missing.set(hash, confirmedAt);
    }
  };

  /** One question at a time for each hash. */
  const ask = (hash: string): Promise<KnownKey | undefined> => {
    const underWay = asking.get(hash);
    if (underWay) return underWay;
    const answer = health.watch(within(times.answerWithinMs, askUntilSettled(hash))).finally(() => asking.delete(hash));
    asking.set(hash, answer);
    return answer;
  };

  const askInBackground = (hash: string): void => {
    if (health.awaySince(times.retryAfterMs)) return;
    ask(hash).catch(() => {
      // Counted by `health`; the caller has an answer already.
    });
  };

  const askOrRely = async (hash: string): Promise<KnownKey | undefined> => {
    try {
      return await ask(hash);
    } catch (cause) {
      const remembered = known.get(hash);
      if (remembered && now() - remembered.confirmedAt < times.maxAgeWhenAwayMs) return remembered.key;
      throw unavailable(cause);
    }
  };

  return {
    get(hash, mayExist) {
      const remembered = known.get(hash);
      if (remembered) {
        const age = now() - remembered.confirmedAt;
        const maxAge = health.isAway() ? times.maxAgeWhenAwayMs : times.maxAgeMs;
        if (age >= times.refreshAfterMs) askInBackground(hash);
        if (age < maxAge) return remembered.key;
      } else {
        if (!mayExist()) return undefined;
        const missingSince = missing.get(hash);
        if (missingSince !== undefined && now() - missingSince < times.maxAgeOfMissingMs) return undefined;
      }
      return askOrRely(hash);
    },

    invalidate(concerned) {
      changes += 1;
      for (const [hash, { key }] of known) if (isConcerned(key.principal, concerned)) known.delete(hash);
      // A key made just now may have been asked for before it existed.
      missing.clear();
    },
  };
}

/** Whether a change concerns the key that somebody has. */
export function isConcerned(principal: KeyPrincipal, concerned: Concerned): boolean {
  if (concerned === 'any') return true;
  if ('keyId' in concerned) return principal.keyId === concerned.keyId;
  if ('userId' in concerned) return principal.userId === concerned.userId;
  if ('teamId' in concerned) return principal.teamId === concerned.teamId;
  return principal.agentId === concerned.agentId;
}

/** Knows whether the database answered the last time it was asked. */
function watchHealth(now: () => number) {
  let failedAt: number | undefined;
  return {
    async watch<Answer>(question: Promise<Answer>): Promise<Answer> {
      try {
        const answer = await question;
        failedAt = undefined;
        return answer;
      } catch (error) {
        failedAt = now();
        throw error;
      }
    },
    isAway: (): boolean => failedAt !== undefined,
    /** Whether it failed within the last so many milliseconds. */
    awaySince: (ms: number): boolean => failedAt !== undefined && now() - failedAt < ms,
  };
}

const unavailable = (cause: unknown): SwitchboardError =>
  new SwitchboardError(
    'UNAVAILABLE',
    'The key cannot be checked right now: the database gives no answer. Try again in a moment.',
    { cause, retryAfterSeconds: 1 },
  );
