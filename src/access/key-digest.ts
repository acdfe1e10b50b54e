import { createHmac, hash } from 'node:crypto';

/** HMAC-SHA-256 of a key: what is stored, searched and cached in its place. */
export type KeyDigest = (key: string) => Buffer;

/** Bytes that SHA-256 takes at a time. */
const BLOCK = 64;
const DIGEST = 32;
/** Characters; keys are much shorter, but callers may send anything. */
const LONGEST = 256;
const MAX_BYTES_PER_CHARACTER = 3;

/**
 * A fast hash is right here: the keys are random, so nobody can guess them from their digests, and the pepper (kept
 * sealed, apart from the table) makes a copy of the table worthless.
 *
 * Every call needs one, and an `Hmac` object costs more than the hashing, most of it when it is collected. So the two
 * hashes of RFC 2104 are done one by one, in memory that is wiped at once.
 */
export function createKeyDigest(pepper: string): KeyDigest {
  const secret = Buffer.from(pepper);
  const block = Buffer.concat([secret.length > BLOCK ? sha256(secret) : secret, Buffer.alloc(BLOCK)], BLOCK);
  const inner = Buffer.concat([block.map((byte) => byte ^ 0x36), Buffer.alloc(LONGEST * MAX_BYTES_PER_CHARACTER)]);
  const outer = Buffer.concat([block.map((byte) => byte ^ 0x5c), Buffer.alloc(DIGEST)]);

  return (key) => {
    if (key.length > LONGEST) return createHmac('sha256', pepper).update(key).digest();
    const end = BLOCK + inner.write(key, BLOCK);
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex');
    inner.fill(0, BLOCK, end);
    return sha256(outer);
  };
}

/** Through text, because asking for bytes costs three times as much. */
const sha256 = (bytes: Buffer): Buffer => Buffer.from(hash('sha256', bytes, 'hex'), 'hex');
