import { hostname } from 'node:os';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { SwitchboardError } from '../protocol/index.ts';
import { CONNECT_TIMEOUT_MS, describeConnectionError } from './postgres.ts';

/**
 * The right of one process to serve from a PostgreSQL database. Each process knows agents, keys and limits from its own
 * memory, so that two would contradict each other.
 */
export interface Lease {
  /** False while the connection that carries it is away, and when another process took it in the meantime. */
  readonly isHeld: boolean;
  release(): Promise<void>;
}

export interface LeaseOptions {
  databaseUrl: string;
  log: Logger;
  /** How long to wait before a lost lease is asked for again, milliseconds. */
  retryMs?: number;
}

const RETRY_MS = 1_000;

/** Means this lease to every process that uses the database; the number itself says nothing. */
const ADVISORY_LOCK = 8_390_880_602_919_780;

/**
 * PostgreSQL notices within half a minute that the machine of a holder is gone without a farewell, and frees the lock; by
 * itself it would wait for hours. A process that only ends is noticed at once.
 */
const NOTICE_DEAD_PEERS = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3';

/**
 * Takes the lease: an advisory lock of a session of its own, which ends with the process, however it ends. When the
 * connection breaks, the lease is asked for again until it is back or released.
 *
 * @throws SwitchboardError UNAVAILABLE when another process holds it, naming that process, or the server cannot be reached
 */
export async function takeLease({ databaseUrl, log, retryMs = RETRY_MS }: LeaseOptions): Promise<Lease> {
  let session: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let retrying = Promise.resolve();
  let released = false;

  const hold = (client: Client): void => {
    session = client;
    client.once('end', () => {
      session = undefined;
      if (released) return;
      log.warn('The connection that says who serves from this database broke; it is made again.');
      retryLater();
    });
  };
  const retryLater = (): void => {
    retry = setTimeout(() => {
      retrying = takeAgain();
    }, retryMs);
  };
  const takeAgain = async (): Promise<void> => {
    try {
      hold(await openSession(databaseUrl));
      log.info('This process is again the one that serves from this database.');
    } catch (err) {
      log.error({ err }, 'This process may not serve from this database now.');
      if (!released) retryLater();
    }
  };

  hold(await openSession(databaseUrl));
  return {
    get isHeld() {
      return session !== undefined;
    },
    async release() {
      released = true;
      clearTimeout(retry);
      await retrying;
      await session?.end();
    },
  };
}

/** @returns a connection that holds the lock */
async function openSession(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: `switchboard ${process.pid} on ${hostname()}`.slice(0, 63),
  });
  // What breaks the connection also ends it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(NOTICE_DEAD_PEERS);
    if (await takeLock(client)) return client;
    throw await inUse(client);
  } catch (error) {
    await client.end();
    throw error instanceof SwitchboardError ? error : describeConnectionError(error, databaseUrl);
  }
}

async function takeLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [ADVISORY_LOCK]);
  return rows[0]?.taken === true;
}

/** A lock with one key of 64 bits shows its halves as `classid` and `objid`. */
const HOLDER = `
  select application_name as name from pg_locks join pg_stat_activity using (pid)
  where locktype = 'advisory' and granted and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32) | objid::bigint = $1`;

async function inUse(client: Client): Promise<SwitchboardError> {
  const { rows } = await client.query<{ name: string }>(HOLDER, [ADVISORY_LOCK]);
  const holder = rows[0]?.name || 'another process';
  return new SwitchboardError(
    'UNAVAILABLE',
    `The PostgreSQL database is in use by ${holder}. One process serves from a database: stop that one, or give this ` +
      'one a database of its own (DATABASE_URL).',
    { metadata: { holder } },
  );
}
