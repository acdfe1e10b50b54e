import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { postgresSkipped, requestTestDatabase } from '../../test/support/test-database.ts';
import { migrate, openStore } from './store.ts';
import { describeStores, NOW, temporaryDirectory } from './stores.fixtures.ts';

const log = pino({ level: 'silent' });

async function optionsFor(databaseUrl: string | null) {
  const dataDir = await temporaryDirectory();
  onTestFinished(() => rm(dataDir, { recursive: true }));
  return { dataDir, databaseUrl, log, clock: () => NOW };
}

const migrationNames = async () =>
  (await readdir(join(import.meta.dirname, 'migrations'))).map((file) => file.replace(/\.ts$/, '')).sort();

const call = {
  id: 'call-1',
  request_id: 'r',
  started_at: NOW,
  duration_ms: 12.25,
  outcome: 'ok',
  http_status: 200,
  front: 'a2a',
  operation: 'message/send',
  version: '1.0',
  binding: 'JSONRPC',
  agent_name: 'echo',
  principal_kind: 'key',
  decision: 'key grants agent',
  request_bytes: 5_000_000_000,
  response_bytes: 1,
  event_count: 0,
  cost_nano: 9_007_199_254_740_991,
  trace_id: '0af7651916cd43dd8448eb211c80319c',
};

describeStores((openFixture) => {
  it('gives numbers back as the numbers they were, up to the greatest safe integer', async () => {
    const { db } = await openFixture();
    await db.insertInto('calls').values(call).execute();
    const row = await db.selectFrom('calls').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject(call);
    expect(row.first_byte_ms).toBeNull();
    const sums = await db
      .selectFrom('calls')
      .select(({ fn }) => [fn.sum('request_bytes').as('bytes'), fn.countAll().as('calls')])
      .executeTakeFirstOrThrow();
    expect(sums).toEqual({ bytes: 5_000_000_000, calls: 1 });
  });

  it('removes what was said with the call, and accepts both in either order within a transaction', async () => {
    const { db } = await openFixture();
    await db.transaction().execute(async (transaction) => {
      await transaction.insertInto('calls').values(call).execute();
      await transaction
        .insertInto('call_contents')
        .values({ call_id: call.id, request: '{}', response: null, truncated: 0 })
        .execute();
    });
    await db.deleteFrom('calls').where('id', '=', call.id).execute();
    expect(await db.selectFrom('call_contents').selectAll().execute()).toEqual([]);
  });

  it('undoes a transaction that fails, and goes on afterwards', async () => {
    const { db, settings } = await openFixture();
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('settings').values({ name: 'a', value: '1', updated_at: 1 }).execute();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await settings.get('a')).toBeUndefined();
    await settings.set('a', '2');
    expect(await settings.get('a')).toBe('2');
  });

  it('answers a ping', async () => {
    const store = await openFixture();
    await expect(store.ping()).resolves.toBeUndefined();
  });
});

/** @param databaseUrl a new database for each test */
function describeLife(databaseUrl: () => Promise<string | null>): void {
  it('migrates an empty database, and an up-to-date one not at all', async () => {
    const options = await optionsFor(await databaseUrl());
    expect(await migrate(options)).toEqual(await migrationNames());
    expect(await migrate(options)).toEqual([]);
  });

  it('keeps what was written over a restart', async () => {
    const options = await optionsFor(await databaseUrl());
    const first = await openStore(options);
    await first.settings.set('greeting', 'hello');
    await first.close();
    const second = await openStore(options);
    expect(await second.settings.get('greeting')).toBe('hello');
    await second.close();
  });

  it('refuses a database that a newer version has migrated', async () => {
    const options = await optionsFor(await databaseUrl());
    const store = await openStore(options);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')`.execute(
      store.db,
    );
    await store.close();
    await expect(openStore(options)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('migrated by a newer version of Switchboard (9999-from-the-future)'),
    });
  });

  it('gives no answer any more once it is closed', async () => {
    const store = await openStore(await optionsFor(await databaseUrl()));
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });
}

describe('the embedded store', () => {
  describeLife(async () => null);

  it('is as it was when a migration fails', async () => {
    const options = await optionsFor(null);
    const database = new Database(join(options.dataDir, 'switchboard.db'));
    onTestFinished(() => void database.close());
    database.exec('create table engine_tasks (mine text)');
    await expect(openStore(options)).rejects.toThrow('engine_tasks');
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
    expect(tables).toEqual(['engine_tasks', 'kysely_migration', 'kysely_migration_lock'].map((name) => ({ name })));
    expect(database.prepare('select * from kysely_migration').all()).toEqual([]);
  });

  it('lets nobody but its owner read its files', async () => {
    const options = await optionsFor(null);
    const dataDir = join(options.dataDir, 'nested', 'data');
    const store = await openStore({ ...options, dataDir });
    await store.settings.set('a', 'b');
    const modes = await Promise.all(
      ['', 'switchboard.db', 'switchboard.db-wal', 'switchboard.lock', 'switchboard.pid'].map(
        async (name) => [name, ((await stat(join(dataDir, name))).mode & 0o777).toString(8)] as const,
      ),
    );
    await store.close();
    expect(Object.fromEntries(modes)).toEqual({
      '': '700',
      'switchboard.db': '600',
      'switchboard.db-wal': '600',
      'switchboard.lock': '600',
      'switchboard.pid': '600',
    });
  });
});

describe.skipIf(postgresSkipped())(`the PostgreSQL store ${postgresSkipped() ?? ''}`, () => {
  describeLife(requestTestDatabase);

  it('lets several processes start on an empty database at once', async () => {
    const databaseUrl = await requestTestDatabase();
    const options = await Promise.all([1, 2, 3, 4].map(() => optionsFor(databaseUrl)));
    const stores = await Promise.all(options.map(openStore));
    await stores[0]?.settings.set('a', 'b');
    expect(await stores[3]?.settings.get('a')).toBe('b');
    await Promise.all(stores.map((store) => store.close()));
  });

  it('says why when the server cannot be reached, without the password, and gives the data directory free', async () => {
    const options = await optionsFor('postgres://someone:canary-4711@localhost:1/none');
    await expect(openStore(options)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(
        /^Cannot reach PostgreSQL at localhost:1\/none: .*ECONNREFUSED.*\. Check DATABASE_URL(?!.*canary)/,
      ),
    });
    const store = await openStore({ ...options, databaseUrl: null });
    await store.close();
  });
});
