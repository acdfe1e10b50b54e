import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryDirectory } from '../config.fixtures.ts';
import { ConfigError } from '../config-error.ts';
import type { LoadedConfig } from '../load-config.ts';
import { type WatchOptions, watchConfig } from './watch.ts';

const port = (number: number | string): string => `server: {port: ${number}}\n`;

/** Watches `config.yaml`, and gives what is noticed one by one: the new port, or the error. */
async function watched(
  cwd: string,
  onLoaded: (loaded: LoadedConfig) => void = () => {},
  changes: Partial<WatchOptions> = {},
) {
  const noticed: unknown[] = [];
  let wake = (): void => {};
  const notice = (value: unknown): void => {
    noticed.push(value);
    wake();
  };
  const options = { file: 'config.yaml', env: {}, cwd, onError: notice, settleMs: 20, ...changes };
  const stop = await watchConfig(options, (loaded) => {
    onLoaded(loaded);
    notice(loaded.config.server.port);
  });
  onTestFinished(stop);
  const next = async (): Promise<unknown> => {
    while (noticed.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return noticed.shift();
  };
  return { next, stop, noticed };
}

test('a file that is written anew is handed over', async () => {
  const cwd = await temporaryDirectory({ 'config.yaml': port(1) });
  const { next } = await watched(cwd);
  await writeFile(join(cwd, 'config.yaml'), port(2));
  expect(await next()).toBe(2);
  await writeFile(join(cwd, 'config.yaml'), port(3));
  expect(await next()).toBe(3);
});

test('a file that is replaced, as editors do, is handed over', async () => {
  const cwd = await temporaryDirectory({ 'config.yaml': port(1) });
  const { next } = await watched(cwd);
  await writeFile(join(cwd, 'new.yaml'), port(2));
  await rename(join(cwd, 'new.yaml'), join(cwd, 'config.yaml'));
  expect(await next()).toBe(2);
});

test('a directory link that is swapped, as Kubernetes does, is noticed', async () => {
  const cwd = await temporaryDirectory();
  for (const number of [1, 2]) {
    await mkdir(join(cwd, `..version-${number}`));
    await writeFile(join(cwd, `..version-${number}`, 'config.yaml'), port(number));
  }
  await symlink('..version-1', join(cwd, '..data'));
  await symlink(join('..data', 'config.yaml'), join(cwd, 'config.yaml'));

  const { next } = await watched(cwd);
  await symlink('..version-2', join(cwd, '..data_tmp'));
  await rename(join(cwd, '..data_tmp'), join(cwd, '..data'));
  expect(await next()).toBe(2);
});

test('a file that is wrong is reported and changes nothing; the next good one counts', async () => {
  const cwd = await temporaryDirectory({ 'config.yaml': port(1) });
  const { next } = await watched(cwd);
  await writeFile(join(cwd, 'config.yaml'), port('many'));
  const error = await next();
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toContain('config.yaml:1:16: server.port: "many" is wrong');
  await writeFile(join(cwd, 'config.yaml'), port(2));
  expect(await next()).toBe(2);
});

test('a file that is emptied is about to be written', async () => {
  const cwd = await temporaryDirectory({ 'config.yaml': port(1), 'slower.yaml': port(1) });
  const { next, noticed } = await watched(cwd);
  const slower = await watched(cwd, () => {}, { file: 'slower.yaml', settleMs: 100 });
  await writeFile(join(cwd, 'config.yaml'), '\n');
  await writeFile(join(cwd, 'slower.yaml'), port(7));
  expect(await slower.next()).toBe(7);
  await writeFile(join(cwd, 'config.yaml'), port(2));
  expect(await next()).toBe(2);
  expect(noticed).toEqual([]);
});

test('files that it includes are watched, wherever they are, and those that are not there yet', async () => {
  const elsewhere = await temporaryDirectory({ 'more.yaml': port(1) });
  const cwd = await temporaryDirectory({ 'config.yaml': `include: [${join(elsewhere, 'more.yaml')}]\n` });
  const { next } = await watched(cwd);
  await writeFile(join(elsewhere, 'more.yaml'), port(2));
  expect(await next()).toBe(2);
  await writeFile(join(cwd, 'config.yaml'), 'include: [later.yaml]\n');
  expect(String(await next())).toContain('config.yaml:1:11: include[0]: names later.yaml, which cannot be read');
  await writeFile(join(cwd, 'later.yaml'), port(3));
  expect(await next()).toBe(3);
});

test('what applying a change throws is reported, and watching goes on', async () => {
  const cwd = await temporaryDirectory({ 'config.yaml': port(1) });
  let failing = true;
  const { next } = await watched(cwd, () => {
    if (failing) throw new Error('cannot apply');
  });
  await writeFile(join(cwd, 'config.yaml'), port(2));
  expect(await next()).toEqual(new Error('cannot apply'));
  failing = false;
  await writeFile(join(cwd, 'config.yaml'), port(3));
  expect(await next()).toBe(3);
});

test('neighbours and a file that is written without a change are no change', async () => {
  const cwd = await temporaryDirectory({ 'config.yaml': port(1) });
  const { next, noticed } = await watched(cwd);
  await writeFile(join(cwd, 'other.yaml'), port(7));
  await writeFile(join(cwd, 'config.yaml'), port(1));
  await writeFile(join(cwd, 'config.yaml'), port(2));
  expect(await next()).toBe(2);
  expect(noticed).toEqual([]);
});

test('after stopping nothing is noticed', async () => {
  const cwd = await temporaryDirectory({ 'config.yaml': port(1) });
  const { stop, noticed } = await watched(cwd);
  await writeFile(join(cwd, 'config.yaml'), port(2));
  await stop();
  const { next } = await watched(cwd);
  await writeFile(join(cwd, 'config.yaml'), port(3));
  expect(await next()).toBe(3);
  expect(noticed).toEqual([]);
});
