import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { spawnWorker } from '../spawn-worker.ts';
import { temporaryDirectory } from '../stores.fixtures.ts';
import { startConnectionThread } from './connection-thread.ts';
import { openSqlite } from './open.ts';

async function directory(): Promise<string> {
  const made = await temporaryDirectory();
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

it('fails what is waiting and all that follows when the thread dies, and reports it once', async () => {
  const onDeath = vi.fn<(error: Error) => void>();
  const path = join(await directory(), 'a.db');
  const workers: Worker[] = [];
  const thread = await startConnectionThread({ path, role: 'writer' }, onDeath, (data) => {
    const worker = spawnWorker(import.meta.url, 'thread', { workerData: data });
    workers.push(worker);
    return worker;
  });
  const slow = thread.run(
    'with recursive n(x) as (select 1 union all select x + 1 from n limit 500000) select count(*) from n',
    [],
  );
  await Promise.all([
    expect(slow).rejects.toMatchObject({ code: 'THREAD_ENDED', message: "The database's writer thread has ended." }),
    workers[0]?.terminate(),
  ]);
  await expect(thread.run('select 1', [])).rejects.toMatchObject({ code: 'THREAD_ENDED' });
  expect(onDeath).toHaveBeenCalledOnce();
});

it('finishes what was asked for before it closes, and refuses what comes after', async () => {
  const onDeath = vi.fn<(error: Error) => void>();
  const thread = await startConnectionThread({ path: join(await directory(), 'a.db'), role: 'writer' }, onDeath);
  const last = thread.run('select 7 as x', []);
  const closed = thread.close();
  await expect(thread.run('select 1', [])).rejects.toMatchObject({ code: 'CLOSED' });
  expect(await last).toEqual({ rows: [{ x: 7 }] });
  await closed;
  expect(onDeath).not.toHaveBeenCalled();
});

it('says clearly that a file is not a database', async () => {
  const dataDir = await directory();
  await writeFile(join(dataDir, 'switchboard.db'), 'this is a text file, and not a short one either'.repeat(100));
  await expect(openSqlite(dataDir, () => {})).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('the file is not a database of Switchboard (SQLITE_NOTADB)'),
  });
});
