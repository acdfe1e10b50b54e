import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import { describeStores, embeddedStore } from '../store/stores.fixtures.ts';
import { ANNA, BERT, testIndex } from './tasks.fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describeStores((openFixture) => {
  describe('promise 10: a claim of contexts', () => {
    it('passes the name of a new context on to the agent', async () => {
      const { call } = testIndex(await openFixture());
      const { alias, context } = await call(ANNA, { contextId: 'my-session' });
      expect(alias).toBeNull();
      expect(context).toMatchObject({ owner: 'key:anna', name: 'my-session', upstreamId: 'my-session' });
    });

    it('gives whoever names a foreign context one of its own, with another name before the agent', async () => {
      const { call, drain } = testIndex(await openFixture());
      await call(ANNA, { contextId: 'my-session' });
      const alias = { name: 'my-session', upstreamId: 'alias-1' };
      expect((await call(BERT, { contextId: 'my-session' })).alias).toEqual(alias);
      await drain();
      expect((await call(BERT, { contextId: 'my-session' })).alias).toEqual(alias);
      expect((await call(ANNA, { contextId: 'my-session' })).alias).toBeNull();
    });

    it('knows after a restart whose a context is, and what its other names are', async () => {
      const store = await openFixture();
      const before = testIndex(store);
      await before.call(ANNA, { contextId: 'my-session' });
      await before.call(BERT, { contextId: 'my-session' });
      await before.drain();

      const { call, journal } = testIndex(store);
      expect((await call(BERT, { contextId: 'my-session' })).alias).toMatchObject({ upstreamId: 'alias-1' });
      expect((await call(ANNA, { contextId: 'my-session' })).alias).toBeNull();
      expect(journal.waiting).toEqual([]);
    });

    it.each(['in memory', 'in the database', 'after a restart'])(
      "takes a context that an agent opened for its caller's alone: %s",
      async (where) => {
        const store = await openFixture();
        const first = testIndex(store);
        await first.call(ANNA, {}, { taskId: 'task-1', contextId: 'context-1' });
        await first.call(ANNA, {}, { contextId: 'context-2' });
        if (where !== 'in memory') await first.drain();

        const { call } = where === 'after a restart' ? testIndex(store) : first;
        for (const contextId of ['context-1', 'context-2']) {
          expect((await call(BERT, { contextId })).alias).toMatchObject({ name: contextId });
          expect((await call(ANNA, { contextId })).alias).toBeNull();
        }
      },
    );

    it('keeps callers apart whom the agent itself puts into one context', async () => {
      const store = await openFixture();
      const { call, drain } = testIndex(store);
      await call(ANNA, {}, { contextId: 'default' });
      await drain();
      const later = testIndex(store);
      await later.call(BERT, {}, { contextId: 'default' });
      expect((await later.call(BERT, { contextId: 'default' })).alias).toEqual({
        name: 'default',
        upstreamId: 'alias-1',
      });
      await later.drain();
      expect((await testIndex(store).call(ANNA, { contextId: 'default' })).alias).toBeNull();
    });

    it('lets nobody in by the name that the agent has for an alias', async () => {
      const store = await openFixture();
      const { call, drain } = testIndex(store);
      await call(ANNA, { contextId: 'my-session' });
      await call(BERT, { contextId: 'my-session' });
      expect((await call(ANNA, { contextId: 'alias-1' })).alias).toMatchObject({
        name: 'alias-1',
        upstreamId: 'alias-2',
      });
      await drain();
      expect((await testIndex(store).call(ANNA, { contextId: 'alias-1' })).alias?.upstreamId).toBe('alias-2');
    });

    it('goes on with a task in the context that the task is in, whatever the agent calls it', async () => {
      const store = await openFixture();
      const { call, claim, drain } = testIndex(store);
      await call(ANNA, { contextId: 'my-session' });
      await call(BERT, { contextId: 'my-session' }, { taskId: 'task-1', contextId: 'alias-1' });
      const alias = { name: 'my-session', upstreamId: 'alias-1' };
      expect((await claim(BERT, 'get', { taskId: 'task-1' })).alias).toEqual(alias);
      await drain();
      const { claim: claimLater } = testIndex(store);
      const names = { taskId: 'task-1', contextId: 'my-session' };
      expect((await claimLater(BERT, 'send', names)).alias).toEqual(alias);
    });

    it('refuses foreign and new names alike where callers may not make names up', async () => {
      const { call, drain } = testIndex(await openFixture(), { unknownContexts: 'refuse' });
      await call(ANNA, {}, { taskId: 'task-1', contextId: 'context-1' });
      await drain();
      const notFound = (name: string) =>
        expect.objectContaining({ code: 'TASK_NOT_FOUND', message: expect.stringContaining(`not found: ${name}.`) });
      await expect(call(BERT, { contextId: 'context-1' })).rejects.toEqual(notFound('context-1'));
      await expect(call(BERT, { contextId: 'context-9' })).rejects.toEqual(notFound('context-9'));
      expect((await call(ANNA, { contextId: 'context-1' })).alias).toBeNull();
    });

    it('notes once a day that a context is in use', async () => {
      const store = await openFixture();
      const { call, drain, pass } = testIndex(store);
      await call(ANNA, { contextId: 'my-session' });
      pass(DAY_MS - 1);
      await call(ANNA, { contextId: 'my-session' });
      pass(1);
      await call(ANNA, { contextId: 'my-session' });
      await call(ANNA, { contextId: 'my-session' });
      await drain();
      const [row] = await store.db.selectFrom('task_contexts').selectAll().execute();
      expect(row && row.used_at - row.created_at).toBe(DAY_MS);
    });
  });
});

describe('a claim of contexts', () => {
  const openStore = embeddedStore();

  it('is settled before the agent hears of it: of two at once, one gets the name', async () => {
    const { call } = testIndex(await openStore());
    const claims = await Promise.all([call(ANNA, { contextId: 'x' }), call(BERT, { contextId: 'x' })]);
    expect(claims.filter(({ alias }) => alias === null)).toHaveLength(1);
  });

  it('gives its owner one context, however many calls name it at once', async () => {
    const { call, journal } = testIndex(await openStore());
    await call(ANNA, { contextId: 'x' });
    const claims = await Promise.all([1, 2, 3].map(() => call(BERT, { contextId: 'x' })));
    expect(new Set(claims.map(({ alias }) => alias?.upstreamId))).toEqual(new Set(['alias-1']));
    expect(journal.waiting).toHaveLength(2);
  });

  it('refuses names that are too long for the index', async () => {
    const { call } = testIndex(await openStore());
    await expect(call(ANNA, { contextId: 'x'.repeat(513) })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    await expect(call(ANNA, { contextId: 'ü'.repeat(512) })).resolves.toBeDefined();
  });

  it('fails, and claims nothing, when the journal cannot be written', async () => {
    const { call, journal } = testIndex(await openStore());
    journal.failure = new SwitchboardError('UNAVAILABLE', 'The disk is full.');
    await expect(call(ANNA, { contextId: 'x' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    journal.failure = undefined;
    expect((await call(ANNA, { contextId: 'x' })).context?.owner).toBe('key:anna');
    expect(journal.waiting).toHaveLength(1);
  });
});
