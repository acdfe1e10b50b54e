import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The tasks of agents that do not speak A2A: the gateway itself keeps them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTasks(db);
  await createContents(db);
  await createConversations(db);
}

async function createTasks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('engine_tasks')
    .addColumn('task_id', 'text', (column) => column.primaryKey())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('context_id', 'text', (column) => column.notNull())
    .addColumn('deployment_id', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('run', 'text')
    .addColumn('resume', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('engine_tasks_by_context_id_agent_id')
    .on('engine_tasks')
    .columns(['context_id', 'agent_id'])
    .execute();
  await db.schema.createIndex('engine_tasks_by_updated_at').on('engine_tasks').columns(['updated_at']).execute();
  // Few are under way, and each start asks which.
  await sql`create index engine_tasks_under_way on engine_tasks (created_at)
    where state in ('submitted', 'working')`.execute(db);
}

/** Whole tasks may be large, and most questions are not about what was said. */
async function createContents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('engine_snapshots')
    .addColumn('task_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('task', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('engine_updates')
    .addColumn('task_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('updates', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('engine_updates_pkey', ['task_id', 'seq'])
    .execute();
}

async function createConversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('engine_sessions')
    .addColumn('context_id', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('handle', 'text', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('engine_sessions_pkey', ['context_id', 'agent_id', 'owner'])
    .execute();
  await db.schema.createIndex('engine_sessions_by_used_at').on('engine_sessions').columns(['used_at']).execute();
  await db.schema
    .createTable('engine_messages')
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('task_id', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('engine_messages_pkey', ['message_id', 'agent_id', 'owner', 'digest'])
    .execute();
  await db.schema.createIndex('engine_messages_by_sent_at').on('engine_messages').columns(['sent_at']).execute();
}
