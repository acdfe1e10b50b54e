import type { KeyRecord } from './key-record.ts';

/** The key number so-and-so; ids, hashes and times grow with the number. */
export const keyRecord = (number: number, fields: Partial<KeyRecord> = {}): KeyRecord => ({
  id: `key-${number}`,
  hash: String(number).padStart(64, '0'),
  lastFour: String(number).padStart(4, '0'),
  alias: null,
  userId: null,
  teamId: null,
  objectPermission: null,
  agentId: null,
  accessGroupIds: null,
  models: null,
  tags: [],
  limits: null,
  logContent: null,
  metadata: {},
  blocked: false,
  expiresAt: null,
  createdAt: 1_764_000_000_000 + number,
  createdBy: 'admin',
  updatedAt: 1_764_000_000_000 + number,
  updatedBy: 'admin',
  lastUsedAt: null,
  ...fields,
});
