import { type Kysely, SqliteAdapter, sql } from 'kysely';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Hours are kept as long as a chart by hours and the period before it reach. */
const HOURS_FOR_MS = 15 * DAY_MS;
const OWNERS = ['key_id', 'team_id', 'user_id'];
const LABEL_KEY = ['kind', 'day', 'label', ...OWNERS];
const LABEL_SUMS = [
  'calls',
  'ok_calls',
  'priced_calls',
  'unpriced_calls',
  'estimated_calls',
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'fee_nano',
  'model_nano',
];
const TIME_KEY = ['kind', 'at', 'label', 'bucket'];
const TIME_COUNTS = ['calls', 'ok_calls', 'priced_calls', 'cost_nano'];
const TIME_DURATIONS = ['duration_ms', 'nested_ms'];

/** What reports of usage and charts need of calls, so that none of them reads a million records. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['unpriced_calls', 'estimated_calls'])
    await db.schema
      .alterTable('call_days')
      .addColumn(column, 'bigint', (definition) => definition.notNull().defaultTo(0))
      .execute();
  await createRollup(db, 'call_labels', LABEL_KEY, LABEL_SUMS, []);
  await createRollup(db, 'call_times', TIME_KEY, TIME_COUNTS, TIME_DURATIONS);
  await countForUsage(db);
}

const TEXTS = new Set(['kind', 'label', ...OWNERS]);
const isSqlite = <Tables>(db: Kysely<Tables>): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

/** In the order of its key, where the database can: what is read together lies together. */
async function createRollup(db: Kysely<unknown>, name: string, key: string[], sums: string[], fractions: string[]) {
  let table = db.schema.createTable(name);
  for (const column of key)
    table = table.addColumn(column, TEXTS.has(column) ? 'text' : 'bigint', (definition) => definition.notNull());
  for (const column of sums) table = table.addColumn(column, 'bigint', (definition) => definition.notNull());
  for (const column of fractions)
    table = table.addColumn(column, 'double precision', (definition) => definition.notNull());
  const keyed = table.addPrimaryKeyConstraint(`${name}_key`, key as never);
  await (isSqlite(db) ? keyed.modifyEnd(sql`without rowid`) : keyed).execute();
}

/** Day by day, so that no step holds more than a day in memory. */
export async function countForUsage<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows: days } = await sql<{ day: number | string }>`
    select distinct started_at / ${sql.lit(DAY_MS)} as day from calls order by 1`.execute(db);
  const last = Number(days.at(-1)?.day ?? 0);
  for (const { day } of days) {
    const from = Number(day) * DAY_MS;
    const ofDay = `calls where started_at >= ${from} and started_at < ${from + DAY_MS}`;
    const statements = [
      markDays(ofDay),
      fillLabels(ofDay, isSqlite(db)),
      fillTimes(ofDay, isSqlite(db), (last - Number(day)) * DAY_MS <= HOURS_FOR_MS),
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  }
}

const UNPRICED = `case when cost_nano is null and outcome = 'ok' then 1 else 0 end`;
const ESTIMATED = `case when model_facts like '%"usageEstimated":true%' then 1 else 0 end`;
const OK = `case outcome when 'ok' then 1 else 0 end`;
const PRICED = `case when cost_nano is null then 0 else 1 end`;
const ownersOf = (owners: string[]): string => owners.map((owner) => `coalesce(${owner}, '') as ${owner}`).join(', ');

const markDays = (ofDay: string): string => `
  update call_days set unpriced_calls = marked.unpriced, estimated_calls = marked.estimated
  from (
    select started_at / ${DAY_MS} as day, ${ownersOf(['agent_id', ...OWNERS])},
      sum(${UNPRICED}) as unpriced, sum(${ESTIMATED}) as estimated
    from ${ofDay} group by 1, 2, 3, 4, 5
  ) as marked
  where ${['day', 'agent_id', ...OWNERS].map((column) => `call_days.${column} = marked.${column}`).join(' and ')}`;

const ofTag = (db: 'sqlite' | 'postgres'): string =>
  db === 'sqlite'
    ? `json_each(coalesce(tags, '[]')) as tag`
    : `lateral jsonb_array_elements_text(coalesce(tags, '[]')::jsonb) as tag(value)`;

const summed = (columns: string[]): string => columns.map((column) => `sum(${column})`).join(', ');

function fillLabels(ofDay: string, isEmbedded: boolean): string {
  const endUser = isEmbedded ? `json_extract(model_facts, '$.endUser')` : `model_facts::jsonb ->> 'endUser'`;
  const counts = [
    '1 as calls',
    `${OK} as ok_calls`,
    `${PRICED} as priced_calls`,
    `${UNPRICED} as unpriced_calls`,
    `${ESTIMATED} as estimated_calls`,
    ...['input_tokens', 'output_tokens', 'total_tokens'].map((column) => `coalesce(${column}, 0) as ${column}`),
    `case front when 'models' then 0 else coalesce(cost_nano, 0) end as fee_nano`,
    `case front when 'models' then coalesce(cost_nano, 0) else 0 end as model_nano`,
  ].join(', ');
  const labelled = (kind: string, label: string, from: string) =>
    `select '${kind}' as kind, started_at / ${DAY_MS} as day, substr(coalesce(${label}, ''), 1, 200) as label,
      ${ownersOf(OWNERS)}, ${counts} from (select * from ${ofDay}) as of_day${from}`;
  return `
    insert into call_labels (${[...LABEL_KEY, ...LABEL_SUMS].join(', ')})
    select ${LABEL_KEY.join(', ')}, ${summed(LABEL_SUMS)} from (
      ${labelled('model', 'model', ` where front = 'models'`)}
      union all ${labelled('end_user', endUser, ` where front = 'models'`)}
      union all ${labelled('tag', 'tag.value', `, ${ofTag(isEmbedded ? 'sqlite' : 'postgres')}`)}
    ) as labelled group by ${LABEL_KEY.join(', ')}`;
}

function fillTimes(ofDay: string, isEmbedded: boolean, withHours: boolean): string {
  const counts = [
    'cast(floor(ln(case when duration_ms < 0.125 then 0.125 else duration_ms end) * 11.541560327111707) as bigint) as bucket',
    '1 as calls',
    `${OK} as ok_calls`,
    `${PRICED} as priced_calls`,
    'coalesce(cost_nano, 0) as cost_nano',
    'duration_ms',
    'case when caller_agent_id is null then 0 else duration_ms end as nested_ms',
  ].join(', ');
  const timed = (kind: string, step: number, label: string, from = '') =>
    `select '${kind}' as kind, started_at / ${step} as at, substr(coalesce(${label}, ''), 1, 200) as label, ${counts}
      from (select * from ${ofDay}) as of_day${from}`;
  const all = [
    timed('agent', DAY_MS, 'agent_id'),
    timed('model', DAY_MS, 'model', ` where front = 'models'`),
    timed('tag', DAY_MS, 'tag.value', `, ${ofTag(isEmbedded ? 'sqlite' : 'postgres')}`),
    ...(withHours ? [timed('hour', HOUR_MS, 'agent_id')] : []),
  ];
  return `
    insert into call_times (${[...TIME_KEY, ...TIME_COUNTS, ...TIME_DURATIONS].join(', ')})
    select ${TIME_KEY.join(', ')}, ${summed([...TIME_COUNTS, ...TIME_DURATIONS])}
    from (${all.join(' union all ')}) as timed group by ${TIME_KEY.join(', ')}`;
}
