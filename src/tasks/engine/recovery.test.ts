import { expect, it, vi } from 'vitest';
import type { Json, UpstreamEvent } from '../../protocol/index.ts';
import { describeStores } from '../../store/stores.fixtures.ts';
import { testJournal } from '../tasks.fixtures.ts';
import {
  ANSWER,
  itemsOf,
  ScriptedPlatform,
  says,
  stateOf,
  type TestEngine,
  testEngine,
  textOf,
} from './engine.fixtures.ts';

/** A task that a process was working on when it was killed. */
async function killedInMidRun(store: Parameters<typeof testEngine>[0], events: UpstreamEvent[] = ANSWER.slice(0, 2)) {
  const first = testEngine(store);
  const { id } = await first.send(says('hi'), { returnImmediately: true });
  const run = await first.platform.run(1);
  run.tell(...events);
  if (events.length > 0) await vi.waitFor(() => expect(first.told.length).toBeGreaterThan(0));
  await vi.waitFor(() => expect(first.journal.waiting.length).toBeGreaterThan(events.length > 0 ? 1 : 0));
  await first.drain();
  return id as string;
}

const ended = (engine: TestEngine, id: string, state: string) =>
  vi.waitFor(async () => expect(stateOf(await engine.get(id))).toBe(state), { timeout: 5_000 });

describeStores((openFixture) => {
  it('a task that was under way fails after a restart, says why, and keeps what was told of it', async () => {
    const store = await openFixture();
    const id = await killedInMidRun(store);
    const later = testEngine(store);
    later.engine.start();
    await ended(later, id, 'TASK_STATE_FAILED');
    const task = await later.get(id);
    expect(textOf(task)).toBe('Hello');
    expect(JSON.stringify(task['status'])).toContain('The gateway was restarted while the agent worked on this task.');
    await later.drain();
    expect(await testEngine(store).get(id)).toEqual(task);
    expect(later.platform.runs).toEqual([]);
  });

  it('a message that was under way is not run a second time', async () => {
    const store = await openFixture();
    const id = await killedInMidRun(store, []);
    const later = testEngine(store);
    later.engine.start();
    await ended(later, id, 'TASK_STATE_FAILED');
    expect(await later.send(says('hi'))).toMatchObject({ id, status: { state: 'TASK_STATE_FAILED' } });
    expect(later.platform.runs).toEqual([]);
  });

  it('a run that goes on without us is followed again by its handle, to its end', async () => {
    const store = await openFixture();
    const id = await killedInMidRun(store);
    const followed: Json[] = [];
    const platform = new ScriptedPlatform({
      async *resubscribe(run): AsyncGenerator<UpstreamEvent> {
        followed.push(run);
        yield { type: 'artifact', artifact: 'a', parts: [{ text: 'Hello, again' }], last: true };
        yield { type: 'usage', total: 8 };
        yield { type: 'done' };
      },
    });
    const later = testEngine(store, { platform });
    const watching = itemsOf(await later.call('subscribe', { id }));
    later.engine.start();
    expect(await watching).toMatchObject([
      { task: { status: { state: 'TASK_STATE_WORKING' }, artifacts: [{ parts: [{ text: 'Hello' }] }] } },
      {
        artifactUpdate: {
          append: true,
          lastChunk: true,
          artifact: { artifactId: '1.a', parts: [{ text: ', again' }] },
        },
      },
      { statusUpdate: { status: { state: 'TASK_STATE_COMPLETED' } } },
    ]);
    expect(followed).toEqual([{ id: 'run-1' }]);
    expect(textOf(await later.get(id))).toBe('Hello, again');
    expect(await later.resumed[0]?.end).toMatchObject({ taskId: id, state: 'completed', usage: { totalTokens: 8 } });
  });

  it('a run that can only be asked for is asked for until it ends, and tells nothing twice', async () => {
    const store = await openFixture();
    const id = await killedInMidRun(store);
    const polls: UpstreamEvent[][] = [
      [{ type: 'progress', text: 'searching' }],
      [
        { type: 'progress', text: 'searching' },
        { type: 'artifact', artifact: 'a', parts: [{ text: 'Hello, wo' }], last: false },
      ],
      [{ type: 'artifact', artifact: 'a', parts: [{ text: 'Hello, world' }], last: true }, { type: 'done' }],
    ];
    const poll = vi.fn(async () => polls.shift() ?? []);
    const later = testEngine(store, { platform: new ScriptedPlatform({ poll }) });
    const watching = itemsOf(await later.call('subscribe', { id }));
    later.engine.start();
    for (const [index, pauseMs] of [250, 500, 1_000].entries()) {
      await vi.waitFor(() => expect(poll).toHaveBeenCalledTimes(index + 1), { timeout: 5_000 });
      await later.time.pass(pauseMs);
    }
    const items = await watching;
    expect(items.map((item) => Object.keys(item)[0])).toEqual([
      'task',
      'statusUpdate',
      'artifactUpdate',
      'artifactUpdate',
      'statusUpdate',
    ]);
    expect(textOf(await later.get(id))).toBe('Hello, world');
  });

  it('a run that the platform does not answer for is asked for again, and given up at last', async () => {
    const store = await openFixture();
    const id = await killedInMidRun(store);
    const poll = vi.fn(async () => {
      throw new Error('away');
    });
    const later = testEngine(store, { platform: new ScriptedPlatform({ poll }) });
    later.engine.start();
    await vi.waitFor(() => expect(poll).toHaveBeenCalled(), { timeout: 5_000 });
    await later.time.pass(10 * 60_000);
    expect(stateOf(await later.get(id))).toBe('TASK_STATE_WORKING');
    await later.time.pass(10 * 60_000);
    await ended(later, id, 'TASK_STATE_FAILED');
  });

  it('a run whose connection breaks is picked up where it goes on, without a restart', async () => {
    const platform = new ScriptedPlatform({ poll: async () => [{ type: 'done' }] });
    const engine = testEngine(await openFixture(), { platform });
    const answer = engine.send(says('hi'));
    const run = await platform.run(1);
    run.tell(...ANSWER.slice(0, 2));
    run.end();
    expect(stateOf(await answer)).toBe('TASK_STATE_COMPLETED');
  });

  it('a stop lets turns end, leaves what goes on without us to the next process, and fails the rest', async () => {
    const store = await openFixture();
    const durable = testEngine(store, { platform: new ScriptedPlatform({ poll: async () => [] }) });
    const fleeting = testEngine(store);
    const tasks: string[] = [];
    for (const engine of [durable, fleeting]) {
      const { id } = await engine.send(says('long'), { returnImmediately: true });
      (await engine.platform.run(1)).tell(...ANSWER.slice(0, 2));
      await vi.waitFor(() => expect(engine.told.length).toBeGreaterThan(0));
      tasks.push(id as string);
    }
    const quick = fleeting.send(says('quick'));
    const run = await fleeting.platform.run(2);
    const draining = fleeting.engine.drain(1_000);
    run.tell(...ANSWER);
    expect(stateOf(await quick)).toBe('TASK_STATE_COMPLETED');
    await fleeting.time.pass(1_000);
    await draining;
    await Promise.all([durable.engine.stop(), fleeting.engine.stop()]);
    await durable.drain();
    await fleeting.drain();
    const later = testEngine(store);
    const [first, second] = await Promise.all(tasks.map((id) => later.get(id)));
    expect(stateOf(first ?? {})).toBe('TASK_STATE_WORKING');
    expect(second).toMatchObject({ status: { state: 'TASK_STATE_FAILED' } });
  });

  it('entries that come again after a crash, in whatever company, end up the same', async () => {
    const store = await openFixture();
    const first = testEngine(store);
    const { id } = await first.send(says('hi'), { returnImmediately: true });
    const run = await first.platform.run(1);
    for (const text of ['a', 'b', 'c', 'd']) {
      run.tell({ type: 'delta', artifact: 'a', parts: [{ text }] });
      const entries = first.journal.waiting.length;
      await vi.waitFor(() => expect(first.journal.waiting.length).toBeGreaterThan(entries));
    }
    const entries = first.journal.waiting.slice();
    for (const [from, to] of [
      [0, 3],
      [0, 1],
      [1, 4],
      [2, 5],
      [0, 5],
    ] as const)
      await first.engine.handler(entries.slice(from, to));
    expect(textOf(await testEngine(store).get(id as string))).toBe('abcd');
  });

  it('nothing counts as unknown before the database has what an earlier process left', async () => {
    const store = await openFixture();
    const before = testEngine(store);
    before.platform.script = ANSWER;
    const { id } = await before.send(says('hi'));
    const journal = testJournal({ replayed: false });
    const later = testEngine(store, { journal });
    const asked = later.get(id as string);
    await before.drain();
    journal.replay();
    expect(stateOf(await asked)).toBe('TASK_STATE_COMPLETED');
  });
});
