import type { Kysely } from 'kysely';

/** Lists of tasks in the order in which they were begun. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('tasks_by_created_at')
    .on('tasks')
    .columns(['created_at', 'task_id', 'agent_id'])
    .execute();
}
