import type { Kysely } from 'kysely';

/** What somebody ever spent is added up from their own days; the rows change all the time, these columns of them never. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const owner of ['agent_id', 'key_id', 'team_id', 'user_id'])
    await db.schema.createIndex(`call_days_by_${owner}`).on('call_days').columns([owner, 'day']).execute();
}
