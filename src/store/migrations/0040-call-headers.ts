import type { Kysely } from 'kysely';

/** The headers of calls, beside what was said in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('call_contents').addColumn('headers', 'text').execute();
}
