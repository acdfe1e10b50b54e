import { type Kysely, type Selectable, sql } from 'kysely';
import type { Schema, TaskContextsTable, TasksTable } from '../store/index.ts';
import { type ContextEntry, type Owner, type TaskEntry, TERMINAL_STATES } from './task.ts';

/** Whose tasks of which agent. */
export interface TaskScope {
  agentId: string;
  owners: readonly Owner[];
}

export interface TaskFilter {
  /** As the owner names it, and as agents may know it: one of those that `contextIds` gives. */
  context?: { name: string; ids: readonly string[] };
  state?: string;
  /** Epoch milliseconds; only tasks that came to their state then or later. */
  statusSince?: number;
}

/** The last task of a page; the next page begins with the one after it. */
export interface TaskPlace {
  statusAt: number;
  taskId: string;
}

/** Everything that is recorded about a context name of an agent. */
export interface ContextTraces {
  /** Contexts that somebody calls so, or that the agent calls so. */
  contexts: ContextEntry[];
  /** The first task of the agent in a context that it calls so. */
  firstTask: TaskEntry | undefined;
}

/** The index in the database. Lists run from the newest status to the oldest, without the tasks that are missing. */
export interface TaskRepository {
  /** @returns those that there are and that are the owners'; what is somebody else's looks like what is not there */
  find(scope: TaskScope, taskIds: readonly string[]): Promise<TaskEntry[]>;
  /** Whosever it is. */
  byId(agentId: string, taskId: string): Promise<TaskEntry | undefined>;
  traces(agentId: string, contextName: string): Promise<ContextTraces>;
  /** What the agent may call the context that the owners call so. */
  contextIds({ agentId, owners }: TaskScope, name: string): Promise<string[]>;
  list(scope: TaskScope, filter: TaskFilter, page: { after?: TaskPlace; limit: number }): Promise<TaskEntry[]>;
  count(scope: TaskScope, filter: TaskFilter): Promise<number>;
  /** Tasks that may have gone on since they were heard of. */
  unfinished(scope: TaskScope, filter: Pick<TaskFilter, 'context'>, limit: number): Promise<TaskEntry[]>;
  /**
   * Deletes finished and missing tasks that were last heard of before a time (epoch milliseconds), at most `limit`.
   * @returns how many
   */
  deleteFinishedBefore(before: number, limit: number): Promise<number>;
  /** The same for contexts in which no task is left. */
  deleteContextsBefore(before: number, limit: number): Promise<number>;
}

export function createTaskRepository(db: Kysely<Schema>): TaskRepository {
  const tasksOf = ({ agentId, owners }: TaskScope) =>
    db
      .selectFrom('tasks')
      .where('owner', 'in', [...owners])
      .where('agent_id', '=', agentId);

  const listed = (scope: TaskScope, { context, state, statusSince }: TaskFilter) => {
    let query = tasksOf(scope).where('missing', '=', 0);
    if (context)
      query = query
        .where('context_id', 'in', [...context.ids])
        .where((eb) => eb(eb.fn.coalesce('context_name', 'context_id'), '=', context.name));
    if (state !== undefined) query = query.where('state', '=', state);
    if (statusSince !== undefined) query = query.where('status_at', '>=', statusSince);
    return query;
  };

  return {
    async find(scope, taskIds) {
      const rows = await tasksOf(scope)
        .selectAll()
        .where('task_id', 'in', [...taskIds])
        .execute();
      return rows.map(taskOf);
    },

    async byId(agentId, taskId) {
      const row = await db
        .selectFrom('tasks')
        .selectAll()
        .where('task_id', '=', taskId)
        .where('agent_id', '=', agentId)
        .executeTakeFirst();
      return row && taskOf(row);
    },

    async traces(agentId, contextName) {
      const [contexts, firstTask] = await Promise.all([
        db
          .selectFrom('task_contexts')
          .selectAll()
          .where('agent_id', '=', agentId)
          .where((eb) => eb.or([eb('name', '=', contextName), eb('upstream_id', '=', contextName)]))
          .execute(),
        db
          .selectFrom('tasks')
          .selectAll()
          .where('agent_id', '=', agentId)
          .where('context_id', '=', contextName)
          .orderBy('created_at')
          .limit(1)
          .executeTakeFirst(),
      ]);
      return { contexts: contexts.map(contextOf), firstTask: firstTask && taskOf(firstTask) };
    },

    async contextIds({ agentId, owners }, name) {
      const aliases = await db
        .selectFrom('task_contexts')
        .select('upstream_id')
        .where('name', '=', name)
        .where('agent_id', '=', agentId)
        .where('owner', 'in', [...owners])
        .execute();
      return [name, ...aliases.map(({ upstream_id }) => upstream_id)];
    },

    async list(scope, filter, { after, limit }) {
      let query = listed(scope, filter)
        .selectAll()
        .orderBy('status_at', 'desc')
        .orderBy('task_id', 'desc')
        .limit(limit);
      if (after)
        query = query.where((eb) =>
          eb(eb.refTuple('status_at', 'task_id'), '<', eb.tuple(after.statusAt, after.taskId)),
        );
      return (await query.execute()).map(taskOf);
    },

    async count(scope, filter) {
      const { count } = await listed(scope, filter)
        .select((eb) => eb.fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async unfinished(scope, filter, limit) {
      const rows = await listed(scope, filter)
        .selectAll()
        // In these words, or SQLite does not see that there is an index for it.
        .where(sql<boolean>`state not in ('completed', 'canceled', 'failed', 'rejected')`)
        .orderBy('status_at', 'desc')
        .orderBy('task_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(taskOf);
    },

    async deleteFinishedBefore(before, limit) {
      const oldest = db
        .selectFrom('tasks')
        .select(['task_id', 'agent_id'])
        .where('updated_at', '<', before)
        .where((eb) => eb.or([eb('state', 'in', [...TERMINAL_STATES]), eb('missing', '=', 1)]))
        .orderBy('updated_at')
        .limit(limit);
      const { numDeletedRows } = await db
        .deleteFrom('tasks')
        .where((eb) => eb(eb.refTuple('task_id', 'agent_id'), 'in', oldest.$asTuple('task_id', 'agent_id')))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },

    async deleteContextsBefore(before, limit) {
      const oldest = db
        .selectFrom('task_contexts as context')
        .select(['name', 'agent_id', 'owner'])
        .where('used_at', '<', before)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('tasks')
                .select('tasks.task_id')
                .whereRef('tasks.context_id', '=', 'context.upstream_id')
                .whereRef('tasks.agent_id', '=', 'context.agent_id'),
            ),
          ),
        )
        .orderBy('used_at')
        .limit(limit);
      const { numDeletedRows } = await db
        .deleteFrom('task_contexts')
        .where((eb) => eb(eb.refTuple('name', 'agent_id', 'owner'), 'in', oldest.$asTuple('name', 'agent_id', 'owner')))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

export const taskOf = (row: Selectable<TasksTable>): TaskEntry => ({
  agentId: row.agent_id,
  taskId: row.task_id,
  owner: row.owner,
  contextId: row.context_id,
  contextName: row.context_name,
  deploymentId: row.deployment_id,
  state: row.state,
  statusAt: row.status_at,
  missing: row.missing !== 0,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const contextOf = (row: Selectable<TaskContextsTable>): ContextEntry => ({
  agentId: row.agent_id,
  owner: row.owner,
  name: row.name,
  upstreamId: row.upstream_id,
  deploymentId: row.deployment_id,
  createdAt: row.created_at,
  usedAt: row.used_at,
});
