import { createHmac } from 'node:crypto';
import type { TaskRecord } from './record.ts';

type Names = Pick<TaskRecord, 'agentId' | 'owner' | 'contextId'>;

/** What conversations and principals are called on platforms: nobody without the secret can tell, or make one up. */
export interface SessionKeys {
  /** 64 hex digits, for a conversation. */
  session(names: Names): string;
  /** 64 hex digits, for whoever talks to an agent. */
  user(names: Pick<Names, 'agentId' | 'owner'>): string;
}

export function createSessionKeys(secret: string): SessionKeys {
  /** No part holds NUL. */
  const keyed = (...parts: string[]): string => createHmac('sha256', secret).update(parts.join('\0')).digest('hex');
  return {
    session: ({ agentId, owner, contextId }) => keyed('session', owner, agentId, contextId),
    user: ({ agentId, owner }) => keyed('user', owner, agentId),
  };
}
