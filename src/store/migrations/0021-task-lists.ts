import type { Kysely } from 'kysely';

/** Lists of tasks across owners, of all agents or of one; and the notifications of one task. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('tasks_by_status_at').on('tasks').columns(['status_at', 'task_id', 'agent_id']).execute();
  await db.schema
    .createIndex('tasks_by_agent_id_status_at')
    .on('tasks')
    .columns(['agent_id', 'status_at', 'task_id'])
    .execute();
  await db.schema.createIndex('push_outbox_by_task_id').on('push_outbox').columns(['task_id', 'created_at']).execute();
}
