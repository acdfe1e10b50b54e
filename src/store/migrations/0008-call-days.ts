import { type Kysely, sql } from 'kysely';

const OWNERS = ['agent_id', 'key_id', 'team_id', 'user_id'];
const SUMS = [
  'duration_ms',
  'request_bytes',
  'response_bytes',
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'cost_nano',
];

/** What a day of calls comes to, so that charts need not read a million records. */
export async function up(db: Kysely<unknown>): Promise<void> {
  let table = db.schema.createTable('call_days').addColumn('day', 'bigint', (column) => column.notNull());
  for (const owner of OWNERS) table = table.addColumn(owner, 'text', (column) => column.notNull());
  for (const count of ['calls', 'ok_calls']) table = table.addColumn(count, 'bigint', (column) => column.notNull());
  for (const sum of SUMS)
    table = table.addColumn(sum, sum === 'duration_ms' ? 'double precision' : 'bigint', (column) => column.notNull());
  await table.addPrimaryKeyConstraint('call_days_key', ['day', ...OWNERS] as never).execute();
  await addUpWhatIsThere(db);
}

async function addUpWhatIsThere(db: Kysely<unknown>): Promise<void> {
  const owners = OWNERS.map((owner) => `coalesce(${owner}, '')`).join(', ');
  const sums = SUMS.map((column) => `coalesce(sum(${column}), 0)`).join(', ');
  await sql`
    insert into call_days
    select started_at / 86400000, ${sql.raw(owners)}, count(*), sum(case outcome when 'ok' then 1 else 0 end), ${sql.raw(sums)}
    from calls
    group by started_at / 86400000, ${sql.raw(owners)}`.execute(db);
}
