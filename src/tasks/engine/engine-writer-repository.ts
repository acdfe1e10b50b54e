import type { Kysely } from 'kysely';
import { stringifyJson } from '../../protocol/index.ts';
import type { Schema } from '../../store/index.ts';
import type { Task, TaskUpdate } from './a2a.ts';
import type { SentMessage, SessionRecord, TaskRecord } from './record.ts';

/** What some steps come to; nothing stands in it twice. */
export interface EngineBatch {
  /** With the last snapshot, where there is one, and the updates after it, or else all. */
  tasks: { record: TaskRecord; snapshot: Task | undefined; updates: TaskUpdate[] }[];
  dropped: string[];
  sent: SentMessage[];
  unsent: SentMessage[];
  sessions: SessionRecord[];
}

export interface EngineWriter {
  /** All of it, or nothing. It may come again, alone or in other company, and ends up the same. */
  write(batch: EngineBatch): Promise<void>;
}

type Database = Kysely<Schema>;
type WrittenTask = EngineBatch['tasks'][number];

export const createEngineWriter = (db: Database): EngineWriter => ({
  write: (batch) =>
    db.transaction().execute(async (transaction) => {
      if (batch.dropped.length > 0) await dropTasks(transaction, batch.dropped);
      for (const sent of batch.unsent) await dropSent(transaction, sent);
      if (batch.tasks.length > 0) await putTasks(transaction, batch.tasks);
      if (batch.sent.length > 0) await putSent(transaction, batch.sent);
      if (batch.sessions.length > 0) await putSessions(transaction, batch.sessions);
    }),
});

async function dropTasks(db: Database, taskIds: readonly string[]): Promise<void> {
  for (const table of ['engine_updates', 'engine_snapshots', 'engine_tasks'] as const)
    await db.deleteFrom(table).where('task_id', 'in', taskIds).execute();
}

async function dropSent(db: Database, { agentId, owner, messageId, digest }: SentMessage): Promise<void> {
  await db
    .deleteFrom('engine_messages')
    .where('message_id', '=', messageId)
    .where('agent_id', '=', agentId)
    .where('owner', '=', owner)
    .where('digest', '=', digest)
    .execute();
}

async function putTasks(db: Database, tasks: readonly WrittenTask[]): Promise<void> {
  await db
    .insertInto('engine_tasks')
    .values(tasks.map(({ record }) => rowOf(record)))
    .onConflict((conflict) =>
      conflict.column('task_id').doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        turn: eb.ref('excluded.turn'),
        seq: eb.ref('excluded.seq'),
        run: eb.ref('excluded.run'),
        resume: eb.ref('excluded.resume'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute();
  await putSnapshots(db, tasks);
  await putUpdates(db, tasks);
}

/** What is part of a snapshot is not kept a second time. */
async function putSnapshots(db: Database, tasks: readonly WrittenTask[]): Promise<void> {
  const rows = tasks.flatMap(({ record, snapshot, updates }) =>
    snapshot ? [{ task_id: record.taskId, seq: record.seq - updates.length, task: stringifyJson(snapshot) }] : [],
  );
  if (rows.length === 0) return;
  await db
    .insertInto('engine_snapshots')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('task_id').doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), task: eb.ref('excluded.task') })),
    )
    .execute();
  await db
    .deleteFrom('engine_updates')
    .where(
      'task_id',
      'in',
      rows.map(({ task_id }) => task_id),
    )
    .execute();
}

async function putUpdates(db: Database, tasks: readonly WrittenTask[]): Promise<void> {
  const rows = tasks.flatMap(({ record, updates }) =>
    updates.length > 0 ? [{ task_id: record.taskId, seq: record.seq, updates: stringifyJson(updates) }] : [],
  );
  if (rows.length === 0) return;
  await db
    .insertInto('engine_updates')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['task_id', 'seq']).doUpdateSet((eb) => ({ updates: eb.ref('excluded.updates') })),
    )
    .execute();
}

async function putSent(db: Database, sent: readonly SentMessage[]): Promise<void> {
  await db
    .insertInto('engine_messages')
    .values(
      sent.map(({ agentId, owner, messageId, digest, taskId, at }) => ({
        agent_id: agentId,
        owner,
        message_id: messageId,
        digest,
        task_id: taskId,
        sent_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['message_id', 'agent_id', 'owner', 'digest'])
        .doUpdateSet((eb) => ({ task_id: eb.ref('excluded.task_id'), sent_at: eb.ref('excluded.sent_at') })),
    )
    .execute();
}

async function putSessions(db: Database, sessions: readonly SessionRecord[]): Promise<void> {
  await db
    .insertInto('engine_sessions')
    .values(
      sessions.map(({ agentId, owner, contextId, handle, usedAt }) => ({
        agent_id: agentId,
        owner,
        context_id: contextId,
        handle: stringifyJson(handle),
        used_at: usedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['context_id', 'agent_id', 'owner'])
        .doUpdateSet((eb) => ({ handle: eb.ref('excluded.handle'), used_at: eb.ref('excluded.used_at') })),
    )
    .execute();
}

const rowOf = (record: TaskRecord) => ({
  task_id: record.taskId,
  agent_id: record.agentId,
  owner: record.owner,
  context_id: record.contextId,
  deployment_id: record.deploymentId,
  state: record.state,
  turn: record.turn,
  seq: record.seq,
  run: textOrNull(record.run),
  resume: textOrNull(record.resume),
  created_at: record.createdAt,
  updated_at: record.updatedAt,
});

const textOrNull = (value: TaskRecord['run']): string | null => (value === null ? null : stringifyJson(value));
