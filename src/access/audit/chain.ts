import { createHmac } from 'node:crypto';
import type { AuditEntry, StoredAuditEntry } from './entry.ts';

/** Where a chain stands: its last entry. The empty chain is `{seq: 0, hash: ''}`. */
export interface ChainHead {
  seq: number;
  hash: string;
}

export const EMPTY_CHAIN: ChainHead = { seq: 0, hash: '' };

/** What hashes are made with. Whoever can write the table but does not have the key cannot continue or mend the chain. */
export type ChainHash = (text: string) => string;

/** @param key from `loadAuditKey` */
export const createChainHash =
  (key: string): ChainHash =>
  (text) =>
    createHmac('sha256', key).update(text).digest('hex');

/** Puts entries behind the head, in order. */
export function continueChain(head: ChainHead, entries: readonly AuditEntry[], hash: ChainHash): StoredAuditEntry[] {
  let last = head;
  return entries.map((entry) => {
    const place = { ...entry, seq: last.seq + 1, previousHash: last.hash };
    const stored = { ...place, hash: hash(canonicalText(place)) };
    last = stored;
    return stored;
  });
}

/** What is wrong with an entry in its place; null when nothing is. */
export function faultOf(entry: StoredAuditEntry, before: ChainHead, hash: ChainHash): string | null {
  if (entry.seq !== before.seq + 1) return `entries ${before.seq + 1} to ${entry.seq - 1} are missing`;
  if (entry.previousHash !== before.hash) return 'it does not continue the entry before it';
  return entry.hash === hash(canonicalText(entry)) ? null : 'it is not as it was written';
}

/**
 * The one text of an entry: a JSON array of its values in a fixed order. `before` and `after` go in as the texts that are
 * stored, so that no reader's idea of JSON matters.
 */
const canonicalText = (entry: Omit<StoredAuditEntry, 'hash'>): string =>
  JSON.stringify([
    entry.seq,
    entry.previousHash,
    entry.at,
    entry.actor.kind,
    entry.actor.name,
    entry.actor.keyId,
    entry.actor.userId,
    entry.actor.teamId,
    entry.action,
    entry.target,
    entry.outcome,
    entry.errorCode,
    entry.before,
    entry.after,
    entry.requestId,
    entry.address,
    entry.times,
    entry.lastAt,
    entry.begun,
  ]);
