import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { createOwnerOnly, describeFileError } from '../data-directory.ts';
import type { Schema } from '../schema.ts';
import { type ConnectionThread, startConnectionThread } from './connection-thread.ts';

/**
 * Opens the embedded database of a data directory, creating it if need be.
 *
 * @param onDeath called when one of the threads ends unasked; from then on its queries fail
 * @throws SwitchboardError UNAVAILABLE when the file cannot be used
 */
export async function openSqlite(dataDir: string, onDeath: (error: Error) => void): Promise<Kysely<Schema>> {
  const path = join(dataDir, 'switchboard.db');
  try {
    await createOwnerOnly(path);
    // The query builder is loaded while the threads start: each takes some tenths of a second.
    const [[writer, reader], { databaseOf }] = await Promise.all([startBoth(path, onDeath), import('./dialect.ts')]);
    return databaseOf({ writer, reader });
  } catch (error) {
    throw describeFileError(error, path);
  }
}

/** At once, for the threads take longer to start than the database to open. One alone is not left behind. */
async function startBoth(path: string, onDeath: (error: Error) => void): Promise<[ConnectionThread, ConnectionThread]> {
  const writer = startConnectionThread({ path, role: 'writer' }, onDeath);
  const reader = startConnectionThread({ path, role: 'reader' }, onDeath);
  try {
    return await Promise.all([writer, reader]);
  } catch (error) {
    for (const started of await Promise.allSettled([writer, reader]))
      if (started.status === 'fulfilled') await started.value.close();
    throw error;
  }
}
