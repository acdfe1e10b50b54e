import { type Dialect, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Schema } from '../schema.ts';
import { SqliteThreadsDriver, type Threads } from './driver.ts';

/** The query builder over the two threads. */
export const databaseOf = (threads: Threads): Kysely<Schema> => new Kysely({ dialect: sqliteThreadsDialect(threads) });

const sqliteThreadsDialect = (threads: Threads): Dialect => ({
  createAdapter: () => new TransactionalAdapter(),
  createDriver: () => new SqliteThreadsDriver(threads),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** SQLite takes changes of the schema in a transaction: a migration that fails leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
