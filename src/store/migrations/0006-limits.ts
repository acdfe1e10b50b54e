import type { Kysely } from 'kysely';

/** What was spent of budgets, so that a start needs not add up a month of calls. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('budget_windows')
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('duration', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('counts_from', 'bigint', (column) => column.notNull())
    .addColumn('spent_nano', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('budget_windows_key', ['level', 'owner_id', 'duration'])
    .execute();
}
