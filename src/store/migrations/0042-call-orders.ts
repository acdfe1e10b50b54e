import { type Kysely, sql } from 'kysely';

const OWNERS = ['agent_id', 'key_id', 'team_id', 'user_id'];
/** What lists are narrowed and ordered by: the last two only ordered. */
const HELD = [
  'outcome',
  'duration_ms',
  'cost_nano',
  'operation',
  'http_status',
  'error_code',
  'total_tokens',
  'first_byte_ms',
];

/** The indexes of lists hold tokens and the time to the first event too, so that lists are ordered by them without reading rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenList(db, 'calls_newest', []);
  for (const owner of OWNERS) await widenList(db, `calls_newest_by_${owner}`, [owner]);
}

async function widenList(db: Kysely<unknown>, name: string, owners: string[]): Promise<void> {
  await db.schema.dropIndex(name).ifExists().execute();
  const columns = [...owners, 'started_at', 'id', ...HELD].map((column) => sql.ref(column));
  const ofOwned = owners.map((owner) => sql`where ${sql.ref(owner)} is not null`);
  await sql`create index ${sql.ref(name)} on calls (${sql.join(columns)}) ${sql.join(ofOwned)}`.execute(db);
}
