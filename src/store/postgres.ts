import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import { SwitchboardError } from '../protocol/index.ts';
import type { Schema } from './schema.ts';

export interface PostgresOptions {
  databaseUrl: string;
  maxConnections: number;
  /** Longest time a statement may take, milliseconds; 0 means no limit (migrations). */
  statementTimeoutMs: number;
  /** Told about connections that break while nobody uses them; the pool replaces them by itself. */
  onIdleError: (error: Error) => void;
}

/** How long to wait for a connection, milliseconds, so that a database that is away is noticed. */
export const CONNECT_TIMEOUT_MS = 5_000;
/** The server cancels first; this is for a server that no longer answers at all. */
const ANSWER_GRACE_MS = 2_000;

/**
 * Opens a pool of connections, and makes the first one.
 *
 * @throws SwitchboardError UNAVAILABLE when the server cannot be reached or refuses
 */
export async function openPostgres(options: PostgresOptions): Promise<Kysely<Schema>> {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: createPool(options) }) });
  try {
    await sql`select 1`.execute(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw describeConnectionError(error, options.databaseUrl);
  }
}

function createPool(options: PostgresOptions): Pool {
  const pool = new Pool({
    connectionString: options.databaseUrl,
    max: options.maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'switchboard',
    keepAlive: true,
    types: { getTypeParser },
    ...(options.statementTimeoutMs > 0 && {
      statement_timeout: options.statementTimeoutMs,
      query_timeout: options.statementTimeoutMs + ANSWER_GRACE_MS,
    }),
  });
  pool.on('error', options.onIdleError);
  // Whoever uses a connection that breaks learns it from its query; without a listener, it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Names the server, never the user or the password. A host with several addresses fails with an error for each. */
export function describeConnectionError(cause: unknown, databaseUrl: string): SwitchboardError {
  const { host, pathname } = URL.canParse(databaseUrl) ? new URL(databaseUrl) : { host: 'its address', pathname: '' };
  const errors: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  const reasons = errors.map((error) => (error instanceof Error ? error.message : String(error)));
  return new SwitchboardError(
    'UNAVAILABLE',
    `Cannot reach PostgreSQL at ${host}${pathname}: ${reasons.join('; ')}. Check DATABASE_URL, and that the server runs.`,
    { cause },
  );
}

type TypeId = (typeof types.builtins)[keyof typeof types.builtins];

/** Numbers as numbers, as SQLite gives them: `bigint`, and `numeric`, which `sum(bigint)` results in. */
const getTypeParser: typeof types.getTypeParser = (type: TypeId, format?: 'text' | 'binary') => {
  const isExact = type === types.builtins.INT8 || type === types.builtins.NUMERIC;
  return isExact && format !== 'binary' ? parseExactNumber : types.getTypeParser(type, format);
};

/** @throws RangeError rather than rounding an integer that a number cannot hold exactly */
export function parseExactNumber(text: string): number {
  const value = Number(text);
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value))
    throw new RangeError(`The database holds ${text}, which is beyond what can be counted exactly.`);
  return value;
}
