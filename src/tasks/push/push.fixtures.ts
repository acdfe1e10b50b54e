import { randomBytes } from 'node:crypto';
import { vi } from 'vitest';
import type { OutboundRequest, OutboundResponse } from '../../outbound/index.ts';
import { type JsonObject, SwitchboardError, type Version } from '../../protocol/index.ts';
import { createSealer, type Store } from '../../store/index.ts';
import type { ContextAlias } from '../claim.ts';
import { VirtualTime } from '../engine/engine.fixtures.ts';
import type { StoredUpdates } from '../engine/engine-log.ts';
import { silentLog, type TestJournal, testJournal } from '../tasks.fixtures.ts';
import type { PushRelay } from './contract.ts';
import { createPushRelay } from './push-relay.ts';

export const AGENT = 'agent-graph';
export const TASK = 'task-1';
export const ANNA = 'key:anna';
export const BERT = 'key:bert';
export const HOOK = 'https://hooks.example/a?secret=1';

/** What a receiver got. */
export interface Delivered {
  url: string;
  headers: Record<string, string>;
  body: JsonObject;
}

/** How a receiver answers: a status, an error, or whenever the test says. */
export type Answering = (got: Delivered) => number | Error | Promise<number>;

export interface TestPush {
  relay: PushRelay;
  journal: TestJournal;
  time: VirtualTime;
  /** Everything that was sent, in order. */
  sent: Delivered[];
  /** Who may be told no more. */
  revoked: Set<string>;
  /** Tasks as they stand, for those who are told whole ones. */
  tasks: Map<string, JsonObject>;
  /** Whom the agents' tasks were found to be. */
  observed: { owner: string; taskId: string | undefined }[];
  answer: (answering: Answering) => void;
  set: (config?: Partial<{ id: string; url: string; token: string }>, terms?: SetTerms) => Promise<void>;
  /** Updates of the gateway's own task, as the database has them. */
  update: (first: number, ...updates: object[]) => Promise<void>;
  /** Lets what waits in the journal into the database, and what follows from it happen. */
  drain: () => Promise<void>;
  /** What there is in the outbox, oldest first: state, attempts and failure. */
  outbox: () => Promise<string[]>;
}

interface SetTerms {
  principal?: string;
  version?: Version;
  taskId?: string;
  alias?: ContextAlias;
}

const EMPTY: OutboundResponse['body'] = {
  buffer: () => Buffer.alloc(0),
  abort: () => {},
  async *[Symbol.asyncIterator]() {},
};

/** A relay whose receivers are the test's. Several of one store are the processes that follow one another. */
export function testPush(store: Pick<Store, 'db'>, time = new VirtualTime(), journal = testJournal()): TestPush {
  const sent: Delivered[] = [];
  const revoked = new Set<string>();
  const tasks = new Map<string, JsonObject>();
  const observed: TestPush['observed'] = [];
  let answering: Answering = () => 200;
  let ids = 0;

  const send = async ({ url, headers, body, callerChosen, network }: OutboundRequest): Promise<OutboundResponse> => {
    if (network !== 'public' || callerChosen !== true) throw new Error('not as a callback is called');
    const got = { url: url.href, headers, body: JSON.parse(body?.toString() ?? '') as JsonObject };
    sent.push(got);
    const status = await answering(got);
    if (status instanceof Error) throw status;
    return { status, headers: {}, body: EMPTY };
  };
  const relay = createPushRelay({
    db: store.db,
    journal,
    sealer: () => createSealer('a salt key of this installation'),
    secret: () => 'a secret of this installation',
    tasks: {
      observe: ({ owners: [owner] }, { taskId }) => {
        observed.push({ owner, taskId });
        return undefined;
      },
      told: () => {},
    },
    outbound: () => ({ send }),
    isLetIn: async ({ principal }) => !revoked.has(principal),
    retentionMs: 86_400_000,
    clock: () => time.now,
    newId: () => `id-${process.hrtime.bigint()}-${++ids}`,
    random: () => 0.5,
    randomBytes,
    schedule: time.schedule,
    log: silentLog,
  });

  return {
    relay,
    journal,
    time,
    sent,
    revoked,
    tasks,
    observed,
    answer: (next) => {
      answering = next;
    },
    set: (config = {}, { principal = ANNA, version = '1.0', taskId = TASK, alias } = {}) =>
      relay.configs.set(
        { agentId: AGENT, taskId, principal },
        { version, alias: alias ?? null },
        { id: 'c1', url: HOOK, ...config },
      ),
    update: (first, ...updates) =>
      relay.stored([{ agentId: AGENT, taskId: TASK, first, updates: updates as StoredUpdates['updates'] }]),
    async drain() {
      const entries = journal.waiting.splice(0);
      if (entries.length > 0) await relay.handler(entries);
    },
    async outbox() {
      const { notices } = await relay.notices.list({ limit: 100 });
      return notices
        .sort((one, other) => one.place - other.place)
        .map(({ state, attempts, failure }) => [state, attempts, failure].filter((word) => word !== null).join(' '));
    },
  };
}

/** Begins to deliver, and stops when the test is over. */
export function started(push: TestPush): TestPush {
  push.relay.start(async ({ taskId }) => push.tasks.get(taskId));
  return push;
}

/** Waits for the database, which is another thread, and what follows from its answers. */
export const until = (isTrue: () => boolean | Promise<boolean>): Promise<void> =>
  vi.waitFor(
    async () => {
      if (!(await isTrue())) throw new Error('it did not happen');
    },
    { interval: 2, timeout: 10_000 },
  );

export const status = (state: string): object => ({
  statusUpdate: {
    taskId: TASK,
    contextId: 'context-1',
    status: { state: `TASK_STATE_${state.toUpperCase()}`, timestamp: '2026-01-01T00:00:00Z' },
  },
});

export const more = (text: string): object => ({
  artifactUpdate: {
    taskId: TASK,
    contextId: 'context-1',
    artifact: { artifactId: 'a', parts: [{ text }] },
    append: true,
  },
});

export const refused = (code: 'ADDRESS_REFUSED' | 'UPSTREAM_TIMEOUT' | 'UPSTREAM_UNREACHABLE'): SwitchboardError =>
  new SwitchboardError(code, 'as outbound says it');
