import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';
import { LRUCache } from 'lru-cache';
import { passGate } from './exit-gate.ts';
import {
  OPENED,
  type SqliteConnectionOptions,
  type SqliteReply,
  type SqliteRequest,
  type SqliteResult,
  type SqliteThreadData,
} from './messages.ts';

/**
 * The entry of a database thread: one connection, whose statements run one after another, off the main thread.
 */

type Statement = ReturnType<Database.Database['prepare']>;

/** A prepared statement is three times as fast as one that is compiled anew; the gateway has fewer texts than this. */
const PREPARED_STATEMENTS = 256;

/**
 * FULL makes every commit survive a power cut: the ledger deletes its journal once the database has the records, and
 * keys, agents and settings have no other copy. Checkpoints come every 16 MiB: a page that many commits changed is then
 * written into the database once. The reader leaves the file as it is: it may open before the writer has.
 */
const PRAGMAS = {
  writer: [
    'busy_timeout = 5000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'wal_autocheckpoint = 4000',
    'journal_size_limit = 67108864',
  ],
  reader: ['busy_timeout = 5000', 'query_only = ON'],
  both: ['foreign_keys = ON', 'temp_store = MEMORY', 'cache_size = -16000'],
};

const port = parentPort;
if (!port) throw new Error('database-thread.ts is the entry of a worker thread.');
const send = (reply: SqliteReply): void => port.postMessage(reply);

const { gate, ...options } = workerData as SqliteThreadData;
const database = passGate(gate, () => openDatabase(options));
if (database) serve(database);

function openDatabase({ path, role }: SqliteConnectionOptions): Database.Database | undefined {
  try {
    const opened = new Database(path);
    for (const pragma of [...PRAGMAS[role], ...PRAGMAS.both]) opened.pragma(pragma);
    send({ id: OPENED, result: { rows: [] } });
    return opened;
  } catch (error) {
    send({ id: OPENED, failure: failureOf(error) });
    return undefined;
  }
}

function serve(database: Database.Database): void {
  const prepared = new LRUCache<string, Statement>({ max: PREPARED_STATEMENTS });

  const prepare = (sql: string): Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };

  const run = (sql: string, parameters: readonly unknown[]): SqliteResult => {
    const statement = prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], changes: statement.run(parameters).changes };
  };

  port?.on('message', (request: SqliteRequest) => {
    if ('close' in request) {
      passGate(gate, () => database.close());
      port.close();
      return;
    }
    try {
      send({ id: request.id, result: passGate(gate, () => run(request.sql, request.parameters)) });
    } catch (error) {
      send({ id: request.id, failure: failureOf(error) });
    }
  });
}

function failureOf(error: unknown): { code: string; message: string } {
  const { code } = error as { code?: unknown };
  return {
    code: typeof code === 'string' ? code : 'SQLITE_ERROR',
    message: error instanceof Error ? error.message : String(error),
  };
}
