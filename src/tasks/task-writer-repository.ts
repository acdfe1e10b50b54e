import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema, Store } from '../store/index.ts';
import { type ContextEntry, NOBODY, type TaskEntry } from './task.ts';

/** Where the journal's tasks and contexts end up. */
export interface TaskWriter {
  /**
   * Puts a batch in: one transaction, one statement a table. The same batch may come again, whole or in parts.
   * @param tasks no task twice
   * @param contexts no context twice
   * @returns those of the tasks that were somebody else's already: from now on they are nobody's
   */
  write(tasks: TaskEntry[], contexts: ContextEntry[]): Promise<TaskKey[]>;
}

export interface TaskKey {
  agentId: string;
  taskId: string;
}

/** The columns of a table, their types, and what of an entry stands in each. */
type Columns<Entry> = readonly (readonly [column: string, type: string, read: (entry: Entry) => Value])[];
type Value = string | number | null;

const TASKS: Columns<TaskEntry> = [
  ['task_id', 'text', ({ taskId }) => taskId],
  ['agent_id', 'text', ({ agentId }) => agentId],
  ['owner', 'text', ({ owner }) => owner],
  ['context_id', 'text', ({ contextId }) => contextId],
  ['context_name', 'text', ({ contextName }) => contextName],
  ['deployment_id', 'text', ({ deploymentId }) => deploymentId],
  ['state', 'text', ({ state }) => state],
  ['status_at', 'bigint', ({ statusAt }) => statusAt],
  ['missing', 'integer', ({ missing }) => Number(missing)],
  ['created_at', 'bigint', ({ createdAt }) => createdAt],
  ['updated_at', 'bigint', ({ updatedAt }) => updatedAt],
];

const CONTEXTS: Columns<ContextEntry> = [
  ['name', 'text', ({ name }) => name],
  ['agent_id', 'text', ({ agentId }) => agentId],
  ['owner', 'text', ({ owner }) => owner],
  ['upstream_id', 'text', ({ upstreamId }) => upstreamId],
  ['deployment_id', 'text', ({ deploymentId }) => deploymentId],
  ['created_at', 'bigint', ({ createdAt }) => createdAt],
  ['used_at', 'bigint', ({ usedAt }) => usedAt],
];

export function createTaskWriter(db: Kysely<Schema>, kind: Store['kind']): TaskWriter {
  const rows = kind === 'sqlite' ? sqliteRows : postgresRows;

  const putTasks = async (transaction: Kysely<Schema>, tasks: TaskEntry[]): Promise<TaskKey[]> => {
    if (tasks.length === 0) return [];
    const { numAffectedRows } = await sql`insert into tasks (${names(TASKS)}) ${rows(tasks, TASKS)} where true
      on conflict (task_id, agent_id) do update set context_id = excluded.context_id, context_name = excluded.context_name,
        deployment_id = excluded.deployment_id, state = excluded.state, status_at = excluded.status_at,
        missing = excluded.missing, updated_at = excluded.updated_at
      where tasks.owner = excluded.owner`.execute(transaction);
    return numAffectedRows === BigInt(tasks.length) ? [] : disown(transaction, tasks);
  };

  /** Rare: an agent gave an id out twice. Whose task it is now cannot be told, so that nobody is shown it. */
  const disown = async (transaction: Kysely<Schema>, tasks: TaskEntry[]): Promise<TaskKey[]> => {
    const lost: TaskKey[] = [];
    for (const { agentId, taskId, owner } of tasks) {
      const { numUpdatedRows } = await transaction
        .updateTable('tasks')
        .set({ owner: NOBODY })
        .where('task_id', '=', taskId)
        .where('agent_id', '=', agentId)
        .where('owner', '<>', owner)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) lost.push({ agentId, taskId });
    }
    return lost;
  };

  const putContexts = async (transaction: Kysely<Schema>, contexts: ContextEntry[]): Promise<void> => {
    if (contexts.length === 0) return;
    await sql`insert into task_contexts (${names(CONTEXTS)}) ${rows(contexts, CONTEXTS)} where true
      on conflict (name, agent_id, owner) do update set used_at = excluded.used_at,
        deployment_id = coalesce(task_contexts.deployment_id, excluded.deployment_id)`.execute(transaction);
  };

  return {
    write: (tasks, contexts) =>
      db.transaction().execute(async (transaction) => {
        await putContexts(transaction, contexts);
        return putTasks(transaction, tasks);
      }),
  };
}

const names = <Entry>(columns: Columns<Entry>): RawBuilder<unknown> =>
  sql.join(columns.map(([column]) => sql.ref(column)));

/** One parameter, whatever the number of rows: a list of lists, which the database takes apart. */
const jsonOf = <Entry>(entries: Entry[], columns: Columns<Entry>): string =>
  JSON.stringify(entries.map((entry) => columns.map(([, , read]) => read(entry))));

/** `limit -1` keeps SQLite from merging the queries, and from parsing a row anew for each of its columns. */
const sqliteRows = <Entry>(entries: Entry[], columns: Columns<Entry>): RawBuilder<unknown> => {
  const values = columns.map((_, index) => sql`entry ->> ${sql.lit(index)}`);
  return sql`select ${sql.join(values)} from (select jsonb(value) as entry from json_each(${jsonOf(entries, columns)}) limit -1)`;
};

const postgresRows = <Entry>(entries: Entry[], columns: Columns<Entry>): RawBuilder<unknown> => {
  const values = columns.map(([, type], index) => sql`(entry ->> ${sql.lit(index)})::${sql.raw(type)}`);
  return sql`select ${sql.join(values)} from jsonb_array_elements(${jsonOf(entries, columns)}::jsonb) as entry`;
};
