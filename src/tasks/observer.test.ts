import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import { describeStores, embeddedStore, NOW } from '../store/stores.fixtures.ts';
import { ANNA, BERT, testIndex } from './tasks.fixtures.ts';

describeStores((openFixture) => {
  describe('observation', () => {
    it('brings what was told of a task into the database', async () => {
      const store = await openFixture();
      const { index, claim, drain } = testIndex(store);
      const sighting = {
        taskId: 'task-1',
        contextId: 'context-1',
        state: 'completed',
        statusTimestamp: '2025-11-24T16:00:00.5+01:00',
      };
      await index.observe(await claim(ANNA, 'send', {}), sighting, 'deployment-1');
      await drain();
      expect(await store.db.selectFrom('tasks').selectAll().execute()).toEqual([
        {
          task_id: 'task-1',
          agent_id: 'agent-echo',
          owner: 'key:anna',
          context_id: 'context-1',
          context_name: null,
          deployment_id: 'deployment-1',
          state: 'completed',
          status_at: Date.parse('2025-11-24T15:00:00.500Z'),
          missing: 0,
          created_at: NOW,
          updated_at: NOW,
        },
      ]);
    });

    it('learns where a task is by the answer, when a push notification has told of it before', async () => {
      const store = await openFixture();
      const { index, claim, drain } = testIndex(store);
      const sighting = { taskId: 'task-1', state: 'working' };
      await index.observe(await claim(ANNA, 'send', {}), sighting, null);
      await index.observe(await claim(ANNA, 'send', {}), sighting, 'deployment-1');
      await drain();
      const rows = await store.db.selectFrom('tasks').select(['owner', 'deployment_id']).execute();
      expect(rows).toEqual([{ owner: 'key:anna', deployment_id: 'deployment-1' }]);
      expect((await claim(ANNA, 'get', { taskId: 'task-1' })).deploymentId).toBe('deployment-1');
    });

    it('may come twice from the journal, and ends up the same', async () => {
      const store = await openFixture();
      const { index, call, journal } = testIndex(store);
      await call(ANNA, { contextId: 'mine' }, { taskId: 'task-1', state: 'submitted' });
      await call(ANNA, { taskId: 'task-1' }, { taskId: 'task-1', state: 'completed' });
      const [context, first, second] = journal.waiting;
      const entries = [context, first, second].filter((entry) => entry !== undefined);
      await index.handler(entries);
      await index.handler(entries.slice(0, 2));
      await index.handler(entries.slice(1));
      const tasks = await store.db.selectFrom('tasks').select(['task_id', 'state']).execute();
      expect(tasks).toEqual([{ task_id: 'task-1', state: 'completed' }]);
      expect(await store.db.selectFrom('task_contexts').select('name').execute()).toEqual([{ name: 'mine' }]);
    });

    it.each([
      ['in one batch', false],
      ['one after the other', true],
    ])('shows a task to nobody whose id the agent gave to two callers: %s', async (_when, drains) => {
      const store = await openFixture();
      const [first, second] = [testIndex(store), testIndex(store)];
      await first.call(ANNA, {}, { taskId: '1' });
      if (drains) await first.drain();
      await second.call(BERT, {}, { taskId: '1' });
      await second.index.handler([...first.journal.waiting, ...second.journal.waiting]);

      expect(await store.db.selectFrom('tasks').select('owner').execute()).toEqual([{ owner: 'nobody' }]);
      for (const principal of [ANNA, BERT])
        await expect(testIndex(store).claim(principal, 'get', { taskId: '1' })).rejects.toMatchObject({
          code: 'TASK_NOT_FOUND',
        });
      if (drains)
        await expect(second.claim(BERT, 'get', { taskId: '1' })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    });
  });
});

describe('observation', () => {
  const openStore = embeddedStore();

  it('makes the answer wait for the journal when it tells of a task for the first time, and never again', async () => {
    const { index, claim } = testIndex(await openStore());
    const claimed = await claim(ANNA, 'stream', {});
    const seen = (state: string) => index.observe(claimed, { taskId: 't', contextId: 'c', state }, null);
    const first = seen('submitted');
    expect(first).toBeInstanceOf(Promise);
    await first;
    expect(seen('submitted')).toBeUndefined();
    expect(seen('working')).toBeUndefined();
    expect(seen('completed')).toBeUndefined();
  });

  it('writes the states in which a task rests, and no fleeting ones', async () => {
    const { index, claim, journal } = testIndex(await openStore());
    const claimed = await claim(ANNA, 'stream', {});
    for (const state of ['submitted', 'working', 'working', 'input-required', 'working', 'completed', 'completed'])
      await index.observe(claimed, { taskId: 't', state }, null);
    const states = journal.waiting.map((entry) => (JSON.parse(entry) as { task: { state: string } }).task.state);
    expect(states).toEqual(['submitted', 'input-required', 'completed']);
  });

  it('learns the context of a task later, when the agent tells it later', async () => {
    const { index, claim } = testIndex(await openStore());
    const claimed = await claim(ANNA, 'stream', {});
    await index.observe(claimed, { taskId: 't' }, null);
    await index.observe(claimed, { taskId: 't', contextId: 'c' }, null);
    expect((await claim(ANNA, 'get', { taskId: 't' })).task?.contextId).toBe('c');
  });

  it('remembers which deployment has answered first in a context that the caller named', async () => {
    const store = await openStore();
    const { index, claim, drain } = testIndex(store);
    await index.observe(await claim(ANNA, 'send', { contextId: 'mine' }), { taskId: 't', contextId: 'mine' }, 'first');
    await index.observe(await claim(ANNA, 'send', { contextId: 'mine' }), { taskId: 'u', contextId: 'mine' }, 'second');
    expect((await claim(ANNA, 'send', { contextId: 'mine' })).deploymentId).toBe('first');
    await drain();
    expect((await testIndex(store).claim(ANNA, 'send', { contextId: 'mine' })).deploymentId).toBe('first');
  });

  it('leaves a task in the context that it began in, whatever the agent says later', async () => {
    const { index, claim } = testIndex(await openStore());
    const claimed = await claim(ANNA, 'stream', {});
    await index.observe(claimed, { taskId: 't', contextId: 'c' }, null);
    await index.observe(claimed, { taskId: 't', contextId: 'other', state: 'completed' }, null);
    expect((await claim(ANNA, 'get', { taskId: 't' })).task).toMatchObject({ contextId: 'c', state: 'completed' });
  });

  it('makes the answer wait when it tells of a context alone', async () => {
    const { index, claim } = testIndex(await openStore());
    const claimed = await claim(ANNA, 'send', {});
    expect(index.observe(claimed, { contextId: 'c' }, null)).toBeInstanceOf(Promise);
    expect(index.observe(claimed, { contextId: 'c' }, null)).toBeUndefined();
    expect(index.observe(claimed, {}, null)).toBeUndefined();
  });

  it('withholds an answer with a task of somebody else, and shows that task to nobody any more', async () => {
    const { index, call, claim } = testIndex(await openStore());
    await call(ANNA, {}, { taskId: '1' });
    const claimed = await claim(BERT, 'send', {});
    for (let attempt = 0; attempt < 2; attempt++)
      expect(() => index.observe(claimed, { taskId: '1' }, null)).toThrow(
        expect.objectContaining({ code: 'INVALID_AGENT_RESPONSE' }),
      );
    await expect(claim(ANNA, 'get', { taskId: '1' })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
  });

  it('lets no answer leave whose task the journal does not take, and forgets the task', async () => {
    const { index, claim, journal } = testIndex(await openStore());
    const claimed = await claim(ANNA, 'send', {});
    journal.failure = new SwitchboardError('UNAVAILABLE', 'The disk is full.');
    await expect(index.observe(claimed, { taskId: 't' }, null)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(claim(ANNA, 'get', { taskId: 't' })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
  });

  it.each(['a\0b', 'a\u{d800}b', 'x'.repeat(513)])(
    'refuses identifiers that a database would change or refuse: %j',
    async (id) => {
      const { index, claim } = testIndex(await openStore());
      const claimed = await claim(ANNA, 'send', {});
      const refused = expect.objectContaining({ code: 'INVALID_AGENT_RESPONSE' });
      expect(() => index.observe(claimed, { taskId: id }, null)).toThrow(refused);
      expect(() => index.observe(claimed, { contextId: id }, null)).toThrow(refused);
      expect(() => index.observe(claimed, { taskId: 't', contextId: id }, null)).toThrow(refused);
    },
  );
});
