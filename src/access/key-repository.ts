import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import type { KeysTable, Schema } from '../store/index.ts';
import type { OwnScope } from './call-scope.ts';
import type { KeyFields, KeyRecord } from './key-record.ts';
import { keyColumns, keyOf, keyRow } from './key-row.ts';
import { authored } from './people/authorship.ts';
import { registerUser } from './people/user-repository.ts';

/** Where keys are kept. */
export interface KeyRepository {
  /** Registers the key's user, too, if nobody has. @throws the database's unique violation when the alias is taken */
  insert(record: KeyRecord): Promise<void>;
  /** @param within those that may be found: what is looked for in vain and what may not be seen take equally long */
  findById(id: string, within?: KeyFilter['within']): Promise<KeyRecord | undefined>;
  /** Finds a key by its hash, or by one it had before it was replaced. */
  findByHash(hash: string): Promise<FoundKey | undefined>;
  /** Changes the fields given; registers a new user. @returns undefined when there is no such key */
  update(id: string, fields: Partial<KeyFields>, change: KeyChange): Promise<KeyRecord | undefined>;
  /**
   * Gives a key a new hash. Its former one is found until a time; without one, none of its former ones is any more.
   * @returns undefined when the key is gone, or has another hash by now
   */
  replace(id: string, replacement: KeyReplacement, change: KeyChange): Promise<KeyRecord | undefined>;
  delete(ids: readonly string[]): Promise<void>;
  /** Newest first. */
  list(filter: KeyFilter, page: KeyPage): Promise<KeyRecord[]>;
  /** Notes that keys were in use at a time (epoch milliseconds); a later one that is noted already stays. */
  markUsed(ids: readonly string[], usedAt: number): Promise<void>;
}

export interface FoundKey {
  record: KeyRecord;
  /** Until when this hash lets in, epoch milliseconds; null unless the key was replaced. */
  validUntil: number | null;
}

export interface KeyChange {
  updatedAt: number;
  updatedBy: string;
}

export interface KeyReplacement {
  formerHash: string;
  /** Epoch milliseconds; null ends it at once. */
  formerValidUntil: number | null;
  hash: string;
  lastFour: string;
}

/** Each narrows; `within` to what any of its lists names. */
export interface KeyFilter {
  ids?: readonly string[];
  alias?: string;
  userId?: string;
  teamId?: string;
  agentId?: string;
  /** Those that decide for themselves whether what is said is kept. */
  decidesContent?: true;
  within?: Pick<OwnScope, 'keyIds' | 'userIds' | 'teamIds'>;
}

export interface KeyPage {
  /** Only keys older than this one. */
  after?: { createdAt: number; id: string };
  limit: number;
}

/** Keys in one statement: few enough to leave the writer free for others in between. */
const MARK_BATCH = 500;

export function createKeyRepository(db: Kysely<Schema>): KeyRepository {
  return {
    async findById(id, within) {
      const row = await seen(db.selectFrom('keys').selectAll(), within).where('id', '=', id).executeTakeFirst();
      return row && keyOf(row);
    },

    async insert(record) {
      await db.transaction().execute(async (transaction) => {
        if (record.userId !== null) await registerUser(transaction, record.userId, record);
        await transaction.insertInto('keys').values(keyRow(record)).execute();
      });
    },

    async findByHash(hash) {
      const row = await db.selectFrom('keys').selectAll().where('hash', '=', hash).executeTakeFirst();
      if (row) return { record: keyOf(row), validUntil: null };
      const former = await db
        .selectFrom('key_former_hashes')
        .innerJoin('keys', 'keys.id', 'key_former_hashes.key_id')
        .selectAll('keys')
        .select('valid_until')
        .where('key_former_hashes.hash', '=', hash)
        .executeTakeFirst();
      return former && { record: keyOf(former), validUntil: former.valid_until };
    },

    update: (id, fields, { updatedAt, updatedBy }) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('keys')
          .set({ ...keyColumns(fields), updated_at: updatedAt, updated_by: updatedBy })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        if (!row) return undefined;
        const record = keyOf(row);
        if (record.userId !== null) await registerUser(transaction, record.userId, authored(updatedAt, updatedBy));
        return record;
      }),

    replace: (id, { formerHash, formerValidUntil, hash, lastFour }, { updatedAt, updatedBy }) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('keys')
          .set({ hash, last_four: lastFour, updated_at: updatedAt, updated_by: updatedBy })
          .where('id', '=', id)
          .where('hash', '=', formerHash)
          .returningAll()
          .executeTakeFirst();
        if (!row) return undefined;
        if (formerValidUntil === null) {
          await transaction.deleteFrom('key_former_hashes').where('key_id', '=', id).execute();
          return keyOf(row);
        }
        await transaction.deleteFrom('key_former_hashes').where('valid_until', '<=', updatedAt).execute();
        await transaction
          .insertInto('key_former_hashes')
          .values({ hash: formerHash, key_id: id, valid_until: formerValidUntil })
          .execute();
        return keyOf(row);
      }),

    async delete(ids) {
      if (ids.length === 0) return;
      await db
        .deleteFrom('keys')
        .where('id', 'in', [...ids])
        .execute();
    },

    async list({ ids, alias, userId, teamId, agentId, decidesContent, within }, { after, limit }) {
      const newest = db.selectFrom('keys').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
      let query = seen(newest, within);
      if (ids !== undefined) query = query.where('id', 'in', ids);
      if (alias !== undefined) query = query.where('alias', '=', alias);
      if (userId !== undefined) query = query.where('user_id', '=', userId);
      if (teamId !== undefined) query = query.where('team_id', '=', teamId);
      if (agentId !== undefined) query = query.where('agent_id', '=', agentId);
      if (decidesContent) query = query.where('log_content', 'is not', null);
      if (after)
        query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.createdAt, after.id)));
      return (await query.execute()).map(keyOf);
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

type KeySelection = SelectQueryBuilder<Schema, 'keys', Selectable<KeysTable>>;

/** Narrows to the keys that somebody may see. */
const seen = (query: KeySelection, within: KeyFilter['within']): KeySelection =>
  within
    ? query.where((eb) =>
        eb.or([
          eb('id', 'in', within.keyIds),
          ...(within.userIds.length === 0 ? [] : [eb('user_id', 'in', within.userIds)]),
          ...(within.teamIds.length === 0 ? [] : [eb('team_id', 'in', within.teamIds)]),
        ]),
      )
    : query;
