import { expect, it } from 'vitest';
import { describeStores, NOW } from '../../store/stores.fixtures.ts';
import { createConfigRepository } from './config-repository.ts';
import { createOutboxRepository } from './outbox-repository.ts';
import { createReceiverRepository } from './receiver-repository.ts';
import type { ConfigRecord, PushEvent } from './record.ts';

const task = { agentId: 'agent', taskId: 'task' };
const NOBODY_BUSY = { configs: [], targets: [], principals: [] };

const aConfig = (id: string, changes: Partial<ConfigRecord> = {}): ConfigRecord => ({
  ...task,
  id,
  principal: 'key:anna',
  name: id,
  version: '1.0',
  target: 'https://hooks.example',
  sealed: 'sealed',
  alias: null,
  dueAt: null,
  failures: 0,
  createdAt: NOW,
  updatedAt: NOW,
  ...changes,
});

const anEvent = (place: number, changes: Partial<PushEvent> = {}): PushEvent => ({
  ...task,
  key: String(place),
  place,
  json: `{"n":${place}}`,
  changesTask: true,
  ...changes,
});

const FAILED = { answerStatus: 500, failure: 'answered 500' };
const DONE = { answerStatus: 200, failure: null };

describeStores((openFixture) => {
  const open = async () => {
    const { db } = await openFixture();
    return {
      configs: createConfigRepository(db),
      outbox: createOutboxRepository(db),
      receivers: createReceiverRepository(db),
    };
  };

  it('keeps a queue for each config, of which the first is tried, and what is due first', async () => {
    const { configs, outbox } = await open();
    await configs.put(aConfig('one', { alias: { name: 'mine', upstreamId: 'its' } }));
    await configs.put(aConfig('two', { version: '0.3', principal: 'key:bert', target: 'https://other.example' }));
    expect(await outbox.enter([anEvent(2), anEvent(1), anEvent(3, { changesTask: false })], NOW)).toBe(true);
    expect(await outbox.enter([anEvent(2)], NOW + 1)).toBe(false);
    expect(await outbox.enter([anEvent(9, { taskId: 'unknown' })], NOW)).toBe(false);
    expect(await outbox.counts()).toEqual({ waiting: 5, dead: 0 });
    expect((await outbox.due(NOW, NOBODY_BUSY, 10)).map(({ id }) => id).sort()).toEqual(['one', 'two']);
    expect(await outbox.due(NOW - 1, NOBODY_BUSY, 10)).toEqual([]);
    const busy = { configs: [], targets: ['https://hooks.example'], principals: [] };
    expect((await outbox.due(NOW, busy, 10)).map(({ id }) => id)).toEqual(['two']);
    expect(await outbox.due(NOW, { ...NOBODY_BUSY, principals: ['key:anna', 'key:bert'] }, 10)).toEqual([]);
    expect((await outbox.due(NOW, { ...NOBODY_BUSY, configs: ['one'] }, 10)).map(({ id }) => id)).toEqual(['two']);

    const head = await outbox.head('one');
    expect(head).toMatchObject({
      place: 1,
      event: '{"n":1}',
      state: 'waiting',
      attempts: 0,
      target: 'https://hooks.example',
    });
    if (!head) return;
    await outbox.failed(head, FAILED, NOW + 5_000);
    expect(await outbox.nextDue({ ...NOBODY_BUSY, configs: ['two'] })).toBe(NOW + 5_000);
    expect((await configs.byId('one'))?.failures).toBe(1);
    await outbox.delivered(head, DONE, NOW + 6_000);
    expect(await outbox.find(head.id)).toMatchObject({
      state: 'delivered',
      event: null,
      attempts: 2,
      endedAt: NOW + 6_000,
    });
    expect(await outbox.head('one')).toMatchObject({ place: 2 });
    expect(await configs.byId('one')).toMatchObject({ dueAt: NOW + 6_000, failures: 0, alias: { name: 'mine' } });
  });

  it('gives up all that waits at once, and lets it wait again one by one', async () => {
    const { configs, outbox } = await open();
    await configs.put(aConfig('one'));
    await outbox.enter([anEvent(1), anEvent(2)], NOW);
    const head = await outbox.head('one');
    if (!head) throw new Error('nothing waits');
    expect(await outbox.buried(head, FAILED, NOW)).toBe(2);
    expect(await outbox.nextDue(NOBODY_BUSY)).toBeNull();
    const dead = await outbox.list({ state: 'dead' }, { limit: 10 });
    expect(new Set(dead.map(({ failure }) => failure))).toEqual(
      new Set(['an earlier one was given up', 'answered 500']),
    );
    expect(await outbox.revive(head.id, NOW + 1)).toMatchObject({ state: 'waiting', failure: null });
    expect(await outbox.head('one')).toMatchObject({ id: head.id, event: '{"n":1}' });
    expect(await outbox.revive(head.id, NOW + 1)).toBeUndefined();
    await configs.delete({ ...task, principal: 'key:anna' }, 'one');
    expect(await outbox.head('one')).toBeUndefined();
    const [left] = await outbox.list({ state: 'dead' }, { limit: 10 });
    expect(await outbox.revive(left?.id ?? '', NOW)).toBeUndefined();
  });

  it('lists page by page, newest first, and forgets what ended', async () => {
    const { configs, outbox } = await open();
    await configs.put(aConfig('one'));
    for (const place of [1, 2, 3]) await outbox.enter([anEvent(place)], NOW + place);
    const [newest, second] = await outbox.list({ agentId: 'agent' }, { limit: 2 });
    expect([newest?.place, second?.place]).toEqual([3, 2]);
    const after = { createdAt: second?.createdAt ?? 0, id: second?.id ?? '' };
    expect((await outbox.list({ taskId: 'task' }, { after, limit: 2 })).map(({ place }) => place)).toEqual([1]);
    const head = await outbox.head('one');
    if (head) await outbox.delivered(head, DONE, NOW);
    expect(await outbox.deleteBefore(NOW, 10)).toBe(0);
    expect(await outbox.deleteBefore(NOW + 1, 10)).toBe(1);
    expect(await outbox.counts()).toEqual({ waiting: 2, dead: 0 });
  });

  it('puts a config in the place of its namesake, wakes what sleeps, and keeps those of tasks that go on', async () => {
    const { configs, outbox, receivers } = await open();
    const { db } = await openFixture();
    await configs.put(aConfig('one', { name: 'c' }));
    await outbox.enter([anEvent(1)], NOW);
    await configs.put(aConfig('new', { name: 'c', target: 'https://new.example', updatedAt: NOW + 9 }));
    expect(await configs.byId('one')).toBeUndefined();
    expect(await configs.list({ ...task, principal: 'key:anna' })).toMatchObject([{ id: 'new', dueAt: NOW + 9 }]);
    expect(await outbox.head('new')).toMatchObject({ place: 1 });
    await db.updateTable('push_configs').set({ due_at: null }).execute();
    await outbox.awake(NOW + 10);
    expect(await outbox.nextDue(NOBODY_BUSY)).toBe(NOW + 10);
    await outbox.idle('new', NOW + 11);
    expect(await outbox.nextDue(NOBODY_BUSY)).toBe(NOW + 11);

    const row = { owner: 'key:anna', context_id: null, context_name: null, deployment_id: null, missing: 0 };
    const times = { status_at: NOW, created_at: NOW, updated_at: NOW };
    await db
      .insertInto('tasks')
      .values({ task_id: 'busy', agent_id: 'agent', state: 'working', ...row, ...times })
      .execute();
    await configs.put(aConfig('two', { taskId: 'busy' }));
    const aReceiver = {
      tokenHash: 'h',
      agentId: 'agent',
      owners: ['key:anna'] as const,
      pending: null,
      createdAt: NOW,
    };
    for (const [id, taskId] of [
      ['r1', 'busy'],
      ['r2', null],
      ['r3', 'task'],
    ] as const)
      await receivers.insert({ ...aReceiver, id, taskId });
    expect(await receivers.deleteBefore(NOW + 1, 10)).toBe(2);
    expect(await receivers.find('r1')).toMatchObject({ taskId: 'busy', owners: ['key:anna'], pending: null });
    expect(await configs.deleteBefore(NOW + 1, 10)).toBe(0);
    await db.updateTable('push_configs').set({ due_at: null }).execute();
    expect(await configs.deleteBefore(NOW + 1, 10)).toBe(1);
    expect(await configs.any()).toBe(true);
  });
});
