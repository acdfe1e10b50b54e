import { type Kysely, sql } from 'kysely';

const OWNERS = ['key_id', 'team_id', 'user_id'];
const NESTED = ['nested_calls', 'nested_cost_nano'];

/** What of a day's calls of models an agent made, beside what was asked of the agent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of NESTED)
    await db.schema
      .alterTable('call_days')
      .addColumn(column, 'bigint', (definition) => definition.notNull().defaultTo(0))
      .execute();
  await countNestedSpend(db);
}

/** Of the calls that are there. A day of an agent that only asked models has had no sum of its own yet. */
export async function countNestedSpend<Tables>(db: Kysely<Tables>): Promise<void> {
  const owners = sql.raw(OWNERS.map((owner) => `coalesce(${owner}, '')`).join(', '));
  const unnested = [
    'calls',
    'ok_calls',
    'duration_ms',
    'request_bytes',
    'response_bytes',
    'input_tokens',
    'output_tokens',
    'total_tokens',
    'cost_nano',
  ];
  const columns = sql.raw(['day', 'agent_id', ...OWNERS, ...unnested, ...NESTED].join(', '));
  const nothing = sql.raw(unnested.map(() => '0').join(', '));
  const added = sql.raw(NESTED.map((column) => `${column} = excluded.${column}`).join(', '));
  await sql`
    insert into call_days (${columns})
    select started_at / 86400000, caller_agent_id, ${owners}, ${nothing}, count(*), coalesce(sum(cost_nano), 0)
    from calls
    where front = 'models' and caller_agent_id is not null
    group by 1, 2, 3, 4, 5
    on conflict (day, agent_id, key_id, team_id, user_id) do update set ${added}`.execute(db);
}
