import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { createOwnerOnly, describeFileError } from '../data-directory.ts';
import type { Schema } from '../schema.ts';
import type { Threads } from './driver.ts';
import { type LastingThreadOptions, startLastingThread } from './lasting-thread.ts';

/**
 * Opens the embedded database of a data directory, creating it if need be.
 *
 * @throws SwitchboardError UNAVAILABLE when the file cannot be used
 */
export async function openSqlite(dataDir: string, options: LastingThreadOptions): Promise<Kysely<Schema>> {
  const path = join(dataDir, 'switchboard.db');
  try {
    await createOwnerOnly(path);
    // The query builder is loaded while the threads start: each takes some tenths of a second.
    const [threads, { databaseOf }] = await Promise.all([startBoth(path, options), import('./dialect.ts')]);
    return databaseOf(threads);
  } catch (error) {
    throw describeFileError(error, path);
  }
}

/** At once, for the threads take longer to start than the database to open. One alone is not left behind. */
async function startBoth(path: string, options: LastingThreadOptions): Promise<Threads> {
  const starting = [
    startLastingThread({ path, role: 'writer' }, options),
    startLastingThread({ path, role: 'reader' }, options),
  ] as const;
  try {
    const [writer, reader] = await Promise.all(starting);
    return { writer, reader };
  } catch (error) {
    for (const started of await Promise.allSettled(starting))
      if (started.status === 'fulfilled') await started.value.close();
    throw error;
  }
}
