import { createHmac, hash } from 'node:crypto';
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

/** A digest as it is compared, and as it is stored and searched. */
export interface Digested {
  bytes: Buffer;
  hex: string;
}

/** Keys in use; one more or less costs no more than its digest. */
const MAX_REMEMBERED = 10_000;

/**
 * Remembers digests, since the same keys come again and again and an `Hmac` object costs a call more than all else that is
 * decided about it. Keys are known again by a plain hash of a secret and the key, so that no key stays in memory.
 *
 * @param secret which nobody outside this process knows
 */
export function rememberDigests(digest: KeyDigest, secret: string): (key: string) => Digested {
  const remembered = new LRUCache<string, Digested>({ max: MAX_REMEMBERED });
  return (key) => {
    const fingerprint = hash('sha256', secret + key, 'base64');
    const known = remembered.get(fingerprint);
    if (known) return known;
    const bytes = digest(key);
    const digested = { bytes, hex: bytes.toString('hex') };
    remembered.set(fingerprint, digested);
    return digested;
  };
}
