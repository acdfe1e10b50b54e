import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/**
 * The first schema. The type names mean the same on both databases: SQLite derives INTEGER from `bigint` and REAL from
 * `double precision`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSettings(db);
  await createAgents(db);
  await createKeys(db);
  await createCalls(db);
  await createCallContents(db);
}

const createSettings = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();

async function createAgents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('agents')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('registration', 'text', (column) => column.notNull())
    .addColumn('secrets', 'text')
    .addColumn('enabled', 'integer', (column) => column.notNull())
    .addColumn('public', 'integer', (column) => column.notNull())
    .addColumn('network', 'text', (column) => column.notNull())
    .addColumn('upstream_card', 'text')
    .addColumn('card_fetched_at', 'bigint')
    .$call(addAuthorship)
    .execute();

  await db.schema
    .createTable('agent_card_changes')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id').onDelete('cascade'))
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('changes', 'text', (column) => column.notNull())
    .execute();
  await createIndex(db, 'agent_card_changes', ['agent_id', 'changed_at', 'id']);
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('keys')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('last_four', 'text', (column) => column.notNull())
    .addColumn('alias', 'text', (column) => column.unique())
    .addColumn('user_id', 'text')
    .addColumn('team_id', 'text')
    .addColumn('object_permission', 'text')
    .addColumn('metadata', 'text', (column) => column.notNull())
    .addColumn('blocked', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .$call(addAuthorship)
    .addColumn('last_used_at', 'bigint')
    .execute();
  await createIndex(db, 'keys', ['created_at', 'id']);
}

async function createCalls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calls')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('first_byte_ms', 'double precision')
    .addColumn('duration_ms', 'double precision', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('error_code', 'text')
    .addColumn('error_message', 'text')
    .addColumn('http_status', 'integer', (column) => column.notNull())
    .addColumn('front', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('binding', 'text', (column) => column.notNull())
    .addColumn('upstream_version', 'text')
    .addColumn('upstream_binding', 'text')
    .addColumn('agent_id', 'text')
    .addColumn('agent_name', 'text', (column) => column.notNull())
    .addColumn('principal_kind', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text')
    .addColumn('key_alias', 'text')
    .addColumn('user_id', 'text')
    .addColumn('team_id', 'text')
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text')
    .addColumn('task_id', 'text')
    .addColumn('context_id', 'text')
    .addColumn('task_state', 'text')
    .addColumn('request_bytes', 'bigint', (column) => column.notNull())
    .addColumn('response_bytes', 'bigint', (column) => column.notNull())
    .addColumn('event_count', 'bigint', (column) => column.notNull())
    .addColumn('input_tokens', 'bigint')
    .addColumn('output_tokens', 'bigint')
    .addColumn('total_tokens', 'bigint')
    .addColumn('cost_nano', 'bigint')
    .addColumn('cost_source', 'text')
    .addColumn('trace_id', 'text', (column) => column.notNull())
    .addColumn('trace_ref', 'text')
    .addColumn('session_id', 'text')
    .addColumn('client_address', 'text')
    .addColumn('user_agent', 'text')
    .execute();
  await indexCalls(db);
}

/** Lists run from the newest back, whole or of one agent or key; the rest is looked up by identifier, when there is one. */
async function indexCalls(db: Kysely<unknown>): Promise<void> {
  await createIndex(db, 'calls', ['started_at', 'id']);
  await createIndex(db, 'calls', ['agent_id', 'started_at', 'id']);
  await createIndex(db, 'calls', ['key_id', 'started_at', 'id']);
  await createIndex(db, 'calls', ['trace_id']);
  for (const column of ['task_id', 'context_id', 'session_id'])
    await sql`create index ${sql.ref(`calls_by_${column}`)} on calls (${sql.ref(column)}) where ${sql.ref(column)} is not null`.execute(
      db,
    );
}

/** Bodies go with their call, yet the rows that lists and sums read stay small. */
const createCallContents = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('call_contents')
    .addColumn('call_id', 'text', (column) => column.primaryKey().notNull().references('calls.id').onDelete('cascade'))
    .addColumn('request', 'text')
    .addColumn('response', 'text')
    .addColumn('truncated', 'integer', (column) => column.notNull())
    .execute();

const addAuthorship = <Table extends string, Columns extends string>(
  table: CreateTableBuilder<Table, Columns>,
): CreateTableBuilder<Table, Columns | 'created_at' | 'created_by' | 'updated_at' | 'updated_by'> =>
  table
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull());

const createIndex = (db: Kysely<unknown>, table: string, columns: string[]): Promise<void> =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
