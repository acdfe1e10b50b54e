import { type Kysely, sql } from 'kysely';

/** Which agent made a call with a key of its own, so that what it spends can be added up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('calls').addColumn('caller_agent_id', 'text').execute();
  await sql`create index calls_by_caller_agent_id on calls (caller_agent_id, started_at) where caller_agent_id is not null`.execute(
    db,
  );
}
