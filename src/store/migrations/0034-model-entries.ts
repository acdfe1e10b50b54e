import type { Kysely } from 'kysely';

/** Models are registered over the API, beside those of the configuration file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('model_entries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('model_name', 'text', (column) => column.notNull())
    .addColumn('params', 'text', (column) => column.notNull())
    .addColumn('info', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull())
    .execute();
}
