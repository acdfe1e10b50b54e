import { join } from 'node:path';
import { type Dialect, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { createOwnerOnly, describeFileError } from '../data-directory.ts';
import type { Schema } from '../schema.ts';
import { type ConnectionThread, startConnectionThread } from './connection-thread.ts';
import { SqliteThreadsDriver } from './driver.ts';

/**
 * Opens the embedded database of a data directory, creating it if need be.
 *
 * @param onDeath called when one of the threads ends unasked; from then on its queries fail
 * @throws SwitchboardError UNAVAILABLE when the file cannot be used
 */
export async function openSqlite(dataDir: string, onDeath: (error: Error) => void): Promise<Kysely<Schema>> {
  const path = join(dataDir, 'switchboard.db');
  let writer: ConnectionThread | undefined;
  try {
    await createOwnerOnly(path);
    // One after the other: the first one creates the file and switches it to WAL.
    writer = await startConnectionThread({ path, role: 'writer' }, onDeath);
    const reader = await startConnectionThread({ path, role: 'reader' }, onDeath);
    return new Kysely<Schema>({ dialect: sqliteThreadsDialect({ writer, reader }) });
  } catch (error) {
    await writer?.close();
    throw describeFileError(error, path);
  }
}

const sqliteThreadsDialect = (threads: { writer: ConnectionThread; reader: ConnectionThread }): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new SqliteThreadsDriver(threads),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});
