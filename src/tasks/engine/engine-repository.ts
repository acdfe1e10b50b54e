import { type Kysely, type Selectable, sql } from 'kysely';
import type { Json } from '../../protocol/index.ts';
import type { EngineTasksTable, Schema } from '../../store/index.ts';
import { TERMINAL_STATES } from '../task.ts';
import type { Task, TaskUpdate } from './a2a.ts';
import { fold } from './fold.ts';
import type { SentMessage, SessionRecord, TaskRecord } from './record.ts';
import { parseStored } from './stored-json.ts';

/** The engine's tables, as they are read. */
export interface EngineRepository {
  find(agentId: string, taskId: string): Promise<{ record: TaskRecord; task: Task } | undefined>;
  /** Tasks that were being worked on, the oldest first; all of them. */
  unfinished(): Promise<{ agentId: string; taskId: string }[]>;
  session(key: Pick<SessionRecord, 'agentId' | 'owner' | 'contextId'>): Promise<SessionRecord | undefined>;
  /** The task that a message began, or went on with, at this time or later. */
  sent(message: Omit<SentMessage, 'taskId'>): Promise<SentMessage | undefined>;
  /**
   * Deletes what was not used for long: finished tasks, what is known of messages, and sessions in whose context no task is
   * left; so many of each at most.
   * @returns the largest of the three numbers
   */
  deleteBefore(before: number, limit: number): Promise<number>;
}

export function createEngineRepository(db: Kysely<Schema>): EngineRepository {
  const taskOf = async (taskId: string): Promise<Task | undefined> => {
    const snapshot = await db
      .selectFrom('engine_snapshots')
      .selectAll()
      .where('task_id', '=', taskId)
      .executeTakeFirst();
    if (!snapshot) return undefined;
    const rows = await db
      .selectFrom('engine_updates')
      .select(['seq', 'updates'])
      .where('task_id', '=', taskId)
      .where('seq', '>', snapshot.seq)
      .orderBy('seq')
      .execute();
    return foldRows(parseStored(snapshot.task) as Task, snapshot.seq, rows);
  };

  return {
    async find(agentId, taskId) {
      const row = await db
        .selectFrom('engine_tasks')
        .selectAll()
        .where('task_id', '=', taskId)
        .where('agent_id', '=', agentId)
        .executeTakeFirst();
      const task = row && (await taskOf(taskId));
      return row && task && { record: recordOf(row), task };
    },

    async unfinished() {
      const rows = await db
        .selectFrom('engine_tasks')
        .select(['agent_id', 'task_id'])
        // In these words, or SQLite does not see that there is an index for it.
        .where(sql<boolean>`state in ('submitted', 'working')`)
        .orderBy('created_at')
        .execute();
      return rows.map(({ agent_id, task_id }) => ({ agentId: agent_id, taskId: task_id }));
    },

    async session({ agentId, owner, contextId }) {
      const row = await db
        .selectFrom('engine_sessions')
        .selectAll()
        .where('context_id', '=', contextId)
        .where('agent_id', '=', agentId)
        .where('owner', '=', owner)
        .executeTakeFirst();
      return row && { agentId, owner, contextId, handle: parseStored(row.handle), usedAt: row.used_at };
    },

    async sent({ agentId, owner, messageId, digest, at }) {
      const row = await db
        .selectFrom('engine_messages')
        .selectAll()
        .where('message_id', '=', messageId)
        .where('agent_id', '=', agentId)
        .where('owner', '=', owner)
        .where('digest', '=', digest)
        .where('sent_at', '>=', at)
        .executeTakeFirst();
      return row && { agentId, owner, messageId, digest, taskId: row.task_id, at: row.sent_at };
    },

    async deleteBefore(before, limit) {
      return Math.max(
        await deleteTasks(db, before, limit),
        await deleteMessages(db, before, limit),
        await deleteSessions(db, before, limit),
      );
    },
  };
}

async function deleteTasks(db: Kysely<Schema>, before: number, limit: number): Promise<number> {
  const oldest = await db
    .selectFrom('engine_tasks')
    .select('task_id')
    .where('updated_at', '<', before)
    .where('state', 'in', [...TERMINAL_STATES])
    .orderBy('updated_at')
    .limit(limit)
    .execute();
  const ids = oldest.map(({ task_id }) => task_id);
  if (ids.length === 0) return 0;
  return db.transaction().execute(async (transaction) => {
    for (const table of ['engine_updates', 'engine_snapshots', 'engine_tasks'] as const)
      await transaction.deleteFrom(table).where('task_id', 'in', ids).execute();
    return ids.length;
  });
}

async function deleteMessages(db: Kysely<Schema>, before: number, limit: number): Promise<number> {
  const oldest = db
    .selectFrom('engine_messages')
    .select(['message_id', 'agent_id', 'owner', 'digest'])
    .where('sent_at', '<', before)
    .orderBy('sent_at')
    .limit(limit);
  const { numDeletedRows } = await db
    .deleteFrom('engine_messages')
    .where((eb) =>
      eb(
        eb.refTuple('message_id', 'agent_id', 'owner', 'digest'),
        'in',
        oldest.$asTuple('message_id', 'agent_id', 'owner', 'digest'),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function deleteSessions(db: Kysely<Schema>, before: number, limit: number): Promise<number> {
  const oldest = db
    .selectFrom('engine_sessions as session')
    .select(['context_id', 'agent_id', 'owner'])
    .where('used_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('engine_tasks')
            .select('engine_tasks.task_id')
            .whereRef('engine_tasks.context_id', '=', 'session.context_id')
            .whereRef('engine_tasks.agent_id', '=', 'session.agent_id'),
        ),
      ),
    )
    .orderBy('used_at')
    .limit(limit);
  const { numDeletedRows } = await db
    .deleteFrom('engine_sessions')
    .where((eb) =>
      eb(eb.refTuple('context_id', 'agent_id', 'owner'), 'in', oldest.$asTuple('context_id', 'agent_id', 'owner')),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Rows may overlap, where a crash made the journal tell the same again in other pieces. */
function foldRows(snapshot: Task, since: number, rows: readonly { seq: number; updates: string }[]): Task {
  let task = snapshot;
  let done = since;
  for (const { seq, updates: text } of rows) {
    const updates = parseStored(text) as TaskUpdate[];
    for (const update of updates.slice(Math.max(0, done - (seq - updates.length)))) task = fold(task, update);
    done = Math.max(done, seq);
  }
  return task;
}

const recordOf = (row: Selectable<EngineTasksTable>): TaskRecord => ({
  taskId: row.task_id,
  agentId: row.agent_id,
  owner: row.owner,
  contextId: row.context_id,
  deploymentId: row.deployment_id,
  state: row.state,
  turn: row.turn,
  seq: row.seq,
  run: jsonOrNull(row.run),
  resume: jsonOrNull(row.resume),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const jsonOrNull = (text: string | null): Json => (text === null ? null : parseStored(text));
