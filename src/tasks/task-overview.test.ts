import { describe, expect, it } from 'vitest';
import { keyPrincipal } from '../access/principals.fixtures.ts';
import { queryPlan } from '../store/query-plan.fixtures.ts';
import { describeStores, embeddedStore, NOW } from '../store/stores.fixtures.ts';
import { listQuery, type TaskOrder } from './overview-repository.ts';
import type { TaskEntry } from './task.ts';
import type { TaskSelection } from './task-overview.ts';
import { createTaskWriter } from './task-writer-repository.ts';
import { ANNA, aTask, testIndex } from './tasks.fixtures.ts';

const ADMIN = { kind: 'admin' } as const;
const ANNA_IN_TEAM = keyPrincipal({ keyId: 'anna', teamId: 'freight', userId: 'anna.berg' });
const FIRST_PAGE = { limit: 50 };
const page = (limit: number, cursor: string | null) => (cursor === null ? { limit } : { limit, cursor });

const TASKS: readonly TaskEntry[] = [
  aTask({ taskId: 'old', statusAt: NOW - 3000, createdAt: NOW - 3000, state: 'failed' }),
  aTask({
    taskId: 'same',
    agentId: 'agent-a',
    statusAt: NOW - 2000,
    createdAt: NOW - 4000,
    contextId: 'upstream',
    contextName: 'mine',
  }),
  aTask({
    taskId: 'same',
    agentId: 'agent-b',
    statusAt: NOW - 2000,
    createdAt: NOW - 4000,
    owner: 'team:freight',
    state: 'input-required',
  }),
  aTask({ taskId: 'of-bert', statusAt: NOW - 1000, createdAt: NOW - 5000, owner: 'key:bert', state: 'working' }),
  aTask({ taskId: 'gone', createdAt: NOW - 6000, owner: 'admin', missing: true }),
];

describeStores((openFixture) => {
  const bench = async (ownership: 'key' | 'team' = 'key') => {
    const store = await openFixture();
    await createTaskWriter(store.db, store.kind).write([...TASKS], []);
    const test = testIndex(store, { ownership });
    const list = async (
      selection: TaskSelection = {},
      viewer: Parameters<typeof test.index.overview.list>[0] = { principal: ADMIN, agents: [] },
    ) => {
      const { tasks } = await test.index.overview.list(viewer, selection, FIRST_PAGE);
      return tasks.map(({ agentId, taskId }) => (taskId === 'same' ? `same at ${agentId}` : taskId));
    };
    return { ...test, list };
  };

  describe('tasks of all agents', () => {
    it('are shown to administrators whosever they are, the newest state first, page by page without gap or double', async () => {
      const { index, list } = await bench();
      const all = ['gone', 'of-bert', 'same at agent-b', 'same at agent-a', 'old'];
      expect(await list()).toEqual(all);
      const seen: string[] = [];
      for (let cursor: string | null = null, pages = 0; pages < 5; pages += 1) {
        const viewer = { principal: ADMIN, agents: [] };
        const { tasks, nextCursor } = await index.overview.list(viewer, {}, page(1, cursor));
        seen.push(...tasks.map(({ agentId, taskId }) => (taskId === 'same' ? `same at ${agentId}` : taskId)));
        cursor = nextCursor;
      }
      expect(seen).toEqual(all);
      await expect(
        index.overview.list({ principal: ADMIN, agents: [] }, {}, { limit: 1, cursor: 'none' }),
      ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    });

    it.each<[TaskOrder, string[]]>([
      [{ by: 'statusAt', descending: false }, ['old', 'same at agent-a', 'same at agent-b', 'of-bert', 'gone']],
      [{ by: 'createdAt', descending: true }, ['old', 'same at agent-b', 'same at agent-a', 'of-bert', 'gone']],
      [{ by: 'createdAt', descending: false }, ['gone', 'of-bert', 'same at agent-a', 'same at agent-b', 'old']],
    ])('are shown in the order %j too, page by page without gap or double', async (order, all) => {
      const { index } = await bench();
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const viewer = { principal: ADMIN, agents: [] };
        const found = await index.overview.list(viewer, {}, { ...page(2, cursor), order });
        seen.push(...found.tasks.map(({ agentId, taskId }) => (taskId === 'same' ? `same at ${agentId}` : taskId)));
        cursor = found.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(all);
    });

    it('are shown to a key as far as the protocol lets it use them, whatever rule the agent has', async () => {
      const { list } = await bench();
      expect(await list({}, { principal: ANNA, agents: [] })).toEqual(['same at agent-a', 'old']);
      const agents = [{ id: 'agent-b', taskOwnership: 'team' as const }];
      expect(await list({}, { principal: ANNA_IN_TEAM, agents })).toEqual([
        'same at agent-b',
        'same at agent-a',
        'old',
      ]);
      expect(await list({ agentId: 'agent-b' }, { principal: ANNA, agents })).toEqual([]);
    });

    it('an agent with a rule of its own keeps to it where the gateway has another', async () => {
      const { list, index } = await bench('team');
      const agents = [{ id: 'agent-b', taskOwnership: 'key' as const }];
      expect(await list({}, { principal: ANNA_IN_TEAM, agents: [] })).toContain('same at agent-b');
      expect(await list({}, { principal: ANNA_IN_TEAM, agents })).not.toContain('same at agent-b');
      const task = aTask({ agentId: 'agent-b', owner: 'team:freight' });
      expect(index.overview.isOwn(ANNA_IN_TEAM, task, agents[0])).toBe(false);
      expect(index.overview.isOwn(ANNA_IN_TEAM, task, undefined)).toBe(true);
    });

    it.each<[TaskSelection, string[]]>([
      [{ agentId: 'agent-a' }, ['same at agent-a']],
      [{ taskId: 'same' }, ['same at agent-b', 'same at agent-a']],
      [{ contextId: 'mine' }, ['same at agent-a']],
      [{ contextId: 'upstream' }, ['same at agent-a']],
      [{ owner: 'key:bert' }, ['of-bert']],
      [{ states: ['failed', 'working'] }, ['of-bert', 'old']],
      [{ since: NOW - 2000, until: NOW }, ['of-bert', 'same at agent-b', 'same at agent-a']],
    ])('are narrowed by %j', async (selection, expected) => {
      const { list } = await bench();
      expect(await list(selection)).toEqual(expected);
    });

    it('are told as memory knows them: what is fleeting is not written down', async () => {
      const { index, call, drain } = await bench();
      await call(ANNA, {}, { taskId: 'fresh', state: 'submitted' });
      await drain();
      await call(ANNA, { taskId: 'fresh' }, { taskId: 'fresh', state: 'working' });
      const { tasks } = await index.overview.list({ principal: ADMIN, agents: [] }, { taskId: 'fresh' }, FIRST_PAGE);
      expect(tasks).toMatchObject([{ taskId: 'fresh', state: 'working', owner: 'key:anna' }]);
    });
  });
});

describe('a page of tasks', () => {
  const openFixture = embeddedStore();

  it.each<[string, TaskSelection, TaskOrder, string]>([
    ['of all agents', {}, { by: 'statusAt', descending: true }, 'tasks_by_status_at'],
    ['of all agents, the oldest first,', {}, { by: 'statusAt', descending: false }, 'tasks_by_status_at'],
    ['of all agents, as they were begun,', {}, { by: 'createdAt', descending: true }, 'tasks_by_created_at'],
    ['of one agent', { agentId: 'agent-a' }, { by: 'statusAt', descending: true }, 'tasks_by_agent_id_status_at'],
  ])('%s is read in its order, without sorting', async (_what, selection, order, index) => {
    const { db } = await openFixture();
    const after = { at: NOW, taskId: 't', agentId: 'agent-a' };
    // A connection that has read nothing since the migrations plans by what it knew before.
    await db.selectFrom('tasks').select('task_id').execute();
    const plan = (await queryPlan(db, listQuery(db, null, selection, { order, after, limit: 50 }))).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
