import type { Insertable, Kysely, Selectable } from 'kysely';
import type { JsonObject } from '../protocol/index.ts';
import type { KeysTable, Schema } from '../store/index.ts';
import { grantedAgents, type KeyFields, type KeyRecord } from './key-record.ts';

/** Where keys are kept. */
export interface KeyRepository {
  /** @throws the database's unique violation when the alias is taken */
  insert(record: KeyRecord): Promise<void>;
  findById(id: string): Promise<KeyRecord | undefined>;
  findByHash(hash: string): Promise<KeyRecord | undefined>;
  /** Changes the fields given. @returns undefined when there is no such key */
  update(
    id: string,
    fields: Partial<KeyFields>,
    change: { updatedAt: number; updatedBy: string },
  ): Promise<KeyRecord | undefined>;
  delete(ids: readonly string[]): Promise<void>;
  /** Newest first. */
  list(filter: KeyFilter, page: KeyPage): Promise<KeyRecord[]>;
  /** Notes that keys were in use at a time (epoch milliseconds); a later one that is noted already stays. */
  markUsed(ids: readonly string[], usedAt: number): Promise<void>;
}

export interface KeyFilter {
  alias?: string;
  userId?: string;
  teamId?: string;
}

export interface KeyPage {
  /** Only keys older than this one. */
  after?: { createdAt: number; id: string };
  limit: number;
}

/** Keys in one statement: few enough to leave the writer free for others in between. */
const MARK_BATCH = 500;

export function createKeyRepository(db: Kysely<Schema>): KeyRepository {
  const findBy = async (column: 'id' | 'hash', value: string): Promise<KeyRecord | undefined> => {
    const row = await db.selectFrom('keys').selectAll().where(column, '=', value).executeTakeFirst();
    return row && toRecord(row);
  };

  return {
    async insert(record) {
      await db.insertInto('keys').values(toRow(record)).execute();
    },

    findById: (id) => findBy('id', id),
    findByHash: (hash) => findBy('hash', hash),

    async update(id, fields, { updatedAt, updatedBy }) {
      const row = await db
        .updateTable('keys')
        .set({ ...toColumns(fields), updated_at: updatedAt, updated_by: updatedBy })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && toRecord(row);
    },

    async delete(ids) {
      if (ids.length === 0) return;
      await db
        .deleteFrom('keys')
        .where('id', 'in', [...ids])
        .execute();
    },

    async list({ alias, userId, teamId }, { after, limit }) {
      let query = db.selectFrom('keys').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
      if (alias !== undefined) query = query.where('alias', '=', alias);
      if (userId !== undefined) query = query.where('user_id', '=', userId);
      if (teamId !== undefined) query = query.where('team_id', '=', teamId);
      if (after)
        query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.createdAt, after.id)));
      return (await query.execute()).map(toRecord);
    },

    async markUsed(ids, usedAt) {
      for (let start = 0; start < ids.length; start += MARK_BATCH)
        await db
          .updateTable('keys')
          .set({ last_used_at: usedAt })
          .where('id', 'in', ids.slice(start, start + MARK_BATCH))
          .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', usedAt)]))
          .execute();
    },
  };
}

const toRecord = (row: Selectable<KeysTable>): KeyRecord => {
  const objectPermission = row.object_permission === null ? null : (JSON.parse(row.object_permission) as JsonObject);
  return {
    id: row.id,
    hash: row.hash,
    lastFour: row.last_four,
    alias: row.alias,
    userId: row.user_id,
    teamId: row.team_id,
    objectPermission,
    agents: grantedAgents(objectPermission),
    metadata: JSON.parse(row.metadata) as JsonObject,
    blocked: row.blocked !== 0,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    lastUsedAt: row.last_used_at,
  };
};

const toRow = (record: KeyRecord): Insertable<KeysTable> => ({
  id: record.id,
  hash: record.hash,
  last_four: record.lastFour,
  ...toColumns(record),
  created_at: record.createdAt,
  created_by: record.createdBy,
  updated_at: record.updatedAt,
  updated_by: record.updatedBy,
  last_used_at: record.lastUsedAt,
});

type FieldColumns = Pick<
  KeysTable,
  'alias' | 'user_id' | 'team_id' | 'object_permission' | 'metadata' | 'blocked' | 'expires_at'
>;

/** A field that is absent stays undefined, which Kysely leaves out of an update. */
function toColumns(fields: KeyFields): FieldColumns;
function toColumns(fields: Partial<KeyFields>): Partial<FieldColumns>;
function toColumns(fields: Partial<KeyFields>): Partial<FieldColumns> {
  return {
    alias: fields.alias,
    user_id: fields.userId,
    team_id: fields.teamId,
    object_permission: fields.objectPermission && JSON.stringify(fields.objectPermission),
    metadata: fields.metadata && JSON.stringify(fields.metadata),
    blocked: fields.blocked === undefined ? undefined : Number(fields.blocked),
    expires_at: fields.expiresAt,
  };
}
