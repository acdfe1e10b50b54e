import { type Kysely, sql } from 'kysely';

/** A client that repeats a message knows nothing of the call but the message's id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index calls_by_message_id on calls (message_id) where message_id is not null`.execute(db);
}
