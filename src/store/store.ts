import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { answerWithin } from './answer-within.ts';
import { lockDataDirectory } from './data-directory.ts';
import { DatabaseError } from './database-error.ts';
import type { Lease } from './postgres-lease.ts';
import type { Schema } from './schema.ts';
import { createSettings, type Settings } from './settings-repository.ts';
import { openSqlite } from './sqlite/open.ts';

export interface StoreOptions {
  /** Created if it does not exist; this process alone uses it, whichever database is behind. */
  dataDir: string;
  /** `postgres://…`; null means the embedded database in the data directory. */
  databaseUrl: string | null;
  /**
   * Whether this process alone may serve from the database: a second one that asks for it is refused. Commands that only
   * look something up or change it do without. The embedded database has one process anyway.
   */
  exclusive?: boolean;
  log: Logger;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** The database, migrated to the newest schema, and the data directory, held for this process. */
export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Schema>;
  readonly settings: Settings;
  /** Asks the database for an answer. @throws when there is none, or another process may serve from it */
  ping(): Promise<void>;
  /** Finishes what is under way and gives the data directory free. */
  close(): Promise<void>;
}

const POOL_CONNECTIONS = 10;
const STATEMENT_TIMEOUT_MS = 30_000;
/** Whoever probes the gateway waits no longer: a database that hangs is one that is away. */
const PING_WITHIN_MS = 2_000;

/**
 * Takes the data directory, opens the database and migrates it.
 *
 * @throws SwitchboardError UNAVAILABLE when another process uses the data directory or serves from the database, files
 *   cannot be used, or PostgreSQL cannot be reached
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const claim = await claimFor(options);
  try {
    const db = await openDatabase(options);
    return {
      kind: kindOf(options),
      db,
      settings: createSettings(db, options.clock),
      async ping() {
        claim.assertHeld();
        await answerWithin(PING_WITHIN_MS, db.selectNoFrom((expression) => expression.lit(1).as('one')).execute());
      },
      async close() {
        await db.destroy();
        await claim.release();
      },
    };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/** What keeps other processes away from what this one uses. */
interface Claim {
  /** @throws DatabaseError when another process may serve from the database now */
  assertHeld(): void;
  release(): Promise<void>;
}

/** Taken before the schema is touched: a process that is refused must not have changed it. */
async function claimFor({ dataDir, databaseUrl, exclusive = false, log }: StoreOptions): Promise<Claim> {
  const directory = await lockDataDirectory(dataDir);
  try {
    const lease = exclusive && databaseUrl !== null ? await leaseOf(databaseUrl, log) : undefined;
    return {
      assertHeld() {
        if (lease && !lease.isHeld) throw new DatabaseError('LEASE_LOST', 'This process may not serve now.');
      },
      async release() {
        await lease?.release();
        directory.release();
      },
    };
  } catch (error) {
    directory.release();
    throw error;
  }
}

// Drivers are loaded by those who use them: a start on the embedded database does without PostgreSQL's.
async function leaseOf(databaseUrl: string, log: Logger): Promise<Lease> {
  const { takeLease } = await import('./postgres-lease.ts');
  return takeLease({ databaseUrl, log });
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
  return openSqlite(dataDir, {
    onFault: (err) => log.error({ err }, 'A thread of the embedded database has ended; a new one is being started.'),
  });
}

async function openPool(
  databaseUrl: string,
  maxConnections: number,
  statementTimeoutMs: number,
  log: Logger,
): Promise<Kysely<Schema>> {
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
