import { type Kysely, sql } from 'kysely';

const OWNERS = ['agent_id', 'key_id', 'team_id', 'user_id'];

/** How many calls of a day have a known cost: a sum of nothing known is not the same as nothing to pay. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('call_days')
    .addColumn('priced_calls', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await countWhatIsThere(db);
  // Of days whose records are gone, no more is known than that something was priced.
  await sql`update call_days set priced_calls = calls where priced_calls = 0 and cost_nano > 0`.execute(db);
}

async function countWhatIsThere(db: Kysely<unknown>): Promise<void> {
  const owners = OWNERS.map((owner) => `coalesce(${owner}, '') as ${owner}`).join(', ');
  const same = ['day', ...OWNERS].map((column) => `call_days.${column} = known.${column}`).join(' and ');
  await sql`
    update call_days set priced_calls = known.priced
    from (
      select started_at / 86400000 as day, ${sql.raw(owners)}, count(*) as priced
      from calls
      where cost_nano is not null
      group by 1, 2, 3, 4, 5
    ) as known
    where ${sql.raw(same)}`.execute(db);
}
