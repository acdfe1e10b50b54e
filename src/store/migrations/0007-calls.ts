import type { Kysely } from 'kysely';

/** What else is known of a call: the team by its name, the tags of its key, and its place among all that were recorded. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['team_alias', 'tags']) await db.schema.alterTable('calls').addColumn(column, 'text').execute();
  await db.schema.alterTable('calls').addColumn('seq', 'bigint').execute();
  await db.schema.createIndex('calls_by_seq').on('calls').column('seq').execute();
}
