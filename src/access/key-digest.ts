import { createHmac } from 'node:crypto';

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
