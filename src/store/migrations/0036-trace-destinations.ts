import type { Kysely } from 'kysely';

/** Where traces are sent is registered over the API, beside the configuration file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('trace_destinations')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('registration', 'text', (column) => column.notNull())
    .addColumn('network', 'text', (column) => column.notNull())
    .addColumn('paused', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull())
    .execute();
}
