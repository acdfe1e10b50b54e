import { pino } from 'pino';
import { createLedger, systemSchedule } from '../../ledger/index.ts';
import { openStore, uuidv7 } from '../../store/index.ts';
import type { TaskEngine } from './contract.ts';
import { createTaskEngine } from './engine.ts';

/**
 * The process that the crash test kills: begins tasks as fast as it can, on a platform that says a word now and then and never
 * ends, and writes to its standard output what it told its caller: the task's id and the text by then.
 */
const [dataDir = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const store = await openStore({ dataDir, databaseUrl: null, log, clock: Date.now });
const ledger = createLedger({
  dataDir,
  db: store.db,
  kind: store.kind,
  log,
  clock: Date.now,
  options: { maxContentBytes: 1000, retentionMs: null, contentRetentionMs: null },
  handlers: { turn: (entries) => engine.handler(entries) },
});
const engine: TaskEngine = createTaskEngine({
  db: store.db,
  journal: ledger,
  secret: () => 'a secret of this installation',
  retentionMs: null,
  runnerOf: () => undefined,
  onUpdates: () => undefined,
  onUpdatesStored: async () => undefined,
  onResumed: () => undefined,
  clock: Date.now,
  newId: () => uuidv7(),
  log,
  schedule: systemSchedule,
});
await ledger.start();

const runner = {
  limits: {
    streaming: true,
    multiTurn: true,
    inputModes: [],
    outputModes: [],
    inputParts: ['text' as const],
    serializeContext: false,
  },
  async *run() {
    for (let word = 0; ; word++) {
      yield { type: 'delta' as const, artifact: 'a', parts: [{ text: `${word} ` }] };
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
};

async function follow(caller: number): Promise<void> {
  const reply = await engine.run({
    operation: 'stream',
    params: { message: { messageId: `m-${caller}`, role: 'ROLE_USER', parts: [{ text: 'go' }] } },
    version: '1.0',
    agentId: 'agent',
    deploymentId: null,
    owners: ['key:anna'],
    runner,
    signal: new AbortController().signal,
  });
  if (reply.kind !== 'stream') throw new Error('not a stream');
  let words = 0;
  for await (const { value, sighting } of reply.events) {
    if ('artifactUpdate' in value) words += 1;
    process.stdout.write(`${sighting.taskId} ${words}\n`);
  }
}

await Promise.all(Array.from({ length: 10 }, (_, caller) => follow(caller)));
