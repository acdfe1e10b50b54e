import type { KeysTable } from '../store/index.ts';
import type { KeyFields, KeyRecord } from './key-record.ts';
import { authorshipColumns, authorshipOf } from './people/authorship.ts';
import {
  readLimits,
  readList,
  readObject,
  readOptionalFlag,
  readOptionalList,
  readOptionalObject,
  writeFlag,
  writeJson,
  writeLimits,
} from './people/columns.ts';

export const keyOf = (row: KeysTable): KeyRecord => ({
  id: row.id,
  hash: row.hash,
  lastFour: row.last_four,
  alias: row.alias,
  userId: row.user_id,
  teamId: row.team_id,
  agentId: row.agent_id,
  objectPermission: readOptionalObject(row.object_permission),
  accessGroupIds: readOptionalList(row.access_group_ids),
  models: readOptionalList(row.models),
  tags: readList(row.tags),
  limits: readLimits(row.limits),
  logContent: readOptionalFlag(row.log_content),
  metadata: readObject(row.metadata),
  blocked: row.blocked !== 0,
  expiresAt: row.expires_at,
  ...authorshipOf(row),
  lastUsedAt: row.last_used_at,
});

export const keyRow = (record: KeyRecord): KeysTable => ({
  id: record.id,
  hash: record.hash,
  last_four: record.lastFour,
  ...keyColumns(record),
  ...authorshipColumns(record),
  last_used_at: record.lastUsedAt,
});

type FieldColumns = Pick<
  KeysTable,
  | 'alias'
  | 'user_id'
  | 'team_id'
  | 'agent_id'
  | 'object_permission'
  | 'access_group_ids'
  | 'models'
  | 'tags'
  | 'limits'
  | 'log_content'
  | 'metadata'
  | 'blocked'
  | 'expires_at'
>;

/** The columns of fields; those of absent fields are absent. */
export function keyColumns(fields: KeyFields): FieldColumns;
export function keyColumns(fields: Partial<KeyFields>): Partial<FieldColumns>;
export function keyColumns(fields: Partial<KeyFields>): Partial<FieldColumns> {
  return {
    alias: fields.alias,
    user_id: fields.userId,
    team_id: fields.teamId,
    agent_id: fields.agentId,
    object_permission: writeJson(fields.objectPermission),
    access_group_ids: writeJson(fields.accessGroupIds),
    models: writeJson(fields.models),
    tags: writeJson(fields.tags),
    limits: writeLimits(fields.limits),
    log_content: writeFlag(fields.logContent),
    metadata: writeJson(fields.metadata),
    blocked: writeFlag(fields.blocked),
    expires_at: fields.expiresAt,
  };
}
