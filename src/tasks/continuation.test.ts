import { describe, expect, it } from 'vitest';
import { describeStores } from '../store/stores.fixtures.ts';
import { type ContinuationRequest, createContinuations } from './continuation.ts';
import type { TaskSettings } from './task-index.ts';
import { createTaskMemory, taskKey } from './task-memory.ts';
import type { TaskRepository } from './task-repository.ts';
import { ANNA, aTask, BERT, ECHO, testIndex } from './tasks.fixtures.ts';

describeStores((openFixture) => {
  describe('how a conversation goes on', () => {
    const setUp = async (settings: Partial<TaskSettings> = {}) => {
      const { index, call, drain } = testIndex(await openFixture(), settings);
      const goOn = (earlier: ContinuationRequest['earlier'], principal = ANNA) =>
        index.continue({ principal, agent: ECHO, earlier });
      return { call, drain, goOn };
    };

    it('after a task: in its context, and in the task itself as long as that waits', async () => {
      const { call, drain, goOn } = await setUp();
      await call(ANNA, {}, { taskId: 'task-1', contextId: 'context-1', state: 'input-required' });
      expect(await goOn({ taskId: 'task-1' })).toEqual({ contextId: 'context-1', taskId: 'task-1' });
      await drain();
      expect(await goOn({ taskId: 'task-1' })).toEqual({ contextId: 'context-1', taskId: 'task-1' });
      await call(ANNA, { taskId: 'task-1' }, { taskId: 'task-1', state: 'completed' });
      expect(await goOn({ taskId: 'task-1' })).toEqual({ contextId: 'context-1' });
    });

    it('in a context: in the newest task there that waits, whether or not the database has it', async () => {
      const { call, drain, goOn } = await setUp();
      expect(await goOn({ contextId: 'context-1' })).toEqual({ contextId: 'context-1' });
      const inContext = { contextId: 'context-1' };
      await call(ANNA, inContext, { ...inContext, taskId: 'task-1', state: 'input-required' });
      await drain();
      expect(await goOn(inContext)).toEqual({ ...inContext, taskId: 'task-1' });
      await call(ANNA, { taskId: 'task-1' }, { taskId: 'task-1', state: 'completed' });
      expect(await goOn(inContext)).toEqual(inContext);
      await call(ANNA, inContext, { ...inContext, taskId: 'task-2', state: 'auth-required' });
      expect(await goOn(inContext)).toEqual({ ...inContext, taskId: 'task-2' });
      expect(await goOn({ contextId: 'context-2' })).toEqual({ contextId: 'context-2' });
    });

    it('in a context that somebody else calls so: in one of the caller’s own', async () => {
      const { call, drain, goOn } = await setUp();
      const inContext = { contextId: 'context-1' };
      await call(ANNA, inContext, { ...inContext, taskId: 'task-1', state: 'input-required' });
      expect(await goOn(inContext, BERT)).toEqual(inContext);
      const { alias } = await call(BERT, inContext);
      const upstream = { contextId: alias?.upstreamId ?? '' };
      await call(BERT, inContext, { ...upstream, taskId: 'task-9', state: 'input-required' });
      expect(await goOn(inContext, BERT)).toEqual({ ...inContext, taskId: 'task-9' });
      await drain();
      expect(await goOn(inContext, BERT)).toEqual({ ...inContext, taskId: 'task-9' });
      expect(await goOn(inContext)).toEqual({ ...inContext, taskId: 'task-1' });
    });

    it('in the context that the session names, where callers may make up contexts', async () => {
      const { goOn } = await setUp();
      expect(await goOn({ session: 's' })).toEqual({ contextId: 's' });
      const strict = await setUp({ unknownContexts: 'refuse' });
      expect(await strict.goOn({ session: 's' })).toEqual({});
      expect(await strict.goOn({ contextId: 'c' })).toEqual({ contextId: 'c' });
    });

    it('after somebody else’s task: as if there were none', async () => {
      const { call, goOn } = await setUp();
      await call(ANNA, {}, { taskId: 'task-1', state: 'input-required' });
      const unknown = await goOn({ taskId: 'task-2' }, BERT).catch((error: unknown) => error);
      expect(unknown).toMatchObject({ code: 'TASK_NOT_FOUND' });
      await expect(goOn({ taskId: 'task-1' }, BERT)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    });
  });
});

it('a conversation goes on in a task that arrives in the database while that is asked for it', async () => {
  const memory = createTaskMemory();
  const task = aTask({ state: 'input-required' });
  memory.tasks.writing(taskKey(task), task);
  const repository: Pick<TaskRepository, 'contextIds' | 'unfinished'> = {
    contextIds: async () => [],
    unfinished: async () => {
      memory.tasks.stored(taskKey(task));
      return [];
    },
  };
  const goOn = createContinuations({
    memory,
    lookup: { ask: async (question) => question(repository as TaskRepository) },
    ownership: 'key',
    unknownContexts: 'accept',
  });
  const earlier = { contextId: 'context-1' };
  expect(await goOn({ principal: ANNA, agent: ECHO, earlier })).toEqual({ contextId: 'context-1', taskId: 'task-1' });
});
