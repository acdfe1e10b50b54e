import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** HMAC-SHA-256 of a key: what is stored, searched and cached in its place. */
export type KeyDigest = (key: string) => Buffer;

/**
 * A fast hash is right here: the keys are random, so nobody can guess them from their digests, and the pepper (kept
 * sealed, apart from the table) makes a copy of the table worthless.
 */
export const createKeyDigest =
  (pepper: string): KeyDigest =>
  (key) =>
    createHmac('sha256', pepper).update(key).digest();

/** Keys whose digests are remembered: those in use are in memory anyway, with each request that carries them. */
const MAX_REMEMBERED = 1_000;
/** What is longer is no key, and may be as long as a header can. */
const MAX_REMEMBERED_LENGTH = 256;

/** The same, with the digests of the keys seen last at hand: making one anew costs a tenth of a relayed call. */
export function rememberDigests(digest: KeyDigest): KeyDigest {
  const remembered = new LRUCache<string, Buffer>({ max: MAX_REMEMBERED });
  return (key) => {
    const known = remembered.get(key);
    if (known) return known;
    const made = digest(key);
    if (key.length <= MAX_REMEMBERED_LENGTH) remembered.set(key, made);
    return made;
  };
}
