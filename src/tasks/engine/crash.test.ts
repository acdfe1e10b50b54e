import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLedger, systemSchedule } from '../../ledger/index.ts';
import { silentLog, temporaryDirectory } from '../../ledger/ledger.fixtures.ts';
import { openStore, uuidv7 } from '../../store/index.ts';
import { ScriptedPlatform, stateOf, textOf } from './engine.fixtures.ts';
import { createTaskEngine } from './engine.ts';

const LOAD = fileURLToPath(new URL('./crash-run.fixtures.ts', import.meta.url));

it('kill -9 in mid-run leaves every task that was told of as failed, with the reason and all that was told of it', {
  timeout: 60_000,
}, async () => {
  const dataDir = await temporaryDirectory();
  const told = await killAfter(500, dataDir);
  expect(told.size).toBe(10);

  const store = await openStore({ dataDir, databaseUrl: null, log: silentLog, clock: Date.now });
  const options = { maxContentBytes: 1000, retentionMs: null, contentRetentionMs: null };
  const handlers = { turn: (entries: string[]) => engine.handler(entries) };
  const ledger = createLedger({
    dataDir,
    db: store.db,
    kind: store.kind,
    log: silentLog,
    clock: Date.now,
    options,
    handlers,
  });
  const { runner } = new ScriptedPlatform();
  const engine = createTaskEngine({
    db: store.db,
    journal: ledger,
    secret: () => 'a secret of this installation',
    retentionMs: null,
    runnerOf: () => runner,
    onUpdates: () => undefined,
    onUpdatesStored: async () => undefined,
    onResumed: () => undefined,
    clock: Date.now,
    newId: () => uuidv7(),
    log: silentLog,
    schedule: systemSchedule,
  });
  await ledger.start();
  engine.start();
  onTestFinished(async () => {
    await engine.stop();
    await ledger.close();
    await store.close();
  });

  const { signal } = new AbortController();
  const request = {
    version: '1.0',
    agentId: 'agent',
    deploymentId: null,
    owners: ['key:anna'],
    runner,
    signal,
  } as const;
  const get = async (id: string) => {
    const reply = await engine.run({ ...request, operation: 'get', params: { id } });
    return reply.kind === 'answer' ? reply.value : {};
  };
  for (const [id, words] of told) {
    await vi.waitFor(async () => expect(stateOf(await get(id))).toBe('TASK_STATE_FAILED'), { timeout: 10_000 });
    const task = await get(id);
    expect(JSON.stringify(task['status'])).toContain('The gateway was restarted');
    expect(textOf(task).split(' ').length - 1).toBeGreaterThanOrEqual(words);
  }
});

/** @returns for each task that a caller was told of, how many words of its answer */
async function killAfter(count: number, dataDir: string): Promise<Map<string, number>> {
  const child = spawn(process.execPath, ['--import', 'tsx', LOAD, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout }))
    if (lines.push(line) === count) child.kill('SIGKILL');
  await ended;
  // The kill may have torn the last line that was on its way.
  return new Map(lines.slice(0, -1).map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
}
