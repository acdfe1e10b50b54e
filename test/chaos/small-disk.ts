import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { scratchDirectory } from '../process/switchboard.ts';

const run = promisify(execFile);

/** A disk of its own, which can be full or read-only. It is mounted where only processes that are run within see it. */
export interface SmallDisk {
  /** Where it is, within. */
  readonly directory: string;
  /** Before a command: runs it where the disk is. */
  readonly within: readonly string[];
  /** Takes all the room that is left. */
  fill(): Promise<void>;
  /** Gives it back. */
  free(): Promise<void>;
  /** Needs that no file is open to be written. */
  setReadOnly(isReadOnly: boolean): Promise<void>;
  /** A file's bytes. */
  read(name: string): Promise<Buffer>;
}

/** As root a namespace of mounts is enough; others need one of users around it. */
const isRoot = process.getuid?.() === 0;
const UNSHARE = ['--mount', ...(isRoot ? [] : ['--user', '--map-root-user'])];

/** Why there can be no small disk here; undefined when there can. */
export const noSmallDisk = (): string | undefined =>
  spawnSync('unshare', [...UNSHARE, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
    ? undefined
    : 'mounting in a namespace of its own is not allowed here';

/** Makes one; it is gone with the test, and with this process, however that ends. */
export async function startSmallDisk(megabytes: number): Promise<SmallDisk> {
  const directory = await scratchDirectory();
  const script = 'mount -t tmpfs -o size="$0"m,mode=0700 none "$1" && echo mounted && exec cat';
  const keeper = spawn('unshare', [...UNSHARE, 'sh', '-c', script, String(megabytes), directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    keeper.stdin.end();
    if (keeper.exitCode === null) await once(keeper, 'exit');
  });
  await once(keeper.stdout, 'data');

  const namespaces = [
    '--target',
    String(keeper.pid),
    '--mount',
    ...(isRoot ? [] : ['--user', '--preserve-credentials']),
  ];
  const shell = (script: string) => run('nsenter', [...namespaces, 'sh', '-c', script, directory]);
  return {
    directory,
    // Entering leads to the root directory; the first word after is where to go.
    within: ['nsenter', ...namespaces, 'sh', '-c', 'cd "$0" && exec "$@"', directory],
    fill: async () => void (await shell('cat /dev/zero > "$0"/filler 2>/dev/null || true')),
    free: async () => void (await shell('rm "$0"/filler')),
    setReadOnly: async (isReadOnly) => void (await shell(`mount -o remount,${isReadOnly ? 'ro' : 'rw'} "$0"`)),
    read: (name) => readFile(join('/proc', String(keeper.pid), 'root', directory, name)),
  };
}
