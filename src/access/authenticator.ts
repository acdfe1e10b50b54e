import { timingSafeEqual } from 'node:crypto';
import { SwitchboardError } from '../protocol/index.ts';
import { type Identify, userHandle } from './identity.ts';
import { type Concerned, createKeyCache, KEY_CACHE_TIMES, type KeyCacheTimes, type KnownKey } from './key-cache.ts';
import { createKeyDigest, type Digested, rememberDigests } from './key-digest.ts';
import { isWellFormedKey } from './key-format.ts';
import type { AdminPrincipal, AnonymousPrincipal, KeyPrincipal, Principal } from './principal.ts';

/** Finds out who calls. */
export interface Authenticator {
  /**
   * @param credential from `readCredential`; undefined is nobody in particular
   * @returns at once when the key is remembered, so that a call costs no turn of the event loop; else a promise
   * @throws SwitchboardError UNAUTHENTICATED (the same for unknown, deleted and malformed keys), UNAVAILABLE when the
   *   database gives no answer; thrown at once or by the promise
   */
  authenticate(credential: string | undefined): Principal | Promise<Principal>;
  /** Forgets what is remembered of keys that something concerned: they, their user or their team were changed or deleted. */
  invalidate(concerned: Concerned): void;
}

/** Knows keys by what is stored in their place, for what stands for a key without holding it. */
export interface KeyHolders {
  /** @returns what is stored in place of a key */
  hashOf(key: string): string;
  /**
   * Who a key of this hash stands for, now.
   * @throws SwitchboardError as `authenticate` does
   */
  holderOf(hash: string): AdminPrincipal | KeyPrincipal | Promise<KeyPrincipal>;
  /**
   * A user who signed in without a key, as decisions see one: a key of nobody else's, that was given nothing.
   * @throws SwitchboardError UNAUTHENTICATED when the user is blocked or was removed, UNAVAILABLE
   */
  holderOfUser(userId: string): KeyPrincipal | Promise<KeyPrincipal>;
}

export interface AuthenticatorOptions {
  /** From `createIdentify`. */
  identify: Identify;
  /** From `loadKeyPepper`. */
  pepper: string;
  /** From `loadMasterKey`. */
  masterKey: string;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Monotonic milliseconds. */
  monotonic?: () => number;
  /** Told of each change; must be quick. */
  onChange: (concerned: Concerned) => void;
  /** Told about each use of a key; must be quick: `KeyUsage.note`. */
  onUse?: (keyId: string) => void;
  times?: KeyCacheTimes;
}

const ADMIN: AdminPrincipal = Object.freeze({ kind: 'admin' });
const BLOCKED = {
  key: 'This key is blocked.',
  user: 'The user of this key is blocked.',
  team: 'The team of this key is blocked.',
};
const ANONYMOUS: AnonymousPrincipal = Object.freeze({ kind: 'anonymous' });

export function createAuthenticator(options: AuthenticatorOptions): Authenticator & KeyHolders {
  const { identify, clock, onUse, onChange } = options;
  const digest = rememberDigests(createKeyDigest(options.pepper), options.pepper);
  const masterDigest = digest(options.masterKey).bytes;
  const cache = createKeyCache(
    identify,
    options.monotonic ?? (() => performance.now()),
    options.times ?? KEY_CACHE_TIMES,
  );

  const admit = (key: KnownKey | undefined): KeyPrincipal => {
    if (!key) throw refused('This key is not valid.');
    if (key.blockedBy) throw refused(BLOCKED[key.blockedBy]);
    const { principal } = key;
    if (principal.expiresAt !== null && principal.expiresAt <= clock())
      throw refused('This key has expired.', { key: 'expired' });
    onUse?.(principal.keyId);
    return principal;
  };

  const holderOf = (ofCaller: Digested, mayExist: () => boolean) => {
    // Digests have one length and tell nothing about how much of a guess was right.
    if (timingSafeEqual(ofCaller.bytes, masterDigest)) return ADMIN;
    const key = cache.get(ofCaller.hex, mayExist);
    return key instanceof Promise ? key.then(admit) : admit(key);
  };

  return {
    authenticate(credential) {
      if (credential === undefined) return ANONYMOUS;
      // Nothing from outside makes the database work unless it has the shape of a key (CVE-2026-42208).
      return holderOf(digest(credential), () => isWellFormedKey(credential));
    },

    hashOf: (key) => digest(key).hex,
    holderOf: (hash) => holderOf({ hex: hash, bytes: Buffer.from(hash, 'hex') }, () => true),

    holderOfUser(userId) {
      const user = cache.get(userHandle(userId), () => true);
      return user instanceof Promise ? user.then(admitUser) : admitUser(user);
    },

    invalidate(concerned) {
      cache.invalidate(concerned);
      onChange(concerned);
    },
  };
}

function admitUser(user: KnownKey | undefined): KeyPrincipal {
  if (user && !user.blockedBy) return user.principal;
  throw new SwitchboardError(
    'UNAUTHENTICATED',
    'This user is blocked, or was removed. Ask an administrator for access.',
  );
}

const refused = (reason: string, metadata?: Record<string, string>): SwitchboardError =>
  new SwitchboardError(
    'UNAUTHENTICATED',
    `${reason} Send a key of this gateway in "Authorization: Bearer sk-..."; an administrator makes them.`,
    metadata && { metadata },
  );
