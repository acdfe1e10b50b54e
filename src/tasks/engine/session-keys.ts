import { createHmac, hkdfSync } from 'node:crypto';
import type { TaskRecord } from './record.ts';

type Names = Pick<TaskRecord, 'agentId' | 'owner' | 'contextId'>;

/** What conversations and principals are called on platforms: nobody without the secret can tell, or make one up. */
export interface SessionKeys {
  /** 64 hex digits, for a conversation. */
  session(names: Names): string;
  /** 64 hex digits, for whoever talks to an agent. */
  user(names: Pick<Names, 'agentId' | 'owner'>): string;
}

/** @param secret of the installation, which may serve other purposes as well; asked for by the first turn */
export function createSessionKeys(secret: () => string): SessionKeys {
  let key: Buffer | undefined;
  /** No part holds NUL. */
  const keyed = (...parts: string[]): string => {
    key ??= Buffer.from(hkdfSync('sha256', secret(), '', 'switchboard v1 names on platforms', 32));
    return createHmac('sha256', key).update(parts.join('\0')).digest('hex');
  };
  return {
    session: ({ agentId, owner, contextId }) => keyed('session', owner, agentId, contextId),
    user: ({ agentId, owner }) => keyed('user', owner, agentId),
  };
}
