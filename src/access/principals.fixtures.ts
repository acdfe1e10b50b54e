import type { AgentGrant, KeyPrincipal } from './principal.ts';

/** What a level was given: ids or names of agents. */
export const granting = (...agents: string[]): AgentGrant => ({ agents: new Set(agents), groups: new Set() });

/** A key of nobody, with nothing. */
export const keyPrincipal = (changes: Partial<KeyPrincipal> = {}): KeyPrincipal => ({
  kind: 'key',
  keyId: 'key-1',
  alias: null,
  userId: null,
  teamId: null,
  teamAlias: null,
  agentId: null,
  tags: [],
  userRole: null,
  memberships: new Map(),
  grants: { key: null, team: null, caller: null },
  defaultAgentAccess: 'none',
  modelGrants: { key: null, team: null, caller: null },
  defaultModelAccess: 'all',
  limits: { key: null, user: null, team: null, caller: null },
  logContent: null,
  expiresAt: null,
  ...changes,
});
