import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyPrincipal } from '../access/principals.fixtures.ts';
import type { Operation } from '../protocol/index.ts';
import { describeStores } from '../store/stores.fixtures.ts';
import { ANNA, BERT, ECHO, testIndex, testJournal } from './tasks.fixtures.ts';

const NOT_FOUND = { code: 'TASK_NOT_FOUND', message: expect.stringContaining('Task not found: task-1.') };

const TASK_OPERATIONS: Operation[] = [
  'get',
  'cancel',
  'subscribe',
  'push-create',
  'push-get',
  'push-list',
  'push-delete',
];

describeStores((openFixture) => {
  describe('promise 10: a claim of tasks', () => {
    it.each(TASK_OPERATIONS)('lets the owner %s its task, before and after the database has it', async (operation) => {
      const { call, claim, drain } = testIndex(await openFixture());
      await call(ANNA, {}, { taskId: 'task-1' });
      expect((await claim(ANNA, operation, { taskId: 'task-1' })).task).toMatchObject({ owner: 'key:anna' });
      await drain();
      expect((await claim(ANNA, operation, { taskId: 'task-1' })).task).toMatchObject({ owner: 'key:anna' });
    });

    it.each(TASK_OPERATIONS)('refuses %s for a foreign task in the words for an unknown one', async (operation) => {
      const { call, claim, drain } = testIndex(await openFixture());
      const unknown = claim(BERT, operation, { taskId: 'task-1' });
      await expect(unknown).rejects.toMatchObject(NOT_FOUND);
      await call(ANNA, {}, { taskId: 'task-1' });
      const foreignInMemory = claim(BERT, operation, { taskId: 'task-1' });
      await expect(foreignInMemory).rejects.toEqual(await unknown.catch((error: unknown) => error));
      await drain();
      await expect(claim(BERT, operation, { taskId: 'task-1' })).rejects.toMatchObject(NOT_FOUND);
    });

    it.each(['send', 'stream'] as const)(
      'refuses to %s to a foreign task, by its id or as a reference',
      async (operation) => {
        const { call, claim } = testIndex(await openFixture());
        await call(ANNA, {}, { taskId: 'task-1' });
        await expect(claim(BERT, operation, { taskId: 'task-1' })).rejects.toMatchObject(NOT_FOUND);
        await expect(claim(BERT, operation, { referenceTaskIds: ['task-1'] })).rejects.toMatchObject(NOT_FOUND);
        await expect(claim(ANNA, operation, { referenceTaskIds: ['task-1'] })).resolves.toBeDefined();
      },
    );

    it('asks the database the same, whether a task is unknown, foreign and remembered, or foreign and forgotten', async () => {
      const store = await openFixture();
      const warm = testIndex(store);
      await warm.call(ANNA, {}, { taskId: 'task-1' });
      await warm.drain();
      const cold = testIndex(store);

      const selects: number[] = [];
      for (const [{ claim }, taskId] of [
        [warm, 'task-1'],
        [cold, 'task-1'],
        [cold, 'nobody-knows'],
      ] as const) {
        const select = vi.spyOn(store.db, 'selectFrom');
        await claim(BERT, 'get', { taskId }).catch(() => undefined);
        selects.push(select.mock.calls.length);
        select.mockRestore();
      }
      expect(selects).toEqual([1, 1, 1]);
    });

    it('tells the gateway itself of a task, whosever it is, before and after the database has it', async () => {
      const store = await openFixture();
      const { index, call, drain } = testIndex(store);
      const named = { agentId: ECHO.id, taskId: 'task-1' };
      expect(await index.find(named)).toBeUndefined();
      await call(ANNA, {}, { taskId: 'task-1' });
      expect(await index.find(named)).toMatchObject({ owner: 'key:anna' });
      await drain();
      expect(await testIndex(store).index.find(named)).toMatchObject({ owner: 'key:anna' });
    });

    it('knows after a restart whose a task is, and where it lives', async () => {
      const store = await openFixture();
      const before = testIndex(store);
      const claimed = await before.claim(ANNA, 'send', {});
      await before.index.observe(claimed, { taskId: 'task-1', contextId: 'context-1' }, 'deployment-2');
      await before.drain();

      const { claim } = testIndex(store);
      await expect(claim(BERT, 'get', { taskId: 'task-1' })).rejects.toMatchObject(NOT_FOUND);
      expect((await claim(ANNA, 'get', { taskId: 'task-1' })).deploymentId).toBe('deployment-2');
    });

    it('keeps agents apart: the same id at another agent is another task', async () => {
      const { index, call } = testIndex(await openFixture());
      await call(ANNA, {}, { taskId: 'task-1' });
      const elsewhere = { principal: ANNA, agent: { id: 'agent-other' }, operation: 'get' as const };
      await expect(index.claim({ ...elsewhere, names: { taskId: 'task-1' } })).rejects.toMatchObject(NOT_FOUND);
    });

    it('lets nobody, and not the admin either, have what belongs to a key', async () => {
      const { index, call } = testIndex(await openFixture());
      await call(ANNA, {}, { taskId: 'task-1' });
      const request = { principal: { kind: 'admin' as const }, agent: ECHO, operation: 'get' as const };
      await expect(index.claim({ ...request, names: { taskId: 'task-1' } })).rejects.toMatchObject(NOT_FOUND);
    });

    it('adopts unknown ids where it is told to, and still refuses foreign ones', async () => {
      const store = await openFixture();
      const { call, claim, drain } = testIndex(store, { unknownTasks: 'adopt' });
      await call(ANNA, {}, { taskId: 'task-1' });
      await expect(claim(BERT, 'get', { taskId: 'task-1' })).rejects.toMatchObject(NOT_FOUND);
      await drain();
      await expect(claim(BERT, 'get', { taskId: 'task-1' })).rejects.toMatchObject(NOT_FOUND);

      await call(BERT, { taskId: 'from-before' }, { taskId: 'from-before' });
      await expect(claim(ANNA, 'get', { taskId: 'from-before' })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    });
  });

  describe('owners', () => {
    const laptop = keyPrincipal({ keyId: 'laptop', userId: 'u1', teamId: 't1' });
    const phone = keyPrincipal({ keyId: 'phone', userId: 'u1', teamId: 't2' });
    const colleague = keyPrincipal({ keyId: 'other', userId: 'u2', teamId: 't1' });

    it.each([
      ['key', []],
      ['user', [phone]],
      ['team', [colleague]],
    ] as const)('share tasks by the setting: %s', async (ownership, sharers) => {
      const { call, claim } = testIndex(await openFixture(), { ownership });
      await call(laptop, {}, { taskId: 'task-1' });
      for (const principal of [phone, colleague]) {
        const got = claim(principal, 'get', { taskId: 'task-1' }).then(
          () => true,
          () => false,
        );
        expect(await got).toBe(sharers.some((sharer) => sharer === principal));
      }
    });

    it('keep what a key made for that key alone when the setting changes', async () => {
      const store = await openFixture();
      const before = testIndex(store);
      await before.call(laptop, {}, { taskId: 'task-1' });
      await before.drain();

      const { claim } = testIndex(store, { ownership: 'user' });
      expect((await claim(laptop, 'get', { taskId: 'task-1' })).task?.owner).toBe('key:laptop');
      await expect(claim(phone, 'get', { taskId: 'task-1' })).rejects.toMatchObject(NOT_FOUND);
    });

    it('are those of the agent, where it has a rule of its own', async () => {
      const { index, call } = testIndex(await openFixture(), { ownership: 'user' });
      await call(laptop, {}, { taskId: 'task-1' });
      const agent = { ...ECHO, taskOwnership: 'key' as const };
      const request = { principal: phone, agent, operation: 'get' as const, names: { taskId: 'task-1' } };
      await expect(index.claim(request)).rejects.toMatchObject(NOT_FOUND);
    });
  });
});

describe('a claim of tasks', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A database that never answers. */
  const away = { kind: 'sqlite' as const, db: undefined as never };

  it('is answered at once when nothing is named, or when memory knows it', () => {
    const { index } = testIndex(away);
    const request = { principal: ANNA, agent: ECHO };
    const claimed = index.claim({ ...request, operation: 'send', names: {} });
    expect(claimed).not.toBeInstanceOf(Promise);
    if (claimed instanceof Promise) return;
    void index.observe(claimed, { taskId: 'task-1', contextId: 'context-1' }, null);
    const again = index.claim({ ...request, operation: 'get', names: { taskId: 'task-1' } });
    expect(again).not.toBeInstanceOf(Promise);
    const names = { taskId: 'task-1', contextId: 'context-1', referenceTaskIds: ['task-1'] };
    expect(index.claim({ ...request, operation: 'stream', names })).not.toBeInstanceOf(Promise);
  });

  it('fails closed while the database is away', async () => {
    const { claim } = testIndex(away);
    await expect(claim(ANNA, 'get', { taskId: 'task-1' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      details: { retryAfterSeconds: 5 },
    });
  });

  it('says nothing is unknown before the journal is replayed, and waits two seconds for it', async () => {
    vi.useFakeTimers();
    const { claim } = testIndex(away, {}, testJournal({ replayed: false }));
    const refused = expect(claim(ANNA, 'get', { taskId: 'task-1' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await vi.advanceTimersByTimeAsync(2_000);
    await refused;
  });

  it.each(TASK_OPERATIONS)('refuses %s that names no task: an agent might take it for all', (operation) => {
    const { index } = testIndex(away);
    expect(() => index.claim({ principal: ANNA, agent: ECHO, operation, names: {} })).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAMS' }),
    );
  });

  it('refuses more references than anybody needs', () => {
    const { index } = testIndex(away);
    const names = { referenceTaskIds: Array.from({ length: 101 }, (_, number) => `task-${number}`) };
    expect(() => index.claim({ principal: ANNA, agent: ECHO, operation: 'send', names })).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAMS' }),
    );
  });

  it('leaves the list and the card alone', () => {
    const { index } = testIndex(away);
    for (const operation of ['list', 'extended-card'] as const) {
      const claimed = index.claim({ principal: ANNA, agent: ECHO, operation, names: { contextId: 'foreign' } });
      expect(claimed).toMatchObject({ task: undefined, context: undefined });
    }
  });
});
