import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config/index.ts';
import { createLedger, type Ledger, systemSchedule } from '../ledger/index.ts';
import type { Outbound } from '../outbound/index.ts';
import type { Sealer, Store } from '../store/index.ts';
import {
  createPushRelay,
  createTaskEngine,
  createTaskIndex,
  type PushRelay,
  type TaskEngine,
  type TaskIndex,
} from '../tasks/index.ts';

type EngineOptions = Parameters<typeof createTaskEngine>[0];
type PushOptions = Parameters<typeof createPushRelay>[0];

/** What the records stand on. */
interface Ground {
  store: Pick<Store, 'db' | 'kind'>;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  log: Logger;
}

/** Parts that stand on the records, or are opened beside them: asked for only when something is to be done. */
interface LaterParts {
  pepper: () => string;
  sealer: () => Sealer;
  outbound: () => Outbound;
  runnerOf: EngineOptions['runnerOf'];
  onResumed: EngineOptions['onResumed'];
  isLetIn: PushOptions['isLetIn'];
}

export interface Records {
  ledger: Ledger;
  tasks: TaskIndex;
  engine: TaskEngine;
  push: PushRelay;
}

/**
 * Builds what is kept of calls: the ledger, and with it what is written through the same journal, so that it is known
 * in the order in which it was: the tasks, the turns of agents that run behind the gateway, and the notices to be pushed.
 */
export function openRecords(config: Config, { store, clock, newId, log }: Ground, later: LaterParts): Records {
  const { db, kind } = store;
  const ledger = createLedger({
    dataDir: config.store.dataDir,
    db,
    kind,
    log,
    clock,
    options: config.ledger,
    handlers: {
      task: (entries) => tasks.handler(entries),
      turn: (entries) => engine.handler(entries),
      push: (entries) => push.handler(entries),
    },
  });
  const tasks = createTaskIndex({
    db,
    kind,
    journal: ledger,
    settings: config.tasks,
    clock,
    newId: randomUUID,
    log,
  });
  const engine = createTaskEngine({
    db,
    journal: ledger,
    secret: later.pepper,
    retentionMs: config.tasks.retentionMs,
    runnerOf: later.runnerOf,
    onUpdates: ({ record, sighting }) => tasks.told(record, sighting),
    onUpdatesStored: (updates) => push.stored(updates),
    onResumed: later.onResumed,
    clock,
    newId,
    schedule: systemSchedule,
    log,
  });
  const push = createPushRelay({
    db,
    journal: ledger,
    sealer: later.sealer,
    secret: later.pepper,
    tasks,
    outbound: later.outbound,
    isLetIn: later.isLetIn,
    retentionMs: config.pushNotifications.retentionMs,
    clock,
    newId,
    random: Math.random,
    randomBytes,
    schedule: systemSchedule,
    log,
  });
  return { ledger, tasks, engine, push };
}
