import type { JsonObject } from '../protocol/index.ts';
import type { LimitTerms } from './limits/terms.ts';
import type { Authorship } from './people/authorship.ts';

/** A virtual key as it is stored; the key itself is not. Times are epoch milliseconds. */
export interface KeyRecord extends Authorship {
  /** Stays the same when the key is replaced by a new one. */
  id: string;
  /** HMAC-SHA-256 of the key, hex. */
  hash: string;
  /** The key's last four characters. */
  lastFour: string;
  /** A name for people; unique. */
  alias: string | null;
  userId: string | null;
  teamId: string | null;
  /** The agent whose own key it is. */
  agentId: string | null;
  /** Kept whole; `grants.ts` reads what concerns agents. */
  objectPermission: JsonObject | null;
  /** Null when the key declares none. */
  accessGroupIds: readonly string[] | null;
  /** Names of models, `*` for any text within; null or none declares nothing. */
  models: readonly string[] | null;
  tags: readonly string[];
  limits: LimitTerms | null;
  /** Whether what is asked with it and answered is kept; null leaves it to the agent and the global switch. */
  logContent: boolean | null;
  metadata: JsonObject;
  blocked: boolean;
  /** Null never expires. */
  expiresAt: number | null;
  /** Up to a minute behind. */
  lastUsedAt: number | null;
}

/** What whoever makes or changes a key decides about it. */
export type KeyFields = Omit<KeyRecord, 'id' | 'hash' | 'lastFour' | 'lastUsedAt' | keyof Authorship>;
