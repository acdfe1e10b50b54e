import { createHash } from 'node:crypto';
import type { RandomBytes } from '../store/index.ts';

/**
 * A key is `sk-` and 48 base64url characters: 256 random bits and the first 32 bits of their SHA-256. The checksum lets a
 * mistyped or invented key be refused without asking the database, and secret scanners recognise a real one.
 */
const PREFIX = 'sk-';
const RANDOM_BYTES = 32;
const CHECKSUM_BYTES = 4;
const SHAPE = /^sk-[A-Za-z0-9_-]{48}$/;

export function generateKey(random: RandomBytes): string {
  const secret = random(RANDOM_BYTES);
  return PREFIX + Buffer.concat([secret, checksum(secret)]).toString('base64url');
}

export function isWellFormedKey(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const bytes = Buffer.from(text.slice(PREFIX.length), 'base64url');
  return checksum(bytes.subarray(0, RANDOM_BYTES)).equals(bytes.subarray(RANDOM_BYTES));
}

/** How a key is shown once it cannot be read any more: `sk-...abcd`. */
export const maskKey = (lastFour: string): string => `${PREFIX}...${lastFour}`;

const checksum = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest().subarray(0, CHECKSUM_BYTES);
