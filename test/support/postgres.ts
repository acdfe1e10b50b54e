import { execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

/** A PostgreSQL server for tests. */
export interface PostgresServer {
  /** Makes an empty database. @returns its `postgres://` URL */
  createDatabase(): Promise<string>;
  /** Leaves nothing behind. */
  stop(): Promise<void>;
}

/**
 * Starts a throw-away PostgreSQL in a temporary directory, reachable by a Unix socket only; or uses the server that
 * `SWITCHBOARD_TEST_DATABASE_URL` points to.
 *
 * @throws Error when there are no PostgreSQL binaries; ask `findPostgres` first
 */
export async function startPostgres(): Promise<PostgresServer> {
  const external = process.env['SWITCHBOARD_TEST_DATABASE_URL'];
  if (external) return manage(new URL(external), async () => {});
  const binaries = await findPostgres();
  if (!binaries) throw new Error('There are no PostgreSQL binaries on this machine.');
  const cluster = await startCluster(binaries);
  return manage(cluster.url, () => cluster.stop());
}

/** @returns the directory of the newest PostgreSQL binaries of this machine, if there are any */
export async function findPostgres(): Promise<string | undefined> {
  const debian = '/usr/lib/postgresql';
  const versions = await filesIn(debian);
  const newestFirst = versions.sort((left, right) => Number(right) - Number(left));
  const places = [
    ...newestFirst.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  for (const place of places) {
    const files = await filesIn(place);
    if (files.includes('initdb') && files.includes('postgres')) return place;
  }
  return undefined;
}

const filesIn = (directory: string): Promise<string[]> => readdir(directory).catch((): string[] => []);

/** Names databases so that several test runs can share one server. */
async function manage(server: URL, stopServer: () => Promise<void>): Promise<PostgresServer> {
  const created: string[] = [];
  const administer = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: server.href });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };

  return {
    async createDatabase() {
      const name = `switchboard_test_${process.pid}_${created.length + 1}`;
      created.push(name);
      // `template0` is never in use, so that several can be made at once.
      await administer(`create database ${name} template template0`);
      const url = new URL(server);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      for (const name of created) await administer(`drop database if exists ${name} with (force)`);
      await stopServer();
    },
  };
}

/** Safe to lose, hence fast. */
const SETTINGS = [
  'listen_addresses=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
];

/**
 * Ends PostgreSQL when its own input ends, which happens however the test run ends (`kill -9` included), and removes
 * the directory.
 */
const WATCHDOG =
  'dir=$1; shift; "$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$dir"';

async function startCluster(binaries: string): Promise<{ url: URL; stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'switchboard-postgres-'));
  const identity = await unprivileged();
  if (identity) await chown(directory, identity.uid, identity.gid);
  const data = join(directory, 'data');
  await run(join(binaries, 'initdb'), ['-D', data, '-U', 'switchboard', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...identity,
    cwd: directory,
  });

  const server = [
    join(binaries, 'postgres'),
    '-D',
    data,
    '-k',
    directory,
    ...SETTINGS.flatMap((setting) => ['-c', setting]),
  ];
  const watchdog = spawn('sh', ['-c', WATCHDOG, 'sh', directory, ...server], {
    ...identity,
    cwd: directory,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => watchdog.once('exit', () => resolve()));
  await readyToAccept(watchdog.stderr, ended);

  return {
    url: new URL(`postgres://switchboard@localhost/postgres?host=${encodeURIComponent(directory)}`),
    async stop() {
      watchdog.stdin.end();
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as whoever is meant for it. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name]))).catch(() => undefined);
    if (ids?.[0] && ids[1]) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody".');
}

/** Keeps reading afterwards, so that the server never waits for its log to be taken. */
function readyToAccept(log: NodeJS.ReadableStream, ended: Promise<void>): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    log.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-8192);
      if (text.includes('ready to accept connections')) resolve();
    });
    ended.then(() => reject(new Error(`PostgreSQL did not start:\n${text}`))).catch(reject);
  });
}
