import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Schema } from '../store/index.ts';
import type { Owner, TaskEntry } from './task.ts';
import { taskOf } from './task-repository.ts';

/** Tasks of some owners, of some agents alone or of all but some. */
export interface OwnedTasks {
  owners: readonly Owner[];
  agents: { only: readonly string[] } | { except: readonly string[] };
}

/** Which tasks a list shows; several restrict together. */
export interface TaskFilter {
  agentId?: string | undefined;
  taskId?: string | undefined;
  /** As the owner or as the agent names it. */
  contextId?: string | undefined;
  owner?: Owner | undefined;
  /** Any of these. */
  states?: readonly string[] | undefined;
  /** Epoch milliseconds: tasks that came to their state then or later, and before. */
  since?: number | undefined;
  until?: number | undefined;
}

/** How a list is ordered: by when tasks came to their state, or when they were begun. */
export interface TaskOrder {
  by: 'statusAt' | 'createdAt';
  /** The latest first. */
  descending: boolean;
}

/** The last task of a page. */
export interface TaskPlace {
  /** By which the list is ordered. */
  at: number;
  taskId: string;
  agentId: string;
}

/** One page of a list. */
export interface TaskPageRequest {
  order: TaskOrder;
  after?: TaskPlace | undefined;
  limit: number;
}

/** The index in the database, across agents, with the tasks that are missing. */
export interface OverviewRepository {
  /** @param visible null for all */
  list(visible: readonly OwnedTasks[] | null, filter: TaskFilter, page: TaskPageRequest): Promise<TaskEntry[]>;
}

export const createOverviewRepository = (db: Kysely<Schema>): OverviewRepository => ({
  list: async (visible, filter, page) => (await listQuery(db, visible, filter, page).execute()).map(taskOf),
});

type Tasks = ExpressionBuilder<Schema, 'tasks'>;

/** The question of a list, for whoever wants to know how it is answered. */
export function listQuery(
  db: Kysely<Schema>,
  visible: readonly OwnedTasks[] | null,
  { agentId, taskId, contextId, owner, states, since, until }: TaskFilter,
  { order, after, limit }: TaskPageRequest,
) {
  const time = order.by === 'statusAt' ? 'status_at' : 'created_at';
  const direction = order.descending ? 'desc' : 'asc';
  let query = db
    .selectFrom('tasks')
    .selectAll()
    .orderBy(time, direction)
    .orderBy('task_id', direction)
    .orderBy('agent_id', direction)
    .limit(limit);
  if (visible) query = query.where((eb) => eb.or(visible.map((owned) => ownedBy(eb, owned))));
  if (agentId !== undefined) query = query.where('agent_id', '=', agentId);
  if (taskId !== undefined) query = query.where('task_id', '=', taskId);
  if (contextId !== undefined)
    query = query.where((eb) => eb.or([eb('context_id', '=', contextId), eb('context_name', '=', contextId)]));
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (states) query = query.where('state', 'in', [...states]);
  if (since !== undefined) query = query.where('status_at', '>=', since);
  if (until !== undefined) query = query.where('status_at', '<', until);
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple(time, 'task_id', 'agent_id'),
        order.descending ? '<' : '>',
        eb.tuple(after.at, after.taskId, after.agentId),
      ),
    );
  return query;
}

function ownedBy(eb: Tasks, { owners, agents }: OwnedTasks): Expression<SqlBool> {
  const isOwn = eb('owner', 'in', [...owners]);
  if ('only' in agents) return eb.and([isOwn, eb('agent_id', 'in', [...agents.only])]);
  return agents.except.length === 0 ? isOwn : eb.and([isOwn, eb('agent_id', 'not in', [...agents.except])]);
}
