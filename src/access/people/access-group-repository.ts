import type { Kysely } from 'kysely';
import type { AccessGroupsTable, Schema } from '../../store/index.ts';
import { authorshipColumns, authorshipOf } from './authorship.ts';
import { readList, writeJson } from './columns.ts';
import type { AccessGroupFields, AccessGroupRecord } from './records.ts';

/** Where access groups are kept. */
export interface AccessGroupRepository {
  /** @throws the database's unique violation when the name is taken */
  insert(record: AccessGroupRecord): Promise<void>;
  /** Those that exist. */
  find(ids: readonly string[]): Promise<AccessGroupRecord[]>;
  /** Changes the fields given. @returns undefined when there is no such group */
  update(
    id: string,
    fields: Partial<AccessGroupFields>,
    change: { updatedAt: number; updatedBy: string },
  ): Promise<AccessGroupRecord | undefined>;
  delete(id: string): Promise<void>;
  /** By id. */
  list(page: { after?: string; limit: number }): Promise<AccessGroupRecord[]>;
}

export function createAccessGroupRepository(db: Kysely<Schema>): AccessGroupRepository {
  return {
    async insert(record) {
      await db.insertInto('access_groups').values(groupRow(record)).execute();
    },

    async find(ids) {
      if (ids.length === 0) return [];
      return (await db.selectFrom('access_groups').selectAll().where('id', 'in', ids).execute()).map(groupOf);
    },

    async update(id, fields, { updatedAt, updatedBy }) {
      const row = await db
        .updateTable('access_groups')
        .set({ ...groupColumns(fields), updated_at: updatedAt, updated_by: updatedBy })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && groupOf(row);
    },

    async delete(id) {
      await db.deleteFrom('access_groups').where('id', '=', id).execute();
    },

    async list({ after, limit }) {
      let query = db.selectFrom('access_groups').selectAll().orderBy('id').limit(limit);
      if (after !== undefined) query = query.where('id', '>', after);
      return (await query.execute()).map(groupOf);
    },
  };
}

const groupOf = (row: AccessGroupsTable): AccessGroupRecord => ({
  id: row.id,
  name: row.name,
  description: row.description,
  agentIds: readList(row.agent_ids),
  modelNames: readList(row.model_names),
  mcpServerIds: readList(row.mcp_server_ids),
  ...authorshipOf(row),
});

const groupRow = (record: AccessGroupRecord): AccessGroupsTable => ({
  id: record.id,
  ...groupColumns(record),
  ...authorshipColumns(record),
});

type FieldColumns = Omit<AccessGroupsTable, 'id' | 'created_at' | 'created_by' | 'updated_at' | 'updated_by'>;

function groupColumns(fields: AccessGroupFields): FieldColumns;
function groupColumns(fields: Partial<AccessGroupFields>): Partial<FieldColumns>;
function groupColumns(fields: Partial<AccessGroupFields>): Partial<FieldColumns> {
  return {
    name: fields.name,
    description: fields.description,
    agent_ids: writeJson(fields.agentIds),
    model_names: writeJson(fields.modelNames),
    mcp_server_ids: writeJson(fields.mcpServerIds),
  };
}
