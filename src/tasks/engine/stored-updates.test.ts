import { expect, it } from 'vitest';
import { embeddedStore } from '../../store/stores.fixtures.ts';
import { ANNA, ANSWER, says, testEngine } from './engine.fixtures.ts';

const openFixture = embeddedStore();

/** What was told, without what it says. */
const shapes = (stored: ReturnType<typeof testEngine>['stored']): unknown[] =>
  stored.map(({ taskId, first, updates }) => [taskId, first, updates.map((update) => Object.keys(update)[0])]);

it('tells of updates once the database has them, each with its number, and of those that come again, again', async () => {
  const bench = testEngine(await openFixture());
  bench.platform.script = ANSWER;
  const { id } = await bench.send(says('hi'));
  expect(bench.stored).toEqual([]);
  const entries = [...bench.journal.waiting];
  await bench.drain();
  const numbers = bench.stored.flatMap(({ first, updates }) => updates.map((_, index) => first + index));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(new Set(bench.stored.map(({ taskId }) => taskId))).toEqual(new Set([id]));
  expect(bench.stored.at(-1)?.updates.at(-1)).toMatchObject({
    statusUpdate: { status: { state: 'TASK_STATE_COMPLETED' } },
  });
  const once = shapes(bench.stored.splice(0));
  await bench.engine.handler(entries);
  expect(shapes(bench.stored)).toEqual(once);
});

it('names a new task before its agent hears of it, and waits; a message that comes again begins none', async () => {
  const { engine, platform } = testEngine(await openFixture());
  platform.script = ANSWER;
  const named: string[] = [];
  const send = () =>
    engine.run({
      operation: 'send',
      params: { message: says('hi') },
      version: '1.0',
      agentId: 'agent-graph',
      deploymentId: null,
      owners: [ANNA],
      runner: platform.runner,
      signal: new AbortController().signal,
      onNewTask: async (taskId) => {
        expect(platform.runs).toEqual([]);
        named.push(taskId);
      },
    });
  const first = await send();
  const second = await send();
  const ids = [first, second].map((reply) => (reply.kind === 'answer' ? reply.sighting.taskId : undefined));
  expect(ids).toEqual([named[0], named[0]]);
  expect(named).toHaveLength(1);
  expect(await engine.find('agent-graph', named[0] ?? '')).toMatchObject({ id: named[0] });
  expect(await engine.find('another-agent', named[0] ?? '')).toBeUndefined();
});

it('begins nothing when what comes with a task cannot be kept', async () => {
  const { engine, platform, journal } = testEngine(await openFixture());
  const request = {
    operation: 'send' as const,
    params: { message: says('hi') },
    version: '1.0' as const,
    agentId: 'agent-graph',
    deploymentId: null,
    owners: [ANNA] as const,
    runner: platform.runner,
    signal: new AbortController().signal,
    onNewTask: () => Promise.reject(new Error('not kept')),
  };
  await expect(engine.run(request)).rejects.toThrow('not kept');
  expect(platform.runs).toEqual([]);
  expect(journal.waiting).toEqual([]);
});
