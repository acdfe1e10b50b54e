import type { Kysely } from 'kysely';

/** Whose each response is: of one key only so many are kept. Those of before go by their age. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('response_sessions').addColumn('key_id', 'text').execute();
  await db.schema
    .createIndex('response_sessions_by_key')
    .on('response_sessions')
    .columns(['key_id', 'answered_at', 'id'])
    .execute();
}
