import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { type Kysely, sql } from 'kysely';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { migrateSchema } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { spawnWorker } from '../spawn-worker.ts';
import { temporaryDirectory } from '../stores.fixtures.ts';
import { startLastingThread } from './lasting-thread.ts';
import type { SqliteThreadData } from './messages.ts';
import { openSqlite } from './open.ts';

/** Threads as they are started, and what went wrong with them. */
const workers = { writer: [] as Worker[], reader: [] as Worker[] };
const faults = new EventTarget();
let db: Kysely<Schema>;

const spawn = (data: SqliteThreadData): Worker => {
  const worker = spawnWorker(import.meta.url, 'database-thread', { workerData: data });
  workers[data.role].push(worker);
  return worker;
};

beforeEach(async () => {
  workers.writer = [];
  workers.reader = [];
  const dataDir = await temporaryDirectory();
  db = await openSqlite(dataDir, { spawn, onFault: () => faults.dispatchEvent(new Event('fault')), restartMs: 1 });
  await migrateSchema(db);
  onTestFinished(async () => {
    await db.destroy();
    await rm(dataDir, { recursive: true });
  });
});

/** Ends a thread that is idle; stopped within libsql, it would take the process with it. */
async function kill(role: 'writer' | 'reader'): Promise<void> {
  const fault = once(faults, 'fault');
  await workers[role].at(-1)?.terminate();
  await fault;
}

const set = (name: string, on: Kysely<Schema> = db) =>
  on.insertInto('settings').values({ name, value: 'x', updated_at: 1 }).execute();
const names = async () =>
  (await db.selectFrom('settings').select('name').orderBy('name').execute()).map(({ name }) => name);

const RETRY_MS = 10;

/** What the first statement gives that finds a thread again. */
async function retried<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      expect(error).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 1 } });
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

it('a writer that died is followed by a new one, which has everything that was committed', async () => {
  await set('before');
  await kill('writer');
  await expect(set('during')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await retried(() => set('after'));
  expect(await names()).toEqual(['after', 'before']);
  expect(workers.writer).toHaveLength(2);
  expect(workers.reader).toHaveLength(1);
});

it('a reader that died is followed by a new one, which only reads', async () => {
  await set('kept');
  await kill('reader');
  expect(await retried(names)).toEqual(['kept']);
  const { rows } = await sql`select * from pragma_query_only`.execute(db);
  expect(rows).toEqual([{ query_only: 1 }]);
});

it('a transaction ends with the thread it began on: nothing of it remains, and the next one is let in', async () => {
  const transaction = db.transaction().execute(async (inside) => {
    await set('one', inside);
    await kill('writer');
    await retried(() => sql`select 1`.execute(db));
    await set('two', inside);
  });
  await expect(transaction).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await retried(() => db.transaction().execute((inside) => set('three', inside)));
  expect(await names()).toEqual(['three']);
});

it('is started again until it opens, and not any more once it is closed', async () => {
  const stillborn = () => new Worker("throw new Error('no such module')", { eval: true });
  let spawned = 0;
  const faultsSeen = new EventTarget();
  const thread = await startLastingThread(
    { path: ':memory:', role: 'writer' },
    {
      spawn: (data) => (spawned++ === 0 ? spawn(data) : stillborn()),
      onFault: () => faultsSeen.dispatchEvent(new Event(`${spawned} spawned`)),
      restartMs: 1,
    },
  );
  const thirdFailure = once(faultsSeen, '4 spawned');
  await workers.writer.at(-1)?.terminate();
  await thirdFailure;
  await thread.close();
  expect(spawned).toBe(4);
  expect(() => thread.current()).toThrow('a new one is being started');
});
