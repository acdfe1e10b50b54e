import type { Kysely } from 'kysely';
import type { Schema, UsersTable } from '../../store/index.ts';
import { LEAST_ROLE, type UserRole } from '../roles.ts';
import { type Authorship, authorshipColumns, authorshipOf } from './authorship.ts';
import { readLimits, readObject, writeFlag, writeJson, writeLimits } from './columns.ts';
import type { UserFields, UserRecord } from './records.ts';

/** Where users are kept. */
export interface UserRepository {
  /** @throws the database's unique violation when the id or the email is taken */
  insert(record: UserRecord): Promise<void>;
  find(id: string): Promise<UserRecord | undefined>;
  findByEmail(email: string): Promise<UserRecord | undefined>;
  /** Changes the fields given. @returns undefined when there is no such user */
  update(
    id: string,
    fields: Partial<UserFields>,
    change: { updatedAt: number; updatedBy: string },
  ): Promise<UserRecord | undefined>;
  /** Removes users, their memberships and their keys, together. */
  delete(ids: readonly string[]): Promise<void>;
  /** By id. */
  list(filter: UserFilter, page: { after?: string; limit: number }): Promise<UserRecord[]>;
}

export interface UserFilter {
  role?: UserRole;
  ids?: readonly string[];
  email?: string;
}

export function createUserRepository(db: Kysely<Schema>): UserRepository {
  const findBy = async (column: 'id' | 'email', value: string): Promise<UserRecord | undefined> => {
    const row = await db.selectFrom('users').selectAll().where(column, '=', value).executeTakeFirst();
    return row && userOf(row);
  };

  return {
    find: (id) => findBy('id', id),
    findByEmail: (email) => findBy('email', email),

    async insert(record) {
      await db
        .insertInto('users')
        .values({ id: record.id, ...userColumns(record), ...authorshipColumns(record) })
        .execute();
    },

    async update(id, fields, { updatedAt, updatedBy }) {
      const row = await db
        .updateTable('users')
        .set({ ...userColumns(fields), updated_at: updatedAt, updated_by: updatedBy })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && userOf(row);
    },

    async delete(ids) {
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('keys').where('user_id', 'in', ids).execute();
        await transaction.deleteFrom('users').where('id', 'in', ids).execute();
      });
    },

    async list({ role, ids, email }, { after, limit }) {
      if (ids?.length === 0) return [];
      let query = db.selectFrom('users').selectAll().orderBy('id').limit(limit);
      if (role !== undefined) query = query.where('role', '=', role);
      if (ids !== undefined) query = query.where('id', 'in', ids);
      if (email !== undefined) query = query.where('email', '=', email);
      if (after !== undefined) query = query.where('id', '>', after);
      return (await query.execute()).map(userOf);
    },
  };
}

/** Makes sure that a user exists whom a key or a membership names: with the least role, if nobody has made it. */
export async function registerUser(db: Kysely<Schema>, id: string, by: Authorship): Promise<void> {
  const row = { id, ...userColumns(PLAIN_USER), ...authorshipColumns(by) };
  await db
    .insertInto('users')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** A user of whom nothing is said. */
export const PLAIN_USER: UserFields = {
  alias: null,
  email: null,
  role: LEAST_ROLE,
  blocked: false,
  metadata: {},
  limits: null,
};

const userOf = (row: UsersTable): UserRecord => ({
  id: row.id,
  alias: row.alias,
  email: row.email,
  role: row.role as UserRole,
  blocked: row.blocked !== 0,
  metadata: readObject(row.metadata),
  limits: readLimits(row.limits),
  ...authorshipOf(row),
});

type FieldColumns = Pick<UsersTable, 'alias' | 'email' | 'role' | 'blocked' | 'metadata' | 'limits'>;

function userColumns(fields: UserFields): FieldColumns;
function userColumns(fields: Partial<UserFields>): Partial<FieldColumns>;
function userColumns(fields: Partial<UserFields>): Partial<FieldColumns> {
  return {
    alias: fields.alias,
    email: fields.email,
    role: fields.role,
    blocked: writeFlag(fields.blocked),
    metadata: writeJson(fields.metadata),
    limits: writeLimits(fields.limits),
  };
}
