import { type Kysely, sql } from 'kysely';

/** Push notifications that the gateway relays: where they go, by which address they come in, and those under way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createConfigs(db);
  await createReceivers(db);
  await createOutbox(db);
}

async function createConfigs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('push_configs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('task_id', 'text', (column) => column.notNull())
    .addColumn('principal', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('alias', 'text')
    .addColumn('due_at', 'bigint')
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('push_configs_by_name', ['task_id', 'agent_id', 'principal', 'name'])
    .execute();
  await db.schema.createIndex('push_configs_by_created_at').on('push_configs').columns(['created_at']).execute();
  // Few wait for anything at a time.
  await sql`create index push_configs_due on push_configs (due_at) where due_at is not null`.execute(db);
}

async function createReceivers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('push_receivers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('owners', 'text', (column) => column.notNull())
    .addColumn('task_id', 'text')
    .addColumn('pending', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('push_receivers_by_task_id_agent_id')
    .on('push_receivers')
    .columns(['task_id', 'agent_id'])
    .execute();
  await db.schema.createIndex('push_receivers_by_created_at').on('push_receivers').columns(['created_at']).execute();
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('push_outbox')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('config_id', 'text', (column) => column.notNull())
    .addColumn('place', 'bigint', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('task_id', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('event', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('answer_status', 'integer')
    .addColumn('failure', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await sql`create index push_outbox_waiting on push_outbox (config_id, place) where state = 'waiting'`.execute(db);
  await db.schema.createIndex('push_outbox_by_created_at').on('push_outbox').columns(['created_at', 'id']).execute();
  await sql`create index push_outbox_dead on push_outbox (created_at, id) where state = 'dead'`.execute(db);
  await sql`create index push_outbox_ended on push_outbox (ended_at) where ended_at is not null`.execute(db);
}
