import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { describeFileError, lockDataDirectory } from './data-directory.ts';
import { temporaryDirectory } from './stores.fixtures.ts';

const MODULE = new URL('./data-directory.ts', import.meta.url).href;

/** Another process that takes the lock, says so, and stays until it is killed. */
async function holdInAnotherProcess(dataDir: string) {
  const script = `
    const { lockDataDirectory } = await import(${JSON.stringify(MODULE)});
    globalThis.lock = await lockDataDirectory(${JSON.stringify(dataDir)});
    console.log('held');
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('held\n');
  return {
    pid: child.pid,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

describe('the data directory', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await temporaryDirectory();
    onTestFinished(() => rm(dataDir, { recursive: true }));
  });

  it('is refused to a second process, naming the first, and free at once after kill -9', async () => {
    const holder = await holdInAnotherProcess(dataDir);
    await expect(lockDataDirectory(dataDir)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(
        new RegExp(`^The data directory ${dataDir} is in use by process ${holder.pid}\\. .*DATABASE_URL`),
      ),
    });
    await holder.kill();
    (await lockDataDirectory(dataDir)).release();
  });

  it('is refused within one process as well, until it is released', async () => {
    const lock = await lockDataDirectory(dataDir);
    await expect(lockDataDirectory(dataDir)).rejects.toThrow(`in use by process ${process.pid}`);
    await expect(lockDataDirectory(dataDir)).rejects.toThrow('in use');
    lock.release();
    (await lockDataDirectory(dataDir)).release();
  });

  it('is not held by a process id that a crash left behind and another process now has', async () => {
    await writeFile(join(dataDir, 'switchboard.pid'), `${process.ppid}\n`);
    (await lockDataDirectory(dataDir)).release();
  });

  it('may not be a file', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    await expect(lockDataDirectory(file)).rejects.toThrow(
      `Cannot use ${file}: a file with that name is in the way (EEXIST). Choose another data directory`,
    );
    await expect(lockDataDirectory(join(file, 'below'))).rejects.toThrow('a part of the path is a file');
  });
});

describe('describeFileError', () => {
  it.each([
    ['EROFS', 'the file system is read-only'],
    ['ENOSPC', 'the disk is full'],
    ['SQLITE_FULL', 'the disk is full'],
    ['SQLITE_READONLY', 'the file system is read-only'],
    ['EACCES', 'this user may not write there'],
  ])('tells an operator what %s means', (code, meaning) => {
    const cause = Object.assign(new Error('raw'), { code });
    expect(describeFileError(cause, '/data')).toMatchObject({
      code: 'UNAVAILABLE',
      message: `Cannot use /data: ${meaning} (${code}). Choose another data directory with SWITCHBOARD_DATA_DIR, or repair this one.`,
    });
  });

  it('leaves other errors as they are', () => {
    const other = new Error('something else');
    expect(describeFileError(other, '/data')).toBe(other);
  });
});
