/** How it ended: `begun` is what was about to be done; a second entry says what came of it. */
export const AUDIT_OUTCOMES = ['begun', 'done', 'failed', 'denied'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Who did it. Kept as it was: keys, users and teams may be gone when it is read. */
export interface AuditActor {
  /** `admin`, `key` and `anonymous` are principals; `system` is the gateway itself, or whoever runs its commands. */
  kind: 'admin' | 'key' | 'anonymous' | 'system';
  /** As `created_by` and `updated_by` name it. */
  name: string;
  keyId: string | null;
  userId: string | null;
  teamId: string | null;
}

/** One thing that was done, tried or refused. Times are epoch milliseconds. */
export interface AuditEntry {
  at: number;
  actor: AuditActor;
  /** `key.create`, `agent.delete`, …; of a denial the name of what was asked for. */
  action: string;
  /** Id of what it was done to; null when it has none, or none yet. */
  target: string | null;
  outcome: AuditOutcome;
  /** A code of the error table; null when it was done. */
  errorCode: string | null;
  /** How the target looked, as JSON text without secrets; null when it was not there. */
  before: string | null;
  after: string | null;
  requestId: string | null;
  /** The caller's network address, past trusted proxies. */
  address: string | null;
  /** How often, when the same was repeated; the last time is then `lastAt`. */
  times: number;
  lastAt: number;
  /** The `begun` entry that this one ends. */
  begun: number | null;
}

/** An entry in its place in the chain. */
export interface StoredAuditEntry extends AuditEntry {
  /** Counts from 1 without gaps. */
  seq: number;
  /** Of the entry before; empty for the first. */
  previousHash: string;
  /** HMAC-SHA-256 of everything above, hex. */
  hash: string;
}

export const SYSTEM: AuditActor = { kind: 'system', name: 'system', keyId: null, userId: null, teamId: null };
