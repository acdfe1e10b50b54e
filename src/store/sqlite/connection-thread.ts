import type { Worker } from 'node:worker_threads';
import { SwitchboardError } from '../../protocol/index.ts';
import { DatabaseError } from '../database-error.ts';
import { spawnWorker } from '../spawn-worker.ts';
import { forgetGate, makeExitGate } from './exit-gate.ts';
import {
  OPENED,
  type SqliteConnectionOptions,
  type SqliteReply,
  type SqliteRequest,
  type SqliteResult,
  type SqliteThreadData,
  type SqliteValue,
} from './messages.ts';

/** One SQLite connection, living in a thread of its own. */
export interface ConnectionThread {
  /**
   * Runs one statement; statements run in the order of the calls.
   * @throws DatabaseError with SQLite's code; SwitchboardError UNAVAILABLE when the thread has ended
   */
  run(sql: string, parameters: readonly unknown[]): Promise<SqliteResult>;
  /** Finishes what was asked for, closes the database, ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(result: SqliteResult): void;
  reject(error: Error): void;
}

const spawnThread = (data: SqliteThreadData): Worker =>
  spawnWorker(import.meta.url, 'database-thread', { workerData: data, name: `sqlite-${data.role}` });

/**
 * Starts a thread and opens the database in it. The thread is never terminated, only asked to close: a thread that is
 * stopped within libsql takes the whole process with it.
 *
 * @param onDeath called once when the thread ends without having been asked to
 * @param spawn makes the thread
 * @throws DatabaseError when the database cannot be opened; SwitchboardError UNAVAILABLE when the thread ends before
 */
export async function startConnectionThread(
  options: SqliteConnectionOptions,
  onDeath: (error: Error) => void,
  spawn: (data: SqliteThreadData) => Worker = spawnThread,
): Promise<ConnectionThread> {
  const gate = makeExitGate();
  const worker = spawn({ ...options, gate });
  worker.once('exit', () => forgetGate(gate));
  const waiting = new Map<number, Waiting>();
  const opened = new Promise<SqliteResult>((resolve, reject) => waiting.set(OPENED, { resolve, reject }));
  const life = watchLife(worker, options.role, waiting, onDeath);

  worker.on('message', (reply: SqliteReply) => {
    const answer = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('result' in reply) answer?.resolve(reply.result);
    else answer?.reject(new DatabaseError(reply.failure.code, reply.failure.message));
  });

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  const send = (request: SqliteRequest): void => worker.postMessage(request);
  let lastId = OPENED;

  try {
    await opened;
  } catch (error) {
    life.expectEnd();
    await life.end;
    throw error;
  }

  return {
    run(sql, parameters) {
      return new Promise((resolve, reject) => {
        life.assertAlive();
        const request = { id: ++lastId, sql, parameters: parameters.map(toSqliteValue) };
        send(request);
        waiting.set(request.id, { resolve, reject });
      });
    },
    async close() {
      life.expectEnd();
      send({ close: true });
      await life.end;
    },
  };
}

/** What a statement fails with whose thread has ended, or for which there is none. */
export const ended = (role: SqliteThreadData['role'], cause?: unknown): SwitchboardError =>
  new SwitchboardError('UNAVAILABLE', `The database's ${role} has ended; a new one is being started. Ask again.`, {
    cause,
    retryAfterSeconds: 1,
  });

/** Fails what is waiting, and all that follows, when the thread ends for whatever reason. */
function watchLife(
  worker: Worker,
  role: SqliteThreadData['role'],
  waiting: Map<number, Waiting>,
  onDeath: (error: Error) => void,
) {
  let expected = false;
  let cause: unknown;
  let death: SwitchboardError | undefined;

  worker.on('error', (error) => {
    cause = error;
  });
  const end = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      const wasOpen = !waiting.has(OPENED);
      death = ended(role, cause);
      for (const answer of waiting.values()) answer.reject(death);
      waiting.clear();
      if (wasOpen && !expected) onDeath(death);
      resolve();
    });
  });

  return {
    end,
    expectEnd() {
      expected = true;
    },
    assertAlive() {
      if (death) throw death;
      if (expected) throw new DatabaseError('CLOSED', 'The database is closed.');
    },
  };
}

/**
 * Lets only those values through that libsql can bind: it ends the whole process on a boolean, would take the elements of
 * an array for parameters, and cuts text at a NUL character, which PostgreSQL refuses.
 */
function toSqliteValue(value: unknown): SqliteValue {
  if (value === null || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && !value.includes('\0')) return value;
  throw new DatabaseError(
    'BAD_PARAMETER',
    `This ${typeof value} cannot be stored: use text without NUL characters, a finite number, 0 or 1, or null.`,
  );
}
