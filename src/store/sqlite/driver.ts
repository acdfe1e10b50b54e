import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { SwitchboardError } from '../../protocol/index.ts';
import type { ConnectionThread } from './connection-thread.ts';
import type { LastingThread } from './lasting-thread.ts';
import { createMutex, type Mutex } from './mutex.ts';

/** The two connections of an open database. */
export interface Threads {
  writer: LastingThread;
  reader: LastingThread;
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

interface Transaction {
  thread: ConnectionThread;
  /** Lets the next writer in. */
  release: () => void;
}

/** What one query or one transaction works with. Outside a transaction it is nothing but a choice of the thread. */
class SqliteConnection implements DatabaseConnection {
  readonly #threads: Threads;
  readonly #writing: Mutex;
  #transaction: Transaction | undefined;

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
      const thread = this.#threads.writer.current();
      await thread.run('BEGIN IMMEDIATE', []);
      this.#transaction = { thread, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#transaction?.thread.run('COMMIT', []);
    this.#leaveTransaction();
  }

  /** Does nothing outside a transaction. */
  async rollback(): Promise<void> {
    if (!this.#transaction) return;
    try {
      await this.#transaction.thread.run('ROLLBACK', []);
    } catch (error) {
      // After some failures (disk full, thread gone) SQLite has rolled back by itself; the first error is the one to tell.
      if (!isAlreadyRolledBack(error)) throw error;
    } finally {
      this.#leaveTransaction();
    }
  }

  #leaveTransaction(): void {
    this.#transaction?.release();
    this.#transaction = undefined;
  }

  async #run(query: CompiledQuery) {
    const { writer, reader } = this.#threads;
    if (this.#transaction) return this.#transaction.thread.run(query.sql, query.parameters);
    if (onlyReads(query)) return reader.current().run(query.sql, query.parameters);
    const release = await this.#writing.acquire();
    try {
      return await writer.current().run(query.sql, query.parameters);
    } finally {
      release();
    }
  }
}

const onlyReads = ({ query, sql }: CompiledQuery): boolean =>
  query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*select\b/i.test(sql));

const isAlreadyRolledBack = (error: unknown): boolean =>
  error instanceof SwitchboardError || (error instanceof Error && error.message.includes('no transaction is active'));
