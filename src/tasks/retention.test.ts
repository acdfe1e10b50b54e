import { expect, it } from 'vitest';
import { manualSchedule } from '../ledger/ledger.fixtures.ts';
import { describeStores, NOW } from '../store/stores.fixtures.ts';
import { createTaskIndex } from './task-index.ts';
import { createTaskRepository } from './task-repository.ts';
import { createTaskWriter } from './task-writer-repository.ts';
import { aTask, SETTINGS, silentLog, testJournal } from './tasks.fixtures.ts';

const aContext = { agentId: 'agent-echo', owner: 'key:anna', deploymentId: null, createdAt: NOW };

describeStores((openFixture) => {
  it.each([
    [null, []],
    [1_000, [0]],
  ])('is looked after only where a period is set: %j', async (retentionMs, expected) => {
    const { db, kind } = await openFixture();
    const time = manualSchedule();
    const index = createTaskIndex({
      db,
      kind,
      journal: testJournal(),
      settings: { ...SETTINGS, retentionMs },
      clock: () => NOW,
      newId: () => 'id',
      log: silentLog,
      schedule: time.schedule,
    });
    index.start();
    expect(time.delays()).toEqual(expected);
    index.stop();
    expect(time.delays()).toEqual([]);
  });

  it('what is finished and old leaves the index in small batches; what may go on stays', async () => {
    const { db, kind } = await openFixture();
    const tasks = [
      aTask({ taskId: 'oldest', updatedAt: NOW - 3 }),
      aTask({ taskId: 'older', updatedAt: NOW - 2, state: 'failed' }),
      aTask({ taskId: 'old', updatedAt: NOW - 1, state: 'working', missing: true }),
      aTask({ taskId: 'waiting', updatedAt: NOW - 3, state: 'input-required' }),
      aTask({ taskId: 'new', updatedAt: NOW }),
    ];
    await createTaskWriter(db, kind).write(tasks, []);
    const repository = createTaskRepository(db);
    expect(await repository.deleteFinishedBefore(NOW, 2)).toBe(2);
    expect(await repository.deleteFinishedBefore(NOW, 2)).toBe(1);
    const left = await db.selectFrom('tasks').select('task_id').orderBy('task_id').execute();
    expect(left.map(({ task_id }) => task_id)).toEqual(['new', 'waiting']);
  });

  it('a context leaves when nobody has used it and no task is left in it', async () => {
    const { db, kind } = await openFixture();
    const contexts = [
      { ...aContext, name: 'unused', upstreamId: 'unused', usedAt: NOW - 1 },
      { ...aContext, name: 'used', upstreamId: 'used', usedAt: NOW },
      { ...aContext, name: 'with-task', upstreamId: 'alias', usedAt: NOW - 1 },
    ];
    await createTaskWriter(db, kind).write([aTask({ contextId: 'alias', contextName: 'with-task' })], contexts);
    expect(await createTaskRepository(db).deleteContextsBefore(NOW, 10)).toBe(1);
    const left = await db.selectFrom('task_contexts').select('name').orderBy('name').execute();
    expect(left.map(({ name }) => name)).toEqual(['used', 'with-task']);
  });
});
