import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../protocol/index.ts';
import { describeStores, embeddedStore, NOW } from '../store/stores.fixtures.ts';
import type { FetchedTask, FetchTask } from './list-tasks.ts';
import { ANNA, BERT, ECHO, type TestIndex, testIndex } from './tasks.fixtures.ts';

const SCOPE = { agentId: ECHO.id, owners: ['key:anna'] };
const at = (second: number): string => new Date(NOW + second * 1000).toISOString();

/** The Tasks that an agent knows, by their ids; changes as the test says. */
type AgentTasks = Record<string, { state: string; second: number } | undefined>;

function agentWith(tasks: AgentTasks) {
  const asked: string[] = [];
  const fetch: FetchTask = async ({ taskId }) => {
    asked.push(taskId);
    const task = tasks[taskId];
    return task ? taskAt(taskId, task) : { kind: 'unknown' };
  };
  return { fetch, asked };
}

const taskAt = (id: string, { state, second }: { state: string; second: number }): FetchedTask => ({
  kind: 'task',
  task: { id, contextId: 'c', status: { state, timestamp: at(second) }, artifacts: [{ artifactId: 'a' }] },
  sighting: { taskId: id, state, statusTimestamp: at(second) },
});

/** Tasks 1 to `count`, one second after the other. */
async function withTasks(
  { call, drain, index, claim }: TestIndex,
  count: number,
  state = 'completed',
): Promise<AgentTasks> {
  const tasks: AgentTasks = {};
  for (let number = 1; number <= count; number++) {
    const sighting = { taskId: `task-${number}`, contextId: 'c', state, statusTimestamp: at(number) };
    await index.observe(await claim(ANNA, 'send', {}), sighting, null);
    tasks[sighting.taskId] = { state, second: number };
  }
  await call(BERT, {}, { taskId: 'of-bert', contextId: 'c' });
  await drain();
  return tasks;
}

const idsOf = ({ tasks }: JsonObject) => (tasks as { id: string }[]).map(({ id }) => id);

describeStores((openFixture) => {
  describe('a list of tasks', () => {
    it("holds the caller's tasks alone, newest status first, without their artifacts", async () => {
      const test = testIndex(await openFixture());
      const { fetch } = agentWith(await withTasks(test, 3));
      expect(await test.index.list({ scope: SCOPE, params: {}, fetch })).toEqual({
        tasks: [3, 2, 1].map((number) => ({
          id: `task-${number}`,
          contextId: 'c',
          status: { state: 'completed', timestamp: at(number) },
        })),
        nextPageToken: '',
        pageSize: 50,
        totalSize: 3,
      });
    });

    it('comes with artifacts for those who ask', async () => {
      const test = testIndex(await openFixture());
      const { fetch } = agentWith(await withTasks(test, 1));
      const { tasks } = await test.index.list({ scope: SCOPE, params: { includeArtifacts: true }, fetch });
      expect(tasks).toMatchObject([{ artifacts: [{ artifactId: 'a' }] }]);
    });

    it('comes page by page, each task once', async () => {
      const test = testIndex(await openFixture());
      const { fetch } = agentWith(await withTasks(test, 5));
      const pages: string[][] = [];
      let pageToken = '';
      do {
        const page = await test.index.list({ scope: SCOPE, params: { pageSize: 2, pageToken }, fetch });
        expect(page).toMatchObject({ totalSize: 5, pageSize: 2 });
        pages.push(idsOf(page));
        pageToken = page['nextPageToken'] as string;
      } while (pageToken !== '');
      expect(pages).toEqual([['task-5', 'task-4'], ['task-3', 'task-2'], ['task-1']]);
    });

    it.each([
      [{ status: 'TASK_STATE_COMPLETED' }, ['new', 'old']],
      [{ status: 'completed', statusTimestampAfter: at(2) }, ['new']],
      [{ status: 3, contextId: 'other' }, ['old']],
      [{ context_id: 'other', page_size: 10 }, ['old']],
      [{ status: 'TASK_STATE_UNSPECIFIED', statusTimestampAfter: at(2) }, ['new', 'working']],
      [{ status: 'TASK_STATE_FAILED' }, []],
      [{ contextId: 'of-nobody' }, []],
    ])('holds what the filter asks for: %j', async (params, expected) => {
      const test = testIndex(await openFixture());
      const { index, claim, drain } = test;
      const states: AgentTasks = {};
      for (const [taskId, contextId, state, second] of [
        ['old', 'other', 'completed', 1],
        ['working', 'c', 'working', 2],
        ['new', 'c', 'completed', 3],
      ] as const) {
        await index.observe(
          await claim(ANNA, 'send', {}),
          { taskId, contextId, state, statusTimestamp: at(second) },
          null,
        );
        states[taskId] = { state, second };
      }
      await drain();
      const page = await index.list({ scope: SCOPE, params, fetch: agentWith(states).fetch });
      expect(idsOf(page)).toEqual(expected);
      expect(page['totalSize']).toBe(expected.length);
    });

    it('asks first what became of unfinished tasks, so that filter and order are true', async () => {
      const test = testIndex(await openFixture());
      const tasks = await withTasks(test, 3, 'working');
      tasks['task-1'] = { state: 'completed', second: 10 };
      const { fetch, asked } = agentWith(tasks);
      const listing = test.index.list({ scope: SCOPE, params: {}, fetch });
      await new Promise(setImmediate);
      await expect.poll(() => test.journal.waiting.length).toBe(1);
      await test.drain();
      expect(idsOf(await listing)).toEqual(['task-1', 'task-3', 'task-2']);
      expect(asked.sort()).toEqual(['task-1', 'task-2', 'task-3']);
    });

    it('leaves out what the agent no longer knows, until it knows it again', async () => {
      const test = testIndex(await openFixture());
      const tasks = await withTasks(test, 3);
      tasks['task-2'] = undefined;
      const { fetch } = agentWith(tasks);
      expect(idsOf(await test.index.list({ scope: SCOPE, params: { pageSize: 2 }, fetch }))).toEqual([
        'task-3',
        'task-1',
      ]);
      await test.drain();
      expect((await test.index.list({ scope: SCOPE, params: {}, fetch }))['totalSize']).toBe(2);

      await test.call(ANNA, { taskId: 'task-2' }, { taskId: 'task-2', state: 'completed' });
      await test.drain();
      expect((await test.index.list({ scope: SCOPE, params: {}, fetch }))['totalSize']).toBe(3);
    });
  });
});

describe('a list of tasks', () => {
  const openStore = embeddedStore();

  it('tells what the index knows while the agent is away', async () => {
    const test = testIndex(await openStore());
    await withTasks(test, 1);
    const fetch: FetchTask = async () => ({ kind: 'unavailable' });
    const { tasks } = await test.index.list({ scope: SCOPE, params: {}, fetch });
    const status = { state: 'TASK_STATE_COMPLETED', timestamp: at(1) };
    expect(tasks).toEqual([{ id: 'task-1', contextId: 'c', status }]);
  });

  it('waits for the tasks that are on their way to the database', async () => {
    const { index, call, drain } = testIndex(await openStore());
    await call(ANNA, {}, { taskId: 'just-now', state: 'completed' });
    const { fetch } = agentWith({ 'just-now': { state: 'completed', second: 0 } });
    const listing = index.list({ scope: SCOPE, params: {}, fetch });
    await drain();
    expect(idsOf(await listing)).toEqual(['just-now']);
  });

  it('asks the agent for eight tasks at a time', async () => {
    const test = testIndex(await openStore());
    const { fetch } = agentWith(await withTasks(test, 20));
    let open = 0;
    let most = 0;
    const counting: FetchTask = async (task, historyLength) => {
      most = Math.max(most, ++open);
      await new Promise(setImmediate);
      open -= 1;
      return fetch(task, historyLength);
    };
    await test.index.list({ scope: SCOPE, params: {}, fetch: counting });
    expect(most).toBe(8);
  });

  it.each([
    ['of another filter', { status: 'TASK_STATE_WORKING' }, SCOPE],
    ['of another owner', {}, { ...SCOPE, owners: ['key:bert'] }],
    ['of another agent', {}, { ...SCOPE, agentId: 'other' }],
  ])('refuses the token of a page %s', async (_whose, params, scope) => {
    const test = testIndex(await openStore());
    const { fetch } = agentWith(await withTasks(test, 2));
    const { nextPageToken } = await test.index.list({ scope: SCOPE, params: { pageSize: 1 }, fetch });
    expect(nextPageToken).not.toBe('');
    const other = test.index.list({ scope, params: { ...params, pageToken: nextPageToken }, fetch });
    await expect(other).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });

  it.each([{ pageToken: 'made up' }, { status: 'TASK_STATE_FINE' }, { statusTimestampAfter: 'yesterday' }])(
    'refuses %j',
    async (params) => {
      const { index } = testIndex(await openStore());
      const listing = index.list({ scope: SCOPE, params, fetch: agentWith({}).fetch });
      await expect(listing).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    },
  );
});
