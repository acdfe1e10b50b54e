import { type Kysely, sql } from 'kysely';

/** Whose each task and context is. Both are looked up by what callers name, and listed by whose they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTasks(db);
  await createTaskContexts(db);
}

async function createTasks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tasks')
    .addColumn('task_id', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('context_id', 'text')
    .addColumn('context_name', 'text')
    .addColumn('deployment_id', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('status_at', 'bigint', (column) => column.notNull())
    .addColumn('missing', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('tasks_pkey', ['task_id', 'agent_id'])
    .execute();
  await createIndex(db, 'tasks', ['owner', 'agent_id', 'status_at', 'task_id']);
  await createIndex(db, 'tasks', ['context_id', 'agent_id', 'created_at']);
  await createIndex(db, 'tasks', ['updated_at']);
  // Few tasks are unfinished, and every list asks for its owner's first.
  await sql`create index tasks_unfinished on tasks (owner, agent_id, status_at, task_id)
    where state not in ('completed', 'canceled', 'failed', 'rejected')`.execute(db);
}

async function createTaskContexts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('task_contexts')
    .addColumn('agent_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('upstream_id', 'text', (column) => column.notNull())
    .addColumn('deployment_id', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('task_contexts_pkey', ['name', 'agent_id', 'owner'])
    .execute();
  await createIndex(db, 'task_contexts', ['upstream_id', 'agent_id']);
  await createIndex(db, 'task_contexts', ['used_at']);
}

const createIndex = (db: Kysely<unknown>, table: string, columns: string[]): Promise<void> =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
