import type { Kysely } from 'kysely';

/** Which session a response of a provider belongs to, so that what goes on from it is found there after a restart, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('response_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('response_sessions_by_time').on('response_sessions').column('answered_at').execute();
}
