import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Version } from '../../protocol/index.ts';
import type { PushConfigsTable, Schema } from '../../store/index.ts';
import type { ContextAlias } from '../claim.ts';
import { TERMINAL_STATES } from '../task.ts';
import type { ConfigRecord, TaskRef } from './record.ts';

/** Whose configs of which task. */
export interface ConfigScope extends TaskRef {
  principal: string;
}

/** Configs in the database. */
export interface ConfigRepository {
  /** Puts it in the place of the one of the same name; what waits for that one goes to the new one, at once. */
  put(config: ConfigRecord): Promise<void>;
  find(scope: ConfigScope, name: string): Promise<ConfigRecord | undefined>;
  byId(id: string): Promise<ConfigRecord | undefined>;
  list(scope: ConfigScope): Promise<ConfigRecord[]>;
  /** Everybody's, the oldest first. */
  ofTask(task: TaskRef): Promise<ConfigRecord[]>;
  /** What waits for it goes, too. @returns whether anybody still has one of the task */
  delete(scope: ConfigScope, name: string): Promise<boolean>;
  /** Whether there is any at all. */
  any(): Promise<boolean>;
  /**
   * Deletes those that were set before a time (epoch milliseconds) and whose task is finished or unknown, at most `limit`.
   * @returns how many
   */
  deleteBefore(before: number, limit: number): Promise<number>;
}

export function createConfigRepository(db: Kysely<Schema>): ConfigRepository {
  const inScope = ({ taskId, agentId, principal }: ConfigScope) =>
    db
      .selectFrom('push_configs')
      .selectAll()
      .where('task_id', '=', taskId)
      .where('agent_id', '=', agentId)
      .where('principal', '=', principal);

  return {
    put: (config) =>
      db.transaction().execute(async (transaction) => {
        const former = await formerOf(transaction, config);
        if (former?.id === config.id) return;
        if (former) await takeOver(transaction, former.id, config.id);
        const dueAt = former && former.due_at !== null ? config.updatedAt : config.dueAt;
        await transaction
          .insertInto('push_configs')
          .values(rowOf({ ...config, dueAt }))
          .execute();
      }),

    async find(scope, name) {
      const row = await inScope(scope).where('name', '=', name).executeTakeFirst();
      return row && configOf(row);
    },

    async byId(id) {
      const row = await db.selectFrom('push_configs').selectAll().where('id', '=', id).executeTakeFirst();
      return row && configOf(row);
    },

    async list(scope) {
      return (await inScope(scope).orderBy('created_at').orderBy('name').execute()).map(configOf);
    },

    async ofTask({ agentId, taskId }) {
      const rows = await db
        .selectFrom('push_configs')
        .selectAll()
        .where('task_id', '=', taskId)
        .where('agent_id', '=', agentId)
        .orderBy('created_at')
        .orderBy('name')
        .execute();
      return rows.map(configOf);
    },

    delete: (scope, name) =>
      db.transaction().execute(async (transaction) => {
        const { taskId, agentId, principal } = scope;
        const gone = await transaction
          .deleteFrom('push_configs')
          .where('task_id', '=', taskId)
          .where('agent_id', '=', agentId)
          .where('principal', '=', principal)
          .where('name', '=', name)
          .returning('id')
          .execute();
        for (const { id } of gone)
          await transaction
            .deleteFrom('push_outbox')
            .where('config_id', '=', id)
            .where('state', '=', 'waiting')
            .execute();
        const left = await transaction
          .selectFrom('push_configs')
          .select('id')
          .where('task_id', '=', taskId)
          .where('agent_id', '=', agentId)
          .limit(1)
          .executeTakeFirst();
        return left !== undefined;
      }),

    async any() {
      return (await db.selectFrom('push_configs').select('id').limit(1).executeTakeFirst()) !== undefined;
    },

    async deleteBefore(before, limit) {
      const old = db
        .selectFrom('push_configs as config')
        .select('config.id')
        .where('config.created_at', '<', before)
        .where('config.due_at', 'is', null)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('tasks')
                .select('tasks.task_id')
                .whereRef('tasks.task_id', '=', 'config.task_id')
                .whereRef('tasks.agent_id', '=', 'config.agent_id')
                .where('tasks.state', 'not in', [...TERMINAL_STATES]),
            ),
          ),
        )
        .orderBy('config.created_at')
        .limit(limit);
      const { numDeletedRows } = await db.deleteFrom('push_configs').where('id', 'in', old).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

const formerOf = (db: Kysely<Schema>, { taskId, agentId, principal, name }: ConfigRecord) =>
  db
    .selectFrom('push_configs')
    .select(['id', 'due_at'])
    .where('task_id', '=', taskId)
    .where('agent_id', '=', agentId)
    .where('principal', '=', principal)
    .where('name', '=', name)
    .executeTakeFirst();

async function takeOver(db: Kysely<Schema>, former: string, id: string): Promise<void> {
  await db.deleteFrom('push_configs').where('id', '=', former).execute();
  await db.updateTable('push_outbox').set({ config_id: id }).where('config_id', '=', former).execute();
}

const rowOf = (config: ConfigRecord): Insertable<PushConfigsTable> => ({
  id: config.id,
  agent_id: config.agentId,
  task_id: config.taskId,
  principal: config.principal,
  name: config.name,
  version: config.version,
  target: config.target,
  sealed: config.sealed,
  alias: config.alias && JSON.stringify(config.alias),
  due_at: config.dueAt,
  failures: config.failures,
  created_at: config.createdAt,
  updated_at: config.updatedAt,
});

export const configOf = (row: Selectable<PushConfigsTable>): ConfigRecord => ({
  id: row.id,
  agentId: row.agent_id,
  taskId: row.task_id,
  principal: row.principal,
  name: row.name,
  version: row.version as Version,
  target: row.target,
  sealed: row.sealed,
  alias: row.alias === null ? null : (JSON.parse(row.alias) as ContextAlias),
  dueAt: row.due_at,
  failures: row.failures,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
