import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../store/index.ts';
import { silentLog, temporaryDirectory } from '../ledger.fixtures.ts';
import { createLedger } from '../ledger.ts';

const LOAD = fileURLToPath(new URL('./crash-load.fixtures.ts', import.meta.url));
const KILL_AFTER = [1, 700, 2000];

it('kill -9 in the middle of the load loses no acknowledged record, and none comes twice', {
  timeout: 60_000,
}, async () => {
  const dataDir = await temporaryDirectory();
  const acknowledged: string[] = [];
  for (const [trial, count] of KILL_AFTER.entries()) acknowledged.push(...(await killAfter(count, dataDir, trial)));

  const store = await openStore({ dataDir, databaseUrl: null, log: silentLog, clock: Date.now });
  onTestFinished(() => store.close());
  const options = { maxContentBytes: 1000, retentionMs: null, contentRetentionMs: null };
  const ledger = createLedger({ dataDir, db: store.db, kind: store.kind, log: silentLog, clock: Date.now, options });
  await ledger.start();
  await ledger.flush();
  await ledger.close();

  const rows = await store.db.selectFrom('calls').select('id').execute();
  const ids = new Set(rows.map(({ id }) => id));
  expect(ids.size).toBe(rows.length);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  const contents = await store.db.selectFrom('call_contents').select(['call_id', 'request']).execute();
  expect(contents).toHaveLength(rows.length);
  expect(contents.every(({ call_id: id, request }) => request === `{"id":"${id}"}`)).toBe(true);
});

/** Lets a process record until that many records were acknowledged, kills it, and returns all that were. */
async function killAfter(count: number, dataDir: string, trial: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', LOAD, dataDir, `trial${trial}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acknowledged = await linesUntil(child, count);
  expect(acknowledged.length).toBeGreaterThanOrEqual(count - 1);
  return acknowledged;
}

async function linesUntil(child: ChildProcess & { stdout: NodeJS.ReadableStream }, count: number): Promise<string[]> {
  const lines: string[] = [];
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout }))
    if (lines.push(line) === count) child.kill('SIGKILL');
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
  // The kill may have torn the last line that was on its way.
  return lines.slice(0, -1);
}
