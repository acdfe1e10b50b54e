import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { SwitchboardError } from '../protocol/index.ts';

export const OWNER_ONLY_DIRECTORY = 0o700;
export const OWNER_ONLY_FILE = 0o600;

/** Held while a process uses the data directory. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Creates the data directory if need be, and takes it for this process alone. The lock is an exclusive transaction on a
 * small SQLite file: the operating system drops it when the process ends, however it ends, so that a lock is never stale
 * and never mistaken because a process id was used again.
 *
 * @throws SwitchboardError UNAVAILABLE when another process holds it (naming its process id), or the directory cannot be used
 */
export async function lockDataDirectory(dataDir: string): Promise<DirectoryLock> {
  try {
    await mkdir(dataDir, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
    await createOwnerOnly(join(dataDir, 'switchboard.lock'));
    const lock = takeLock(join(dataDir, 'switchboard.lock'));
    if (!lock) throw await inUse(dataDir);
    await rememberHolder(dataDir, lock);
    return lock;
  } catch (error) {
    throw describeFileError(error, dataDir);
  }
}

/** Creates an empty file that only its owner may read, unless it exists. SQLite gives its side files the same mode. */
export async function createOwnerOnly(path: string): Promise<void> {
  const file = await open(path, 'a', OWNER_ONLY_FILE);
  await file.close();
}

/** @returns undefined when another connection, of this process or another, holds the lock */
function takeLock(path: string): DirectoryLock | undefined {
  const database = new Database(path);
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
}

/** The process id stands in a file of its own, for people: closing the lock file a second time would drop the lock (fcntl). */
async function rememberHolder(dataDir: string, lock: DirectoryLock): Promise<void> {
  try {
    await writeFile(holderPath(dataDir), `${process.pid}\n`, { mode: OWNER_ONLY_FILE });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function inUse(dataDir: string): Promise<SwitchboardError> {
  const holder = (await readFile(holderPath(dataDir), 'utf8').catch(() => '')).trim() || 'unknown';
  return new SwitchboardError(
    'UNAVAILABLE',
    `The data directory ${dataDir} is in use by process ${holder}. ` +
      'Stop that process, or give this one its own directory (SWITCHBOARD_DATA_DIR), ' +
      'and with PostgreSQL its own database (DATABASE_URL).',
    { metadata: { pid: holder } },
  );
}

const holderPath = (dataDir: string): string => join(dataDir, 'switchboard.pid');

/** What the operating system's and SQLite's codes mean to an operator. */
const FILE_PROBLEMS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a directory',
  EEXIST: 'a file with that name is in the way',
  EISDIR: 'a directory with that name is in the way',
  SQLITE_READONLY: 'the file system is read-only',
  SQLITE_FULL: 'the disk is full',
  SQLITE_CANTOPEN: 'this user may not write there',
  SQLITE_NOTADB: 'the file is not a database of Switchboard',
  SQLITE_CORRUPT: 'the database file is damaged; restore a backup',
};

/** Turns what the system says about a file into what an operator can act upon; anything else is returned as it is. */
export function describeFileError(error: unknown, path: string): unknown {
  const { code = '' } = error as { code?: string };
  const problem = FILE_PROBLEMS[code];
  if (!problem) return error;
  return new SwitchboardError(
    'UNAVAILABLE',
    `Cannot use ${path}: ${problem} (${code}). Choose another data directory with SWITCHBOARD_DATA_DIR, or repair this one.`,
    { cause: error },
  );
}
