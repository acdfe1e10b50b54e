import type { Kysely } from 'kysely';

/** People ask for agents that they see and may not call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('access_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('team_id', 'text', (column) => column.references('teams.id').onDelete('cascade'))
    .addColumn('key_id', 'text')
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('decided_at', 'bigint')
    .addColumn('decided_by', 'text')
    .addColumn('answer', 'text')
    .execute();
  await db.schema
    .createIndex('access_requests_by_state')
    .on('access_requests')
    .columns(['state', 'created_at', 'id'])
    .execute();
  await db.schema.createIndex('access_requests_by_user').on('access_requests').columns(['user_id', 'state']).execute();
  await db.schema.createIndex('access_requests_by_team').on('access_requests').columns(['team_id', 'state']).execute();
}
