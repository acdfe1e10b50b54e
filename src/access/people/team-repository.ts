import type { Kysely } from 'kysely';
import type { Schema, TeamsTable } from '../../store/index.ts';
import type { TeamRole } from '../roles.ts';
import { type Authorship, authorshipColumns, authorshipOf } from './authorship.ts';
import {
  readLimits,
  readObject,
  readOptionalList,
  readOptionalObject,
  writeFlag,
  writeJson,
  writeLimits,
} from './columns.ts';
import type { TeamFields, TeamMember, TeamRecord } from './records.ts';
import { registerUser } from './user-repository.ts';

/** Where teams and their members are kept. */
export interface TeamRepository {
  /** Registers members whom nobody has, too. @throws the database's unique violation when the id is taken */
  insert(record: TeamRecord, members: readonly TeamMember[]): Promise<void>;
  find(id: string): Promise<TeamRecord | undefined>;
  /** Changes the fields given. @returns undefined when there is no such team */
  update(
    id: string,
    fields: Partial<TeamFields>,
    change: { updatedAt: number; updatedBy: string },
  ): Promise<TeamRecord | undefined>;
  /** Removes teams, their memberships and their keys, together. */
  delete(ids: readonly string[]): Promise<void>;
  /** By id. */
  list(filter: TeamFilter, page: { after?: string; limit: number }): Promise<TeamRecord[]>;
  /** By user. */
  members(teamId: string): Promise<TeamMember[]>;
  /** Adds members, or gives them another role; registers users whom nobody has. */
  setMembers(teamId: string, members: readonly TeamMember[], authorship: Authorship): Promise<void>;
  /** @returns false when the user is no member */
  changeRole(teamId: string, userId: string, role: TeamRole): Promise<boolean>;
  /** Ends a membership, and with it the user's keys in the team. @returns false when the user is no member */
  removeMember(teamId: string, userId: string): Promise<boolean>;
  /** The teams a user is a member of. */
  membershipsOf(userId: string): Promise<Map<string, TeamRole>>;
}

export interface TeamFilter {
  ids?: readonly string[];
  alias?: string;
  /** Teams that this user is a member of. */
  memberId?: string;
}

export function createTeamRepository(db: Kysely<Schema>): TeamRepository {
  return {
    async insert(record, members) {
      await db.transaction().execute(async (transaction) => {
        await transaction.insertInto('teams').values(teamRow(record)).execute();
        await putMembers(transaction, record.id, members, record);
      });
    },

    async find(id) {
      const row = await db.selectFrom('teams').selectAll().where('id', '=', id).executeTakeFirst();
      return row && teamOf(row);
    },

    async update(id, fields, { updatedAt, updatedBy }) {
      const row = await db
        .updateTable('teams')
        .set({ ...teamColumns(fields), updated_at: updatedAt, updated_by: updatedBy })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && teamOf(row);
    },

    async delete(ids) {
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('keys').where('team_id', 'in', ids).execute();
        await transaction.deleteFrom('teams').where('id', 'in', ids).execute();
      });
    },

    async list({ ids, alias, memberId }, { after, limit }) {
      if (ids?.length === 0) return [];
      let query = db.selectFrom('teams').selectAll().orderBy('id').limit(limit);
      if (ids !== undefined) query = query.where('id', 'in', ids);
      if (alias !== undefined) query = query.where('alias', '=', alias);
      if (memberId !== undefined)
        query = query.where('id', 'in', (eb) =>
          eb.selectFrom('team_members').select('team_id').where('user_id', '=', memberId),
        );
      if (after !== undefined) query = query.where('id', '>', after);
      return (await query.execute()).map(teamOf);
    },

    async members(teamId) {
      const rows = await db
        .selectFrom('team_members')
        .select(['user_id', 'role'])
        .where('team_id', '=', teamId)
        .orderBy('user_id')
        .execute();
      return rows.map((row) => ({ userId: row.user_id, role: row.role as TeamRole }));
    },

    async setMembers(teamId, members, authorship) {
      await db.transaction().execute((transaction) => putMembers(transaction, teamId, members, authorship));
    },

    async changeRole(teamId, userId, role) {
      const { numUpdatedRows } = await db
        .updateTable('team_members')
        .set({ role })
        .where('team_id', '=', teamId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    removeMember: (teamId, userId) =>
      db.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('team_members')
          .where('team_id', '=', teamId)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await transaction.deleteFrom('keys').where('team_id', '=', teamId).where('user_id', '=', userId).execute();
        return true;
      }),

    async membershipsOf(userId) {
      const rows = await db
        .selectFrom('team_members')
        .select(['team_id', 'role'])
        .where('user_id', '=', userId)
        .execute();
      return new Map(rows.map((row) => [row.team_id, row.role as TeamRole]));
    },
  };
}

async function putMembers(
  db: Kysely<Schema>,
  teamId: string,
  members: readonly TeamMember[],
  authorship: Authorship,
): Promise<void> {
  for (const { userId, role } of members) {
    await registerUser(db, userId, authorship);
    await db
      .insertInto('team_members')
      .values({ team_id: teamId, user_id: userId, role })
      .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet({ role }))
      .execute();
  }
}

const teamOf = (row: TeamsTable): TeamRecord => ({
  id: row.id,
  alias: row.alias,
  objectPermission: readOptionalObject(row.object_permission),
  accessGroupIds: readOptionalList(row.access_group_ids),
  models: readOptionalList(row.models),
  blocked: row.blocked !== 0,
  metadata: readObject(row.metadata),
  limits: readLimits(row.limits),
  ...authorshipOf(row),
});

const teamRow = (record: TeamRecord): TeamsTable => ({
  id: record.id,
  ...teamColumns(record),
  ...authorshipColumns(record),
});

type FieldColumns = Omit<TeamsTable, 'id' | 'created_at' | 'created_by' | 'updated_at' | 'updated_by'>;

function teamColumns(fields: TeamFields): FieldColumns;
function teamColumns(fields: Partial<TeamFields>): Partial<FieldColumns>;
function teamColumns(fields: Partial<TeamFields>): Partial<FieldColumns> {
  return {
    alias: fields.alias,
    object_permission: writeJson(fields.objectPermission),
    access_group_ids: writeJson(fields.accessGroupIds),
    models: writeJson(fields.models),
    blocked: writeFlag(fields.blocked),
    metadata: writeJson(fields.metadata),
    limits: writeLimits(fields.limits),
  };
}
