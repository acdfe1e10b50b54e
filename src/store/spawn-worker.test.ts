import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { spawnWorker } from './spawn-worker.ts';

async function directoryWith(files: Record<string, string>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'switchboard-worker-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  for (const [name, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files }))
    await writeFile(join(directory, name), text);
  return directory;
}

async function firstMessage(moduleUrl: string): Promise<unknown> {
  const worker = spawnWorker(moduleUrl, 'entry', { workerData: 20 });
  const [message] = await once(worker, 'message');
  await worker.terminate();
  return message;
}

const body = 'import { parentPort, workerData } from "node:worker_threads"; parentPort';

it('runs the TypeScript beside a caller that runs from source, imports included', async () => {
  const directory = await directoryWith({
    'entry.ts': `import { add } from './add.ts'; ${body}?.postMessage(add(workerData as number));`,
    'add.ts': 'export const add = (value: number): number => value + 1;',
  });
  expect(await firstMessage(pathToFileURL(join(directory, 'caller.ts')).href)).toBe(21);
});

it('runs the JavaScript beside a caller that was built', async () => {
  const directory = await directoryWith({ 'entry.js': `${body}.postMessage(workerData + 2);` });
  expect(await firstMessage(pathToFileURL(join(directory, 'caller.js')).href)).toBe(22);
});

it('works the same when the whole program was started with tsx', async () => {
  const directory = await directoryWith({ 'entry.ts': `${body}?.postMessage(workerData as number);` });
  const script = `
    const { spawnWorker } = await import(${JSON.stringify(new URL('./spawn-worker.ts', import.meta.url).href)});
    const worker = spawnWorker(${JSON.stringify(pathToFileURL(join(directory, 'caller.ts')).href)}, 'entry', { workerData: 23 });
    worker.once('message', (message) => { console.log(message); void worker.terminate(); });`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '--eval',
    script,
  ]);
  expect(stdout).toBe('23\n');
});
