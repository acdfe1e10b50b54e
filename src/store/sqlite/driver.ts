import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { ConnectionThread } from './connection-thread.ts';
import { createMutex, type Mutex } from './mutex.ts';

interface Threads {
  writer: ConnectionThread;
  reader: ConnectionThread;
}

/** Kysely's driver over two threads: what only reads goes to the reader, everything else to the single writer. */
export class SqliteThreadsDriver implements Driver {
  readonly #threads: Threads;
  readonly #writing = createMutex();

  constructor(threads: Threads) {
    this.#threads = threads;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(this.#threads, this.#writing);
  }

  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: SqliteConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: SqliteConnection): Promise<void> {
    return connection.rollback();
  }

  /** A transaction left open (its commit failed, or nobody ended it) must not keep the writer. */
  releaseConnection(connection: SqliteConnection): Promise<void> {
    return connection.rollback();
  }

  async destroy(): Promise<void> {
    await this.#threads.reader.close();
    await this.#threads.writer.close();
  }
}

/** What one query or one transaction works with. Outside a transaction it is nothing but a choice of the thread. */
class SqliteConnection implements DatabaseConnection {
  readonly #threads: Threads;
  readonly #writing: Mutex;
  #endTransaction: (() => void) | undefined;

  constructor(threads: Threads, writing: Mutex) {
    this.#threads = threads;
    this.#writing = writing;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#run(query);
    return {
      rows: rows as Row[],
      ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
    };
  }

  /** Everything in one piece: the lists page by cursor, nobody streams from the embedded database. */
  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery(query);
  }

  async begin(): Promise<void> {
    const release = await this.#writing.acquire();
    try {
      await this.#threads.writer.run('BEGIN IMMEDIATE', []);
      this.#endTransaction = release;
    } catch (error) {
      release();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#threads.writer.run('COMMIT', []);
    this.#leaveTransaction();
  }

  /** Does nothing outside a transaction. */
  async rollback(): Promise<void> {
    if (!this.#endTransaction) return;
    try {
      await this.#threads.writer.run('ROLLBACK', []);
    } catch (error) {
      // After some failures (disk full, thread gone) SQLite has rolled back by itself; the first error is the one to tell.
      if (!isAlreadyRolledBack(error)) throw error;
    } finally {
      this.#leaveTransaction();
    }
  }

  #leaveTransaction(): void {
    this.#endTransaction?.();
    this.#endTransaction = undefined;
  }

  async #run(query: CompiledQuery) {
    const { writer, reader } = this.#threads;
    if (this.#endTransaction) return writer.run(query.sql, query.parameters);
    if (onlyReads(query)) return reader.run(query.sql, query.parameters);
    const release = await this.#writing.acquire();
    try {
      return await writer.run(query.sql, query.parameters);
    } finally {
      release();
    }
  }
}

const onlyReads = ({ query, sql }: CompiledQuery): boolean =>
  query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*select\b/i.test(sql));

const isAlreadyRolledBack = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message.includes('no transaction is active') || (error as { code?: string }).code === 'THREAD_ENDED');
