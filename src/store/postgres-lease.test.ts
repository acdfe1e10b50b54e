import { once } from 'node:events';
import { Client } from 'pg';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { postgresSkipped, requestTestDatabase } from '../../test/support/test-database.ts';
import { type Lease, takeLease } from './postgres-lease.ts';

/** What the log says, line by line, and a way to wait for a line. */
function listenToLog() {
  const lines = new EventTarget();
  const log = pino({ level: 'info' }, { write: (line) => lines.dispatchEvent(new Event(JSON.parse(line).msg)) });
  const said = (message: string) => once(lines, message);
  return { log, said };
}

const BROKE = 'The connection that says who serves from this database broke; it is made again.';
const AGAIN = 'This process is again the one that serves from this database.';
const REFUSED = 'This process may not serve from this database now.';

async function take(databaseUrl: string, log = pino({ level: 'silent' })): Promise<Lease> {
  const lease = await takeLease({ databaseUrl, log, retryMs: 10 });
  onTestFinished(() => lease.release());
  return lease;
}

async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** As a restart of the server does, or a network that forgets connections. */
const breakConnections = (other: Client) =>
  other.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'switchboard %'");

describe.skipIf(postgresSkipped())(`the lease of a database ${postgresSkipped() ?? ''}`, () => {
  it('is refused to a second one, which is told whose it is, until the first gives it back', async () => {
    const databaseUrl = await requestTestDatabase();
    const first = await take(databaseUrl);
    expect(first.isHeld).toBe(true);
    await expect(take(databaseUrl)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(
        new RegExp(`^The PostgreSQL database is in use by switchboard ${process.pid} on .*DATABASE_URL`),
      ),
    });
    await first.release();
    expect((await take(databaseUrl)).isHeld).toBe(true);
  });

  it('is of one database: others of the same server have their own', async () => {
    const [one, other] = await Promise.all([requestTestDatabase(), requestTestDatabase()]);
    await Promise.all([take(one), take(other)]);
  });

  it('is taken again when its connection breaks', async () => {
    const databaseUrl = await requestTestDatabase();
    const { log, said } = listenToLog();
    const lease = await take(databaseUrl, log);
    const broke = said(BROKE).then(() => lease.isHeld);
    const again = said(AGAIN);
    await breakConnections(await connect(databaseUrl));
    expect(await broke).toBe(false);
    await again;
    expect(lease.isHeld).toBe(true);
    await expect(take(databaseUrl)).rejects.toThrow('in use by');
  });

  it('is not held while another has taken it in the meantime, and comes back when that one gives it up', async () => {
    const databaseUrl = await requestTestDatabase();
    const other = await connect(databaseUrl);
    const { log, said } = listenToLog();
    const lease = await take(databaseUrl, log);
    const { rows } = await other.query<{ key: string }>(
      "select ((classid::bigint << 32) | objid::bigint)::text as key from pg_locks where locktype = 'advisory'",
    );
    const key = rows[0]?.key;
    const refused = said(REFUSED);
    // Waits until the lock is free, which is before the holder can be back.
    const taken = other.query('select pg_advisory_lock($1)', [key]);
    await breakConnections(await connect(databaseUrl));
    await taken;
    await refused;
    expect(lease.isHeld).toBe(false);
    const again = said(AGAIN);
    await other.query('select pg_advisory_unlock($1)', [key]);
    await again;
    expect(lease.isHeld).toBe(true);
  });

  it('is given back for good, also while it is lost', async () => {
    const databaseUrl = await requestTestDatabase();
    const { log, said } = listenToLog();
    const lease = await take(databaseUrl, log);
    const broke = said(BROKE);
    await breakConnections(await connect(databaseUrl));
    await broke;
    await lease.release();
    expect(lease.isHeld).toBe(false);
    await take(databaseUrl);
  });
});

it('says why when the server cannot be reached, without the password', async () => {
  await expect(take('postgres://someone:canary-4711@localhost:1/none')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/^Cannot reach PostgreSQL at localhost:1\/none: .*ECONNREFUSED(?!.*canary)/),
  });
});
