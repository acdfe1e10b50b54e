import { execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
 * @param options.durable whether it forces commits to the disk, as a real one does, which only measurements need
 * @throws Error when there are no PostgreSQL binaries; ask `findPostgres` first
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const external = process.env['SWITCHBOARD_TEST_DATABASE_URL'];
  if (external) return manage(new URL(external), async () => {});
  const binaries = await findPostgres();
  if (!binaries) throw new Error('There are no PostgreSQL binaries on this machine.');
  const cluster = await startCluster(binaries, durable ? SETTINGS : [...SETTINGS, ...LOSABLE]);
  return manage(cluster.url, () => cluster.stop());
}

/** A server of a test's own, to which everything can happen. */
export interface MortalPostgres {
  /** Of an empty database. */
  readonly url: string;
  /** Ends it at once: connections break, new ones are refused. What it had committed is there when it comes back. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  /** Holds all its processes: connections are taken, and nothing is answered until `thaw`. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Leaves nothing behind. */
  stop(): Promise<void>;
}

/** @throws Error when there are no PostgreSQL binaries; ask `findPostgres` first */
export async function startMortalPostgres(): Promise<MortalPostgres> {
  const binaries = await findPostgres();
  if (!binaries) throw new Error('There are no PostgreSQL binaries on this machine.');
  const { url, ...server } = await startCluster(binaries, [...SETTINGS, ...LOST_WITH_THE_MACHINE]);
  return { url: url.href, ...server };
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

const SETTINGS = ['listen_addresses=', 'max_connections=200'];
/** Safe to lose, hence fast. */
const LOST_WITH_THE_MACHINE = ['fsync=off', 'full_page_writes=off'];
const LOSABLE = [...LOST_WITH_THE_MACHINE, 'synchronous_commit=off'];

/**
 * Ends PostgreSQL when its own input ends, which happens however the test run ends (`kill -9` included), and removes
 * the directory.
 */
const WATCHDOG =
  'dir=$1; shift; "$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$dir"';

async function startCluster(
  binaries: string,
  settings: readonly string[],
): Promise<Omit<MortalPostgres, 'url'> & { url: URL }> {
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
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const watchdogs: { stdin: { end(): void }; ended: Promise<void> }[] = [];
  const serve = async (): Promise<void> => {
    const watchdog = spawn('sh', ['-c', WATCHDOG, 'sh', directory, ...server], {
      ...identity,
      cwd: directory,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const ended = new Promise<void>((resolve) => watchdog.once('exit', () => resolve()));
    watchdogs.push({ stdin: watchdog.stdin, ended });
    await readyToAccept(watchdog.stderr, ended);
  };
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    for (const pid of await processesOf(data)) process.kill(pid, name);
  };

  await serve();
  return {
    url: new URL(`postgres://switchboard@localhost/postgres?host=${encodeURIComponent(directory)}`),
    async halt() {
      await run(join(binaries, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate'], { ...identity, cwd: directory });
    },
    resume: serve,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async stop() {
      for (const { stdin, ended } of watchdogs) {
        stdin.end();
        await ended;
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The server, which writes its number down, and its children. */
async function processesOf(data: string): Promise<number[]> {
  const [server = ''] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n', 1);
  const children = await readFile(`/proc/${server}/task/${server}/children`, 'utf8');
  return [server, ...children.trim().split(' ')].map(Number);
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
