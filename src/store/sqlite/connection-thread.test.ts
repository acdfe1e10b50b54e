import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { temporaryDirectory } from '../stores.fixtures.ts';
import { startConnectionThread } from './connection-thread.ts';
import { openSqlite } from './open.ts';

async function directory(): Promise<string> {
  const made = await temporaryDirectory();
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

/** A thread that opens, and dies of the first statement, as one does that runs out of memory. */
const mortal = (): Worker =>
  new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.postMessage({ id: 0, result: { rows: [] } });
     parentPort.once('message', () => { throw new Error('out of memory'); });`,
    { eval: true },
  );

it('fails what is waiting and all that follows when the thread dies, and reports it once', async () => {
  const onDeath = vi.fn<(error: Error) => void>();
  const thread = await startConnectionThread({ path: 'unused', role: 'writer' }, onDeath, mortal);
  const ended = { code: 'UNAVAILABLE', message: expect.stringContaining("The database's writer has ended") };
  const waiting = [1, 2, 3].map(() => thread.run('select 1', []));
  for (const statement of waiting) await expect(statement).rejects.toMatchObject(ended);
  await expect(thread.run('select 1', [])).rejects.toMatchObject(ended);
  expect(onDeath.mock.calls).toEqual([
    [expect.objectContaining({ cause: expect.objectContaining({ message: 'out of memory' }) })],
  ]);
});

it('fails to open when the thread cannot even start', async () => {
  const onDeath = vi.fn<(error: Error) => void>();
  const stillborn = () => new Worker("throw new Error('no such module')", { eval: true });
  await expect(startConnectionThread({ path: 'unused', role: 'reader' }, onDeath, stillborn)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    cause: { message: 'no such module' },
  });
  expect(onDeath).not.toHaveBeenCalled();
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
  await expect(openSqlite(dataDir, { onFault: () => {} })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('the file is not a database of Switchboard (SQLITE_NOTADB)'),
  });
});
