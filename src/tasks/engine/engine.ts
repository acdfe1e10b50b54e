import type { Logger } from 'pino';
import { type JournalSink, type Schedule, startRetention } from '../../ledger/index.ts';
import type { Store } from '../../store/index.ts';
import { createLookup } from '../lookup.ts';
import type { BegunTurn, TaskEngine } from './contract.ts';
import { createEngineLog, type StoredUpdates } from './engine-log.ts';
import { createEngineRepository } from './engine-repository.ts';
import { createEngineWriter } from './engine-writer-repository.ts';
import { Keeper, type TaskEventSink } from './keeper.ts';
import { shownTask } from './news.ts';
import { createOperations } from './operations.ts';
import type { TaskRecord } from './record.ts';
import { createRecovery } from './recovery.ts';
import type { Runner } from './runner.ts';
import { createSessionKeys } from './session-keys.ts';
import { Turns } from './turns.ts';

export interface TaskEngineOptions {
  db: Store['db'];
  journal: JournalSink;
  /** What names on platforms are made with; asked for by the first turn. */
  secret: () => string;
  /** Finished tasks that were last heard of longer ago are deleted, milliseconds; null keeps them. */
  retentionMs: number | null;
  /** The way to where a task runs; undefined when the agent, or that deployment of it, is gone. */
  runnerOf: (agentId: string, deploymentId: string | null) => Runner | undefined;
  onUpdates: TaskEventSink;
  /** Told of updates that the database has, again when it could not take note of them. */
  onUpdatesStored: (updates: readonly StoredUpdates[]) => Promise<void>;
  /** Told of each run of an earlier process that goes on in this one. */
  onResumed: (record: TaskRecord, turn: BegunTurn) => void;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  log: Logger;
  schedule: Schedule;
}

export function createTaskEngine(options: TaskEngineOptions): TaskEngine {
  const { db, journal, retentionMs, runnerOf, onUpdates, onUpdatesStored, onResumed, clock, newId, log, schedule } =
    options;
  const repository = createEngineRepository(db);
  const lookup = createLookup(repository, journal);
  const engineLog = createEngineLog({
    journal,
    writer: createEngineWriter(db),
    onStored: (step) => keeper.stored(step),
    onUpdatesStored,
  });
  const keeper: Keeper = new Keeper({ log: engineLog, lookup, clock, onUpdates });
  const turns = new Turns({ keeper, keys: createSessionKeys(options.secret), clock, newId, schedule, log });
  const recovery = createRecovery({ keeper, turns, runnerOf, onResumed, clock, newId, schedule, log });
  let stopRetention = (): void => undefined;

  return {
    run: createOperations({ keeper, turns, clock, newId }),
    handler: engineLog.handler,
    async find(agentId, taskId) {
      const live = await keeper.find(agentId, taskId);
      if (!live) return undefined;
      const { task, written } = live;
      await written;
      return shownTask(task);
    },
    start() {
      recovery.start();
      if (retentionMs === null) return;
      const deleteBefore = (before: number, limit: number) => repository.deleteBefore(before, limit);
      stopRetention = startRetention({ what: "platforms' tasks", deleteBefore, retentionMs, clock, log, schedule });
    },
    end(agentId, { message }) {
      for (const { record, turn } of keeper.busy())
        if (record.agentId === agentId) turn?.abort({ state: 'TASK_STATE_FAILED', text: message });
    },
    drain: (graceMs) => turns.drain(graceMs),
    async stop() {
      stopRetention();
      recovery.stop();
      await turns.stop();
    },
  };
}
