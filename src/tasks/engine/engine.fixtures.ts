import type { Schedule } from '../../ledger/index.ts';
import type { CancelSignal } from '../../outbound/index.ts';
import type { JsonObject, Operation, Turn, UpstreamEvent, Version } from '../../protocol/index.ts';
import type { Store } from '../../store/index.ts';
import { NOW } from '../../store/stores.fixtures.ts';
import { silentLog, type TestJournal, testJournal } from '../tasks.fixtures.ts';
import type { BegunTurn, EngineReply, TaskEngine } from './contract.ts';
import { createTaskEngine } from './engine.ts';
import type { StoredUpdates } from './engine-log.ts';
import type { TaskEventSink } from './keeper.ts';
import type { Runner } from './runner.ts';

export const ANNA = 'key:anna';
export const BERT = 'key:bert';
const AGENT = 'agent-graph';

/** Time that passes when the test says so. */
export class VirtualTime {
  now = NOW;
  readonly #tasks: { at: number; run: () => void }[] = [];

  readonly schedule: Schedule = (delayMs, run) => {
    const task = { at: this.now + delayMs, run };
    this.#tasks.push(task);
    return () => {
      const place = this.#tasks.indexOf(task);
      if (place !== -1) this.#tasks.splice(place, 1);
    };
  };

  /** Lets everything happen that is due by then. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await settle();
      const next = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.now = Math.max(this.now, next.at);
      this.#tasks.splice(this.#tasks.indexOf(next), 1);
      next.run();
    }
    this.now = end;
    await settle();
  }

  get waiting(): number {
    return this.#tasks.length;
  }
}

/** Lets all that waits for nothing but its turn come to rest. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A platform that says what the test tells it to, when the test tells it to. */
export class ScriptedRun implements AsyncIterable<UpstreamEvent> {
  readonly turn: Turn;
  readonly signal: AbortSignal;
  isClosed = false;
  #queue: (UpstreamEvent | Error)[] = [];
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(turn: Turn, signal: AbortSignal) {
    this.turn = turn;
    this.signal = signal;
  }

  tell(...events: (UpstreamEvent | Error)[]): void {
    this.#queue.push(...events);
    this.#wake();
  }

  /** The stream ends, as a connection does. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<UpstreamEvent> {
    const onAbort = (): void => this.#wake();
    this.signal.addEventListener('abort', onAbort);
    try {
      for (;;) {
        const event = this.#queue.shift();
        if (event instanceof Error) throw event;
        if (event) yield event;
        else if (this.#isOver) return;
        else if (this.signal.aborted) throw this.signal.reason;
        else
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
      }
    } finally {
      this.isClosed = true;
      this.signal.removeEventListener('abort', onAbort);
    }
  }
}

export class ScriptedPlatform {
  readonly runs: ScriptedRun[] = [];
  /** What every run tells at once. */
  script: (UpstreamEvent | Error)[] = [];
  readonly runner: Runner;
  readonly #onRun: (() => void)[] = [];

  constructor(changes: Partial<Runner> & { serializeContext?: boolean } = {}) {
    const { serializeContext = false, ...others } = changes;
    this.runner = {
      limits: {
        streaming: true,
        multiTurn: true,
        inputModes: ['text/plain'],
        outputModes: ['text/plain'],
        inputParts: ['text', 'data'],
        serializeContext,
      },
      run: (turn, signal) => {
        const run = new ScriptedRun(turn, signal);
        run.tell(...this.script);
        this.runs.push(run);
        for (const resume of this.#onRun.splice(0)) resume();
        return run;
      },
      ...others,
    };
  }

  /** The run of this number, from 1, once it has begun. */
  async run(number: number): Promise<ScriptedRun> {
    for (let run = this.runs[number - 1]; ; run = this.runs[number - 1]) {
      if (run) return run;
      await new Promise<void>((resolve) => this.#onRun.push(resolve));
    }
  }
}

/** Text as the agent answers it at once. */
export const ANSWER: UpstreamEvent[] = [
  { type: 'run', handle: { id: 'run-1' } },
  { type: 'delta', artifact: 'a', parts: [{ text: 'Hello' }] },
  { type: 'delta', artifact: 'a', parts: [{ text: ', world' }] },
  { type: 'usage', input: 3, output: 5, total: 8 },
  { type: 'done' },
];

export interface TestEngine {
  engine: TaskEngine;
  platform: ScriptedPlatform;
  journal: TestJournal;
  time: VirtualTime;
  told: Parameters<TaskEventSink>[0][];
  /** Updates that the database has. */
  stored: StoredUpdates[];
  /** Runs of an earlier engine that go on. */
  resumed: BegunTurn[];
  /** Lets what waits in the journal into the database. */
  drain: () => Promise<void>;
  call: (operation: Operation, params: JsonObject, terms?: CallTerms) => Promise<EngineReply>;
  /** @returns the task that a message was answered with */
  send: (message: JsonObject, configuration?: JsonObject, terms?: CallTerms) => Promise<JsonObject>;
  get: (id: string, terms?: CallTerms) => Promise<JsonObject>;
}

export interface CallTerms {
  owner?: string;
  version?: Version;
  signal?: CancelSignal;
  agentId?: string;
}

interface Setup {
  platform?: ScriptedPlatform;
  journal?: TestJournal;
  time?: VirtualTime;
  retentionMs?: number;
}

export function testEngine(store: Pick<Store, 'db'>, setup: Setup = {}): TestEngine {
  const { platform = new ScriptedPlatform(), journal = testJournal(), time = new VirtualTime() } = setup;
  const told: TestEngine['told'] = [];
  const stored: TestEngine['stored'] = [];
  const resumed: BegunTurn[] = [];
  const engine = createTaskEngine({
    db: store.db,
    journal,
    secret: () => 'a secret of this installation',
    retentionMs: setup.retentionMs ?? null,
    runnerOf: (agentId) => (agentId === AGENT ? platform.runner : undefined),
    onUpdates: (updates) => told.push(updates),
    onUpdatesStored: async (updates) => {
      stored.push(...updates);
    },
    onResumed: (_record, turn) => resumed.push(turn),
    clock: () => time.now,
    newId: numbered(),
    log: silentLog,
    schedule: time.schedule,
  });
  const call: TestEngine['call'] = (operation, params, terms = {}) => {
    const { owner = ANNA, version = '1.0', signal = new AbortController().signal, agentId = AGENT } = terms;
    return engine.run({
      operation,
      params,
      version,
      agentId,
      deploymentId: null,
      owners: [owner],
      runner: platform.runner,
      signal,
    });
  };
  const answered = async (reply: Promise<EngineReply>): Promise<JsonObject> => {
    const answer = await reply;
    if (answer.kind !== 'answer') throw new Error('not an answer');
    return answer.value;
  };
  return {
    engine,
    platform,
    journal,
    time,
    told,
    stored,
    resumed,
    drain: async () => {
      const entries = journal.waiting.splice(0);
      if (entries.length > 0) await engine.handler(entries);
    },
    call,
    async send(message, configuration = {}, terms) {
      const { task } = await answered(call('send', { message, configuration }, terms));
      return task as JsonObject;
    },
    get: (id, terms) => answered(call('get', { id }, terms)),
  };
}

/** Ids that no other process gives out. */
let processes = 0;
function numbered(): () => string {
  processes += 1;
  const name = `p${processes}`;
  let ids = 0;
  return () => `${name}-${++ids}`;
}

/** A message with text, whose id is the text. */
export const says = (text: string, rest: JsonObject = {}): JsonObject => ({
  messageId: text,
  role: 'ROLE_USER',
  parts: [{ text }],
  ...rest,
});

/** Everything of a stream, until its end. */
export async function itemsOf(reply: EngineReply): Promise<JsonObject[]> {
  if (reply.kind !== 'stream') throw new Error('not a stream');
  const items: JsonObject[] = [];
  for await (const { value } of reply.events) items.push(value);
  return items;
}

export const stateOf = (task: JsonObject): unknown => (task['status'] as JsonObject)['state'];

export const textOf = (task: JsonObject): string =>
  ((task['artifacts'] ?? []) as { parts: { text?: string }[] }[])
    .flatMap(({ parts }) => parts.map(({ text = '' }) => text))
    .join('|');

/** A message under way: its run on the platform, and what becomes of it. */
export async function underWay({ send, platform }: TestEngine, text = 'hi', signal = new AbortController()) {
  const number = platform.runs.length + 1;
  const answer = send(says(text), {}, { signal: signal.signal });
  answer.catch(() => undefined);
  return { run: await platform.run(number), answer, leave: () => signal.abort(new Error('left')) };
}
