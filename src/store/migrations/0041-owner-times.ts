import { type Kysely, SqliteAdapter, sql } from 'kysely';

const DAY_MS = 86_400_000;
const OWNERS = ['key_id', 'team_id', 'user_id'] as const;
const KEY = ['day', ...OWNERS, 'bucket'];
const BUCKET =
  'cast(floor(ln(case when duration_ms < 0.125 then 0.125 else duration_ms end) * 11.541560327111707) as bigint)';

const isSqlite = <Tables>(db: Kysely<Tables>): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

/** How long calls took, by key, team, user and end user: reports of these read no records any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const table = db.schema
    .createTable('call_owner_times')
    .addColumn('day', 'bigint', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('bucket', 'bigint', (column) => column.notNull())
    .addColumn('calls', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_owner_times_key', KEY as never);
  await (isSqlite(db) ? table.modifyEnd(sql`without rowid`) : table).execute();
  await countOwnerTimes(db);
}

/** Of the records that are there, day by day, so that no step holds more than a day in memory. */
export async function countOwnerTimes<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows: days } = await sql<{ day: number | string }>`
    select distinct started_at / ${sql.lit(DAY_MS)} as day from calls order by 1`.execute(db);
  for (const { day } of days) {
    const from = Number(day) * DAY_MS;
    const ofDay = `calls where started_at >= ${from} and started_at < ${from + DAY_MS}`;
    await sql.raw(fillOwners(ofDay)).execute(db);
    await sql.raw(fillEndUsers(ofDay, isSqlite(db))).execute(db);
  }
}

const fillOwners = (ofDay: string): string => `
  insert into call_owner_times (${KEY.join(', ')}, calls)
  select started_at / ${DAY_MS}, ${OWNERS.map((owner) => `coalesce(${owner}, '')`).join(', ')}, ${BUCKET}, count(*)
  from ${ofDay} group by 1, 2, 3, 4, 5`;

const fillEndUsers = (ofDay: string, isEmbedded: boolean): string => `
  insert into call_times
    (kind, at, label, bucket, calls, ok_calls, priced_calls, cost_nano, duration_ms, nested_ms)
  select 'end_user', started_at / ${DAY_MS},
    substr(coalesce(${isEmbedded ? `json_extract(model_facts, '$.endUser')` : `model_facts::jsonb ->> 'endUser'`}, ''), 1, 200),
    ${BUCKET}, count(*), sum(case outcome when 'ok' then 1 else 0 end),
    sum(case when cost_nano is null then 0 else 1 end), sum(coalesce(cost_nano, 0)), sum(duration_ms),
    sum(case when caller_agent_id is null then 0 else duration_ms end)
  from ${ofDay} and front = 'models' group by 1, 2, 3, 4`;
