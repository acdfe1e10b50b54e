import type { Worker } from 'node:worker_threads';
import { type ConnectionThread, ended, startConnectionThread } from './connection-thread.ts';
import type { SqliteConnectionOptions, SqliteThreadData } from './messages.ts';

/** A connection that outlives its threads: one that dies is followed by a new one. */
export interface LastingThread {
  /**
   * The thread of now. A transaction stays with the thread it has begun on, for the next one knows nothing of it.
   * @throws SwitchboardError UNAVAILABLE while a new one starts
   */
  current(): ConnectionThread;
  close(): Promise<void>;
}

export interface LastingThreadOptions {
  /** Told that a thread has ended unasked, and that a new one could not be started. */
  onFault: (error: Error) => void;
  /** Makes a thread. */
  spawn?: (data: SqliteThreadData) => Worker;
  /** Waited before a new thread is started; twice as long after each attempt that fails. Milliseconds. */
  restartMs?: number;
}

const RESTART_MS = 100;
const LONGEST_WAIT_MS = 10_000;

/** @throws DatabaseError when the database cannot be opened the first time */
export async function startLastingThread(
  options: SqliteConnectionOptions,
  { onFault, spawn, restartMs = RESTART_MS }: LastingThreadOptions,
): Promise<LastingThread> {
  let current: ConnectionThread | undefined;
  let timer: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  let closed = false;

  const start = async (): Promise<void> => {
    current = await startConnectionThread(options, died, spawn);
  };
  const died = (error: Error): void => {
    current = undefined;
    onFault(error);
    startLater(restartMs);
  };
  const startLater = (waitMs: number): void => {
    if (closed) return;
    timer = setTimeout(() => {
      restarting = start().catch((error: Error) => {
        onFault(error);
        startLater(Math.min(waitMs * 2, LONGEST_WAIT_MS));
      });
    }, waitMs);
  };

  await start();
  return {
    current() {
      if (!current) throw ended(options.role);
      return current;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await restarting;
      await current?.close();
    },
  };
}
