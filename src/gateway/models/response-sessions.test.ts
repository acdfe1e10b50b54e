import { expect, it } from 'vitest';
import { silentLog } from '../../ledger/ledger.fixtures.ts';
import { describeStores } from '../../store/stores.fixtures.ts';
import { createResponseSessions } from './response-sessions.ts';
import { createResponseSessionsRepository, type ResponseSessionsRepository } from './response-sessions-repository.ts';

const DAY = 86_400_000;

const opened = (repository: ResponseSessionsRepository, clock = () => 40 * DAY) =>
  createResponseSessions({ repository, clock, log: silentLog });

describeStores((openFixture) => {
  it('the session of a response is known at once, and after a restart, and to other processes', async () => {
    const { db } = await openFixture();
    const repository = createResponseSessionsRepository(db);
    const one = opened(repository);
    for (let turn = 0; turn < 450; turn++) one.remember(`resp_${turn}`, 'session-1');
    one.remember('resp_0', 'session-1');
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

  it('is forgotten after thirty days', async () => {
    const { db } = await openFixture();
    const repository = createResponseSessionsRepository(db);
    const old = opened(repository, () => 10 * DAY - 1);
    old.remember('resp_old', 's');
    await old.stop();
    const later = opened(repository, () => 10 * DAY);
    later.remember('resp_later', 's');
    await later.stop();
    const now = opened(repository, () => 40 * DAY);
    now.remember('resp_new', 's');
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
  const sessions = opened({ find: fail, insert: fail, forget: fail });
  sessions.remember('resp_1', 's');
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
  const sessions = opened({ find, insert: async () => undefined, forget: async () => 0 });
  sessions.remember('x'.repeat(257), 's');
  expect([sessions.of('x'.repeat(257)), asked]).toEqual([null, []]);
});
