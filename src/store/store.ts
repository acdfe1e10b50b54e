import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { lockDataDirectory } from './data-directory.ts';
import type { Schema } from './schema.ts';
import { createSettings, type Settings } from './settings-repository.ts';
import { openSqlite } from './sqlite/open.ts';

export interface StoreOptions {
  /** Created if it does not exist; this process alone uses it, whichever database is behind. */
  dataDir: string;
  /** `postgres://…`; null means the embedded database in the data directory. */
  databaseUrl: string | null;
  log: Logger;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** The database, migrated to the newest schema, and the data directory, held for this process. */
export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Schema>;
  readonly settings: Settings;
  /** Asks the database for an answer. @throws when there is none */
  ping(): Promise<void>;
  /** Finishes what is under way and gives the data directory free. */
  close(): Promise<void>;
}

const POOL_CONNECTIONS = 10;
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Takes the data directory, opens the database and migrates it.
 *
 * @throws SwitchboardError UNAVAILABLE when another process uses the data directory its files cannot be used, or
 *   PostgreSQL cannot be reached
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const lock = await lockDataDirectory(options.dataDir);
  try {
    const db = await openDatabase(options);
    return {
      kind: kindOf(options),
      db,
      settings: createSettings(db, options.clock),
      async ping() {
        await db.selectNoFrom((expression) => expression.lit(1).as('one')).execute();
      },
      async close() {
        await db.destroy();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Migrates and closes again: `switchboard migrate`, run before a new version is rolled out.
 *
 * @returns the names of the migrations that were run
 * @throws as `openStore` does
 */
export async function migrate(options: Omit<StoreOptions, 'clock'>): Promise<string[]> {
  const lock = await lockDataDirectory(options.dataDir);
  try {
    const db = await openUnmigrated(options);
    try {
      return await migrateSchema(db);
    } finally {
      await db.destroy();
    }
  } finally {
    lock.release();
  }
}

const kindOf = (options: StoreOptions): Store['kind'] => (options.databaseUrl === null ? 'sqlite' : 'postgres');

async function openDatabase(options: StoreOptions): Promise<Kysely<Schema>> {
  const unmigrated = await openUnmigrated(options);
  try {
    logMigrations(options.log, await migrateSchema(unmigrated));
  } catch (error) {
    await unmigrated.destroy();
    throw error;
  }
  if (options.databaseUrl === null) return unmigrated;
  await unmigrated.destroy();
  return openPool(options.databaseUrl, POOL_CONNECTIONS, STATEMENT_TIMEOUT_MS, options.log);
}

/** Loads the query builder, which must not keep the threads of the embedded database from starting. */
async function migrateSchema(db: Kysely<Schema>): Promise<string[]> {
  const migrations = await import('./migrate.ts');
  return migrations.migrateSchema(db);
}

/** For PostgreSQL, connections of their own: a migration may take longer than any statement afterwards. */
async function openUnmigrated({ dataDir, databaseUrl, log }: Omit<StoreOptions, 'clock'>): Promise<Kysely<Schema>> {
  if (databaseUrl !== null) return openPool(databaseUrl, 2, 0, log);
  return openSqlite(dataDir, (err) =>
    log.fatal({ err }, 'The embedded database has stopped working; restart the process.'),
  );
}

async function openPool(
  databaseUrl: string,
  maxConnections: number,
  statementTimeoutMs: number,
  log: Logger,
): Promise<Kysely<Schema>> {
  // Loaded by those who use it: a start on the embedded database does without the driver.
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres({
    databaseUrl,
    maxConnections,
    statementTimeoutMs,
    onIdleError: (err) => log.warn({ err }, 'A connection to PostgreSQL broke; the next query makes a new one.'),
  });
}

const logMigrations = (log: Logger, names: string[]): void => {
  if (names.length > 0) log.info({ migrations: names }, 'The database schema is up to date.');
};
