import type { JsonObject } from '../protocol/index.ts';

/** A virtual key as it is stored; the key itself is not. Times are epoch milliseconds. */
export interface KeyRecord {
  id: string;
  /** HMAC-SHA-256 of the key, hex. */
  hash: string;
  /** The key's last four characters. */
  lastFour: string;
  /** A name for people; unique. */
  alias: string | null;
  userId: string | null;
  teamId: string | null;
  /** Kept whole; what the gateway reads of it stands in `agents`. */
  objectPermission: JsonObject | null;
  /** Ids or names of agents it grants; null when it declares none. */
  agents: readonly string[] | null;
  metadata: JsonObject;
  blocked: boolean;
  /** Null never expires. */
  expiresAt: number | null;
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
  /** Up to a minute behind. */
  lastUsedAt: number | null;
}

/** What whoever makes or changes a key decides about it. */
export type KeyFields = Pick<
  KeyRecord,
  'alias' | 'userId' | 'teamId' | 'objectPermission' | 'metadata' | 'blocked' | 'expiresAt'
>;

/** The agents that an `object_permission` grants: null when it says nothing about agents. */
export function grantedAgents(objectPermission: JsonObject | null): readonly string[] | null {
  const agents = objectPermission?.['agents'];
  return Array.isArray(agents) ? agents.filter((agent) => typeof agent === 'string') : null;
}
