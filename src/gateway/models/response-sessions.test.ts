import { expect, it } from 'vitest';
import { silentLog } from '../../ledger/ledger.fixtures.ts';
import { describeStores } from '../../store/stores.fixtures.ts';
import { createResponseSessions } from './response-sessions.ts';
import { createResponseSessionsRepository, type ResponseSessionsRepository } from './response-sessions-repository.ts';

const DAY = 86_400_000;

const opened = (repository: ResponseSessionsRepository, clock = () => 40 * DAY, mostPerKey = 1_000) =>
  createResponseSessions({ repository, mostPerKey, clock, log: silentLog });

describeStores((openFixture) => {
  it('the session of a response is known at once, and after a restart, and to other processes', async () => {
    const { db } = await openFixture();
    const repository = createResponseSessionsRepository(db);
    const one = opened(repository);
    for (let turn = 0; turn < 450; turn++) one.remember(`resp_${turn}`, 'session-1', 'key-1');
    one.remember('resp_0', 'session-1', 'key-1');
    expect(one.of('resp_449')).toBe('session-1');
    await one.stop();
    const other = opened(repository);
    expect(await other.of('resp_449')).toBe('session-1');
    expect(other.of('resp_449')).toBe('session-1');
    expect(await other.of('resp_450')).toBeNull();
    expect(other.of(null)).toBeNull();
    const ids = await db.selectFrom('response_sessions').select('id').execute();
    expect(ids).toHaveLength(450);
    expect(JSON.stringify(ids)).not.toContain('resp_');
  });

  it('of each key the newest are kept, however many come, also when a process before kept more', async () => {
    const { db } = await openFixture();
    const repository = createResponseSessionsRepository(db);
    let now = 1;
    const tell = async (mostPerKey: number, count: number, keyId: string | null): Promise<void> => {
      for (let turn = 0; turn < count; turn++) {
        const sessions = opened(repository, () => now++, mostPerKey);
        sessions.remember(`of_${keyId}_${turn}_${mostPerKey}`, `${keyId} ${turn}`, keyId);
        await sessions.stop();
      }
    };
    const kept = async (keyId: string): Promise<string[]> => {
      const rows = db.selectFrom('response_sessions').select('session_id').where('key_id', '=', keyId);
      return (await rows.orderBy('answered_at').execute()).map(({ session_id: session }) => session);
    };
    await tell(100, 3, 'other');
    await tell(100, 3, null);
    await tell(100, 12, 'busy');
    expect(await kept('busy')).toHaveLength(12);
    await tell(5, 1, 'busy');
    expect(await kept('busy')).toEqual(['busy 8', 'busy 9', 'busy 10', 'busy 11', 'busy 0']);
    expect([await kept('other'), await kept('')].map(({ length }) => length)).toEqual([3, 3]);
  });

  it('of one key there are never more than a tenth beyond those that may stay', async () => {
    const { db } = await openFixture();
    let now = 1;
    const sessions = opened(createResponseSessionsRepository(db), () => now++, 20);
    for (let turn = 0; turn < 70; turn++) {
      sessions.remember(`many_${turn}`, `s${turn}`, 'many');
      await sessions.stop();
      const { kept } = await db
        .selectFrom('response_sessions')
        .select(({ fn }) => fn.countAll<number | string>().as('kept'))
        .where('key_id', '=', 'many')
        .executeTakeFirstOrThrow();
      expect(Number(kept)).toBeLessThanOrEqual(22);
    }
    expect(await opened(createResponseSessionsRepository(db)).of('many_50')).toBe('s50');
    expect(await opened(createResponseSessionsRepository(db)).of('many_47')).toBeNull();
  });

  it('of the name of a session so much is kept as records do', async () => {
    const { db } = await openFixture();
    const sessions = opened(createResponseSessionsRepository(db));
    sessions.remember('long_1', 's'.repeat(100_000), 'key-1');
    expect(sessions.of('long_1')).toBe('s'.repeat(512));
    await sessions.stop();
    expect(await opened(createResponseSessionsRepository(db)).of('long_1')).toBe('s'.repeat(512));
  });

  it('is forgotten after thirty days', async () => {
    const { db } = await openFixture();
    const repository = createResponseSessionsRepository(db);
    const old = opened(repository, () => 10 * DAY - 1);
    old.remember('resp_old', 's', 'key-1');
    await old.stop();
    const later = opened(repository, () => 10 * DAY);
    later.remember('resp_later', 's', 'key-1');
    await later.stop();
    const now = opened(repository, () => 40 * DAY);
    now.remember('resp_new', 's', 'key-1');
    await now.stop();
    const after = opened(repository);
    expect([await after.of('resp_old'), await after.of('resp_later'), await after.of('resp_new')]).toEqual([
      null,
      's',
      's',
    ]);
  });
});

it('a database that fails costs no call, and nothing that is known here', async () => {
  const fail = async (): Promise<never> => {
    throw new Error('no database');
  };
  const sessions = opened({ find: fail, insert: fail, forget: fail, forgetOfKey: fail });
  sessions.remember('resp_1', 's', 'key-1');
  await sessions.stop();
  expect(sessions.of('resp_1')).toBe('s');
  expect(await sessions.of('resp_2')).toBeNull();
});

it('nobody fills the memory with ids that no provider makes', () => {
  const asked: string[] = [];
  const find = async (id: string): Promise<null> => {
    asked.push(id);
    return null;
  };
  const sessions = opened({ find, insert: async () => undefined, forget: async () => 0, forgetOfKey: async () => 0 });
  sessions.remember('x'.repeat(257), 's', 'key-1');
  expect([sessions.of('x'.repeat(257)), asked]).toEqual([null, []]);
});
