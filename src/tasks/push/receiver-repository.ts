import type { Kysely, Selectable } from 'kysely';
import type { PushReceiversTable, Schema } from '../../store/index.ts';
import { TERMINAL_STATES } from '../task.ts';
import type { PendingConfig, Receiver, TaskRef } from './record.ts';

/** Addresses that were given to agents, in the database. */
export interface ReceiverRepository {
  insert(receiver: Receiver): Promise<void>;
  find(id: string): Promise<Receiver | undefined>;
  /** The agent has named the task: what was pending is no more. */
  bind(id: string, taskId: string): Promise<void>;
  delete(id: string): Promise<void>;
  deleteOf(task: TaskRef): Promise<void>;
  /**
   * Deletes those that were given before a time (epoch milliseconds) and whose task is finished or was never named, at
   * most `limit`.
   * @returns how many
   */
  deleteBefore(before: number, limit: number): Promise<number>;
}

export function createReceiverRepository(db: Kysely<Schema>): ReceiverRepository {
  return {
    async insert({ id, tokenHash, agentId, owners, taskId, pending, createdAt }) {
      await db
        .insertInto('push_receivers')
        .values({
          id,
          token_hash: tokenHash,
          agent_id: agentId,
          owners: JSON.stringify(owners),
          task_id: taskId,
          pending: pending && JSON.stringify(pending),
          created_at: createdAt,
        })
        .execute();
    },

    async find(id) {
      const row = await db.selectFrom('push_receivers').selectAll().where('id', '=', id).executeTakeFirst();
      return row && receiverOf(row);
    },

    async bind(id, taskId) {
      await db.updateTable('push_receivers').set({ task_id: taskId, pending: null }).where('id', '=', id).execute();
    },

    async delete(id) {
      await db.deleteFrom('push_receivers').where('id', '=', id).execute();
    },

    async deleteOf({ taskId, agentId }) {
      await db.deleteFrom('push_receivers').where('task_id', '=', taskId).where('agent_id', '=', agentId).execute();
    },

    async deleteBefore(before, limit) {
      const old = db
        .selectFrom('push_receivers as receiver')
        .select('receiver.id')
        .where('receiver.created_at', '<', before)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('tasks')
                .select('tasks.task_id')
                .whereRef('tasks.task_id', '=', 'receiver.task_id')
                .whereRef('tasks.agent_id', '=', 'receiver.agent_id')
                .where('tasks.state', 'not in', [...TERMINAL_STATES]),
            ),
          ),
        )
        .orderBy('receiver.created_at')
        .limit(limit);
      const { numDeletedRows } = await db.deleteFrom('push_receivers').where('id', 'in', old).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

const receiverOf = (row: Selectable<PushReceiversTable>): Receiver => ({
  id: row.id,
  tokenHash: row.token_hash,
  agentId: row.agent_id,
  owners: JSON.parse(row.owners) as Receiver['owners'],
  taskId: row.task_id,
  pending: row.pending === null ? null : (JSON.parse(row.pending) as PendingConfig),
  createdAt: row.created_at,
});
