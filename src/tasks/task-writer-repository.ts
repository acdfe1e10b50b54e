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

/** The columns of a table, the member of an entry that fills each, and its type. */
type Columns = readonly (readonly [column: string, member: string, type: string])[];

const TASKS: Columns = [
  ['task_id', 'taskId', 'text'],
  ['agent_id', 'agentId', 'text'],
  ['owner', 'owner', 'text'],
  ['context_id', 'contextId', 'text'],
  ['context_name', 'contextName', 'text'],
  ['deployment_id', 'deploymentId', 'text'],
  ['state', 'state', 'text'],
  ['status_at', 'statusAt', 'bigint'],
  ['missing', 'missing', 'integer'],
  ['created_at', 'createdAt', 'bigint'],
  ['updated_at', 'updatedAt', 'bigint'],
];

const CONTEXTS: Columns = [
  ['name', 'name', 'text'],
  ['agent_id', 'agentId', 'text'],
  ['owner', 'owner', 'text'],
  ['upstream_id', 'upstreamId', 'text'],
  ['deployment_id', 'deploymentId', 'text'],
  ['created_at', 'createdAt', 'bigint'],
  ['used_at', 'usedAt', 'bigint'],
];

export function createTaskWriter(db: Kysely<Schema>, kind: Store['kind']): TaskWriter {
  const rowsOf = kind === 'sqlite' ? sqliteRows : postgresRows;

  const putTasks = async (transaction: Kysely<Schema>, tasks: TaskEntry[]): Promise<TaskKey[]> => {
    if (tasks.length === 0) return [];
    const rows = rowsOf(JSON.stringify(tasks.map((task) => ({ ...task, missing: Number(task.missing) }))), TASKS);
    const { numAffectedRows } = await sql`insert into tasks (${names(TASKS)}) ${rows} where true
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
    await sql`insert into task_contexts (${names(CONTEXTS)}) ${rowsOf(JSON.stringify(contexts), CONTEXTS)} where true
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

const names = (columns: Columns): RawBuilder<unknown> => sql.join(columns.map(([column]) => sql.ref(column)));

/** One parameter, whatever the number of rows; the database takes it apart. */
const sqliteRows = (json: string, columns: Columns): RawBuilder<unknown> =>
  sql`select ${sql.join(columns.map(([, member]) => sql`value ->> ${sql.lit(`$.${member}`)}`))} from json_each(${json})`;

const postgresRows = (json: string, columns: Columns): RawBuilder<unknown> => {
  const definitions = columns.map(([, member, type]) => sql`${sql.ref(member)} ${sql.raw(type)}`);
  const members = sql.join(columns.map(([, member]) => sql.ref(member)));
  return sql`select ${members} from jsonb_to_recordset(${json}::jsonb) as entry(${sql.join(definitions)})`;
};
