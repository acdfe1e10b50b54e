import { pino } from 'pino';
import { keyPrincipal } from '../access/principals.fixtures.ts';
import type { JournalSink } from '../ledger/index.ts';
import type { Operation } from '../protocol/index.ts';
import type { Store } from '../store/index.ts';
import { NOW } from '../store/stores.fixtures.ts';
import type { Claim } from './claim.ts';
import type { TaskEntry, TaskNames } from './task.ts';
import { createTaskIndex, type TaskIndex, type TaskSettings } from './task-index.ts';

export const silentLog = pino({ level: 'silent' });

export const ECHO = { id: 'agent-echo' };
export const ANNA = keyPrincipal({ keyId: 'anna' });
export const BERT = keyPrincipal({ keyId: 'bert' });

/** A task of Anna's, as it is kept. */
export const aTask = (changes: Partial<TaskEntry> = {}): TaskEntry => ({
  agentId: ECHO.id,
  taskId: 'task-1',
  owner: 'key:anna',
  contextId: 'context-1',
  contextName: null,
  deploymentId: null,
  state: 'completed',
  statusAt: NOW,
  missing: false,
  createdAt: NOW,
  updatedAt: NOW,
  ...changes,
});

/** A journal in memory. What is appended waits there until the test lets it into the database. */
export interface TestJournal extends JournalSink {
  /** Entries that were appended and not handed over. */
  waiting: string[];
  /** What the next appends fail with. */
  failure: Error | undefined;
  /** Whether what an earlier process left is in the database. */
  replay(): void;
}

export function testJournal({ replayed = true } = {}): TestJournal {
  let replay = (): void => undefined;
  const done = replayed
    ? Promise.resolve()
    : new Promise<void>((resolve) => {
        replay = resolve;
      });
  const journal: TestJournal = {
    waiting: [],
    failure: undefined,
    async append(_kind, json) {
      if (journal.failure) throw journal.failure;
      journal.waiting.push(json);
    },
    replayed: () => done,
    replay: () => replay(),
  };
  return journal;
}

/** An index, its journal, and short ways to ask it. */
export interface TestIndex {
  index: TaskIndex;
  journal: TestJournal;
  /** Lets what waits in the journal into the database. */
  drain: () => Promise<void>;
  /** Moves the clock on, milliseconds. */
  pass: (ms: number) => void;
  /** Claims and, with it, tells what the agent answered. */
  call: (principal: typeof ANNA, names: TaskNames, answer?: TaskNames & { state?: string }) => Promise<Claim>;
  claim: (principal: typeof ANNA, operation: Operation, names: TaskNames) => Promise<Claim>;
}

export const SETTINGS: TaskSettings = {
  ownership: 'key',
  unknownTasks: 'refuse',
  unknownContexts: 'accept',
  retentionMs: null,
};

export function testIndex(
  store: Pick<Store, 'db' | 'kind'>,
  settings: Partial<TaskSettings> = {},
  journal = testJournal(),
): TestIndex {
  let now = NOW;
  let ids = 0;
  const index = createTaskIndex({
    db: store.db,
    kind: store.kind,
    journal,
    settings: { ...SETTINGS, ...settings },
    clock: () => now,
    newId: () => `alias-${++ids}`,
    log: silentLog,
  });
  const claim = async (principal: typeof ANNA, operation: Operation, names: TaskNames) =>
    index.claim({ principal, agent: ECHO, operation, names });
  return {
    index,
    journal,
    claim,
    drain: async () => {
      const entries = journal.waiting.splice(0);
      if (entries.length > 0) await index.handler(entries);
    },
    pass: (ms) => {
      now += ms;
    },
    call: async (principal, names, answer = {}) => {
      const claimed = await claim(principal, 'send', names);
      await index.observe(claimed, answer, null);
      return claimed;
    },
  };
}
