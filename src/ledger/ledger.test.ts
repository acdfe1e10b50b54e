import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createUuidv7, type Store } from '../store/index.ts';
import { describeStores } from '../store/stores.fixtures.ts';
import { deleteContentsBefore } from './finding/call-contents-repository.ts';
import { aCall, aLine, callsIn, silentLog, someContent, temporaryDirectory } from './ledger.fixtures.ts';
import { createLedger, type Ledger, type LedgerOptions, type LedgerSettings } from './ledger.ts';
import { type Schedule, systemSchedule } from './schedule.ts';

const CANARY = 'c4n4ry-Xy7Qz9Wk2Lm5Np8R';

/** Nothing happens by itself: tests say when to flush. */
const never: Schedule = () => () => undefined;

describeStores((openFixture) => {
  const setUp = async (settings: Partial<LedgerSettings> = {}, schedule: Schedule = never) => {
    const store = await openFixture();
    const dataDir = await temporaryDirectory();
    const open = (db: Store['db'] = store.db, handlers: LedgerOptions['handlers'] = {}): Ledger =>
      createLedger({
        dataDir,
        db,
        kind: store.kind,
        log: silentLog,
        clock: () => 0,
        options: { maxContentBytes: 1000, retentionMs: null, contentRetentionMs: null, ...settings },
        handlers,
        schedule,
      });
    return { store, dataDir, open, journal: join(dataDir, 'journal') };
  };

  it('brings a recorded call with its content into the database', async () => {
    const { open } = await setUp();
    const ledger = open();
    await ledger.start();
    const call = aCall();
    const response = [Buffer.from('{"a":2}')];
    await ledger.record(call, { request: Buffer.from('{"q":1}'), response, eventTimes: null });
    await ledger.flush();
    expect(await ledger.queries.get(call.id)).toEqual({
      call: { ...call, seq: 1 },
      content: { request: '{"q":1}', response: '{"a":2}', events: null, truncated: false },
    });
    await ledger.close();
  });

  it('shows a call by itself soon after its end', async () => {
    const timers: (() => void)[] = [];
    const { open } = await setUp({}, (delayMs, task) => {
      expect(delayMs).toBeLessThanOrEqual(5000);
      timers.push(task);
      return () => undefined;
    });
    const ledger = open();
    await ledger.start();
    await ledger.record(aCall());
    timers.shift()?.();
    await expect
      .poll(async () => (await ledger.queries.list({}, { limit: 1 })).calls)
      .toEqual([{ ...aCall(), seq: 1 }]);
    await ledger.close();
  });

  it('tells watchers of a call at once, and what follows a call from the database, with all that was recorded before', async () => {
    const { open } = await setUp();
    const ledger = open();
    await ledger.start();
    const tail = ledger.queries.watch({});
    await Promise.all(['a', 'b'].map((id) => ledger.record(aCall({ id }))));
    const { calls } = await tail.take(0);
    tail.close();
    expect(calls.map(({ id, seq }) => [id, seq])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(await ledger.queries.recordedAfter(1, {}, 10)).toEqual({
      calls: [{ ...aCall({ id: 'b' }), seq: 2 }],
      next: null,
    });
    await ledger.close();
  });

  it('writes no secret anywhere, neither to the journal nor to the database', async () => {
    const { open, journal, store } = await setUp();
    const ledger = open();
    await ledger.start();
    const request = JSON.stringify({ params: { token: CANARY, parts: [{ text: `Bearer ${CANARY}` }] } });
    await ledger.record(aCall({ errorMessage: `Bearer ${CANARY}` }), {
      request: Buffer.from(request),
      response: [Buffer.from(`Authorization: Bearer ${CANARY}`)],
      eventTimes: null,
    });
    const [file] = await readdir(journal);
    const written = await readFile(join(journal, file ?? ''), 'utf8');
    expect(written).toContain('[REDACTED]');
    expect(written).not.toContain(CANARY);
    await ledger.flush();
    expect(JSON.stringify(await store.db.selectFrom('calls').selectAll().execute())).not.toContain(CANARY);
    expect(JSON.stringify(await store.db.selectFrom('call_contents').selectAll().execute())).not.toContain(CANARY);
    await ledger.close();
  });

  it('goes on recording while the database is away, and catches up when it is back', async () => {
    const { open, store } = await setUp();
    const database = breakable(store.db);
    const ledger = open(database.db);
    await ledger.start();
    database.away = true;
    for (let index = 0; index < 50; index++) await ledger.record(aCall({ id: `call-${index}` }));
    await expect(ledger.flush()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(ledger.lag()).toMatchObject({ waiting: 0, writable: true, draining: false });
    expect(ledger.lag().journalBytes).toBeGreaterThan(50 * 300);
    database.away = false;
    await ledger.flush();
    expect((await ledger.queries.list({}, { limit: 100 })).calls).toHaveLength(50);
    expect(ledger.lag()).toEqual({ waiting: 0, journalBytes: 0, writable: true, draining: true });
    await ledger.close();
  });

  it('keeps for the next start what the database did not take before the stop', async () => {
    const { open, store, journal } = await setUp();
    const database = breakable(store.db);
    database.away = true;
    const first = open(database.db);
    await first.start();
    await first.record(aCall({ id: 'kept' }));
    await first.close();
    expect(await readdir(journal)).not.toEqual([]);
    const second = open();
    await second.start();
    await second.flush();
    expect((await second.queries.get('kept'))?.call).toEqual({ ...aCall({ id: 'kept' }), seq: 1 });
    await second.close();
    expect(await readdir(journal)).toEqual([]);
  });

  it('refuses calls while the journal cannot be written, and recovers by itself', async () => {
    const { open, journal } = await setUp({ segmentBytes: 1 }, systemSchedule);
    const ledger = open();
    await ledger.start();
    await ledger.record(aCall({ id: 'before' }));
    await ledger.flush();
    await rm(journal, { recursive: true });
    await writeFile(journal, 'in the way');
    await expect(ledger.record(aCall({ id: 'lost' }))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.not.stringContaining(journal),
    });
    expect(ledger.lag().writable).toBe(false);
    expect(ledger.refusal()).toMatchObject({ code: 'UNAVAILABLE' });
    await rm(journal);
    await expect.poll(() => ledger.refusal(), { timeout: 5000 }).toBeNull();
    expect(ledger.lag().writable).toBe(true);
    await ledger.record(aCall({ id: 'after' }));
    await ledger.flush();
    const { calls } = await ledger.queries.list({}, { limit: 10 });
    expect(calls.map(({ id }) => id).sort()).toEqual(['after', 'before']);
    await ledger.close();
  });

  it('does not start on a data directory it cannot use', async () => {
    const { open, dataDir } = await setUp();
    await writeFile(join(dataDir, 'journal'), 'in the way');
    const ledger = open();
    await expect(ledger.start()).rejects.toThrow('EEXIST');
    await ledger.close();
  });

  it('sets a record aside that the database will never take, and stores the others', async () => {
    const { open, journal } = await setUp();
    const ledger = open();
    await ledger.start();
    await Promise.all([
      ledger.record(aCall({ id: 'a' })),
      ledger.record(aCall({ id: 'broken', durationMs: Number.NaN })),
      ledger.record(aCall({ id: 'z' })),
    ]);
    await ledger.flush();
    const { calls } = await ledger.queries.list({}, { limit: 10 });
    expect(calls.map(({ id }) => id)).toEqual(['z', 'a']);
    expect(await readFile(join(journal, 'set-aside.log'), 'utf8')).toContain('["broken",');
    await ledger.close();
  });

  it('hands what other rooms append to their handlers, in order, and again until it is taken', async () => {
    const { open, store } = await setUp();
    const taken: string[][] = [];
    let away = true;
    const handlers: LedgerOptions['handlers'] = {
      task: async (entries) => {
        if (away) throw new Error('connection refused');
        taken.push(entries);
      },
    };
    const first = open(store.db, handlers);
    await first.start();
    await Promise.all([first.append('task', '{"n":1}'), first.record(aCall()), first.append('task', '{"n":2}')]);
    await first.close();
    const second = open(store.db, handlers);
    await second.start();
    const unfinished = Promise.resolve('not replayed');
    await expect(second.flush()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await Promise.race([second.replayed(), unfinished])).toBe('not replayed');
    away = false;
    await second.flush();
    await second.replayed();
    expect(taken).toEqual([['{"n":1}', '{"n":2}']]);
    expect((await second.queries.list({}, { limit: 10 })).calls).toHaveLength(1);
    await second.close();
  });

  it('sets entries aside that nobody handles', async () => {
    const { open, journal } = await setUp();
    const ledger = open();
    await ledger.start();
    await Promise.all([ledger.append('task', '{"n":1}'), ledger.record(aCall())]);
    await ledger.flush();
    expect((await ledger.queries.list({}, { limit: 10 })).calls).toHaveLength(1);
    expect(await readFile(join(journal, 'set-aside.log'), 'utf8')).toMatch(/^[0-9a-f]{8} task\t\{"n":1\}\n$/);
    await ledger.close();
  });

  it('takes no record after it was closed', async () => {
    const { open } = await setUp();
    const ledger = open();
    await ledger.start();
    await ledger.close();
    await expect(ledger.record(aCall())).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
  });

  it('deletes calls beyond the time they are kept', async () => {
    const tasks: (() => void)[] = [];
    const { open, store } = await setUp({ retentionMs: 1000 }, (delayMs, task) => {
      if (delayMs === 0) tasks.push(task);
      return () => undefined;
    });
    const ledger = open();
    await ledger.start();
    await Promise.all([
      ledger.record(aCall({ id: 'old', startedAt: -1001 })),
      ledger.record(aCall({ id: 'new', startedAt: 0 })),
    ]);
    await ledger.flush();
    tasks[0]?.();
    const left = () => store.db.selectFrom('calls').select('id').execute();
    await expect.poll(left).toEqual([{ id: 'new' }]);
    await ledger.close();
  });

  it('deletes what was said sooner than the record, as many at a time as it is told', async () => {
    const { store } = await setUp();
    const [old, older, recent] = [createUuidv7()(2000), createUuidv7()(1000), createUuidv7()(3000)];
    await callsIn(store).insert([old, older, recent].map((id) => aLine({ id }, someContent('1', '2'))));
    const left = async () =>
      (await store.db.selectFrom('call_contents').select('call_id').orderBy('call_id').execute()).map(
        ({ call_id: id }) => id,
      );
    expect(await deleteContentsBefore(store.db, 3000, 1)).toBe(1);
    expect(await left()).toEqual([old, recent]);
    expect(await deleteContentsBefore(store.db, 3000, 5)).toBe(1);
    expect(await deleteContentsBefore(store.db, 3000, 5)).toBe(0);
    expect(await left()).toEqual([recent]);
    expect((await callsIn(store).get(old))?.content).toBeNull();
  });

  it('records calls while old ones are being deleted, however long that takes', async () => {
    const { open, store } = await setUp({ retentionMs: 1000, contentRetentionMs: 500 }, (delayMs, task) => {
      if (delayMs === 0) task();
      return () => undefined;
    });
    const stuck: string[] = [];
    const db = withoutDeletes(store.db, (table) => stuck.push(table));
    const ledger = open(db);
    await ledger.start();
    expect(stuck).toEqual(['calls', 'call_contents', 'call_labels', 'call_times']);
    await ledger.record(aCall());
    await ledger.flush();
    expect((await ledger.queries.get(aCall().id))?.call.id).toBe(aCall().id);
    await ledger.close();
  });
});

/** The database, in which no deletion ever ends. */
const withoutDeletes = (db: Store['db'], onDelete: (table: string) => void): Store['db'] =>
  new Proxy(db, {
    get(target, name) {
      if (name === 'deleteFrom')
        return (table: string) => {
          onDelete(table);
          const never = new Promise<never>(() => undefined);
          return { where: () => ({ executeTakeFirst: () => never }) };
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** The database, which the test can take away. */
function breakable(db: Store['db']): { db: Store['db']; away: boolean } {
  const state = {
    away: false,
    db: new Proxy(db, {
      get(target, name) {
        if (name === 'transaction' && state.away) throw new Error('connection refused');
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }),
  };
  return state;
}
