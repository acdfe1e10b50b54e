import { describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../../protocol/index.ts';
import { embeddedStore } from '../../store/stores.fixtures.ts';
import { ANSWER, itemsOf, says, settle, stateOf, type TestEngine, testEngine } from './engine.fixtures.ts';
import { Subscription } from './subscription.ts';

const openFixture = embeddedStore();

async function detached(engine: TestEngine) {
  const { id } = await engine.send(says('hi'), { returnImmediately: true });
  return { id: id as string, run: await engine.platform.run(engine.platform.runs.length || 1) };
}

const delta = (text: string) => ({ type: 'delta', artifact: 'a', parts: [{ text }] }) as const;

/** What a client makes of a stream, by the letter of the specification. */
const texts = (items: JsonObject[]): string =>
  items
    .map((item) => {
      const { task, artifactUpdate } = item as {
        task?: { artifacts?: { parts: { text: string }[] }[] };
        artifactUpdate?: { artifact: { parts: { text: string }[] } };
      };
      const artifacts = task?.artifacts ?? (artifactUpdate ? [artifactUpdate.artifact] : []);
      return artifacts.flatMap(({ parts }) => parts.map(({ text }) => text)).join('');
    })
    .join('');

describe('a subscriber', () => {
  it('gets the task as it stands, then what happens, in order and nothing twice, whenever it comes', async () => {
    const engine = testEngine(await openFixture());
    const { id, run } = await detached(engine);
    const watching: Promise<JsonObject[]>[] = [];
    for (const letter of 'abcdef') {
      watching.push(itemsOf(await engine.call('subscribe', { id })));
      run.tell(delta(letter));
      if (letter === 'c') await settle();
    }
    run.tell({ type: 'done' });
    const streams = await Promise.all(watching);
    expect(streams).toHaveLength(6);
    for (const items of streams) {
      expect(items[0]).toHaveProperty('task');
      expect(texts(items)).toBe('abcdef');
      expect(items.at(-1)).toMatchObject({ statusUpdate: { status: { state: 'TASK_STATE_COMPLETED' } } });
    }
  });

  it('is told nothing that a crash could take back', async () => {
    const engine = testEngine(await openFixture());
    const { id, run } = await detached(engine);
    let write = (): void => undefined;
    const append = vi.spyOn(engine.journal, 'append').mockImplementation(
      () =>
        new Promise<void>((resolve) => {
          write = resolve;
        }),
    );
    const early = itemsOf(await engine.call('subscribe', { id }));
    run.tell(delta('a'));
    await vi.waitFor(() => expect(append).toHaveBeenCalledOnce());
    const late = engine.call('subscribe', { id });
    const gotten = engine.get(id);
    const answered = vi.fn();
    void late.then(answered);
    void gotten.then(answered);
    await settle();
    expect([answered.mock.calls.length, engine.told]).toEqual([0, []]);
    write();
    await gotten;
    append.mockRestore();
    run.tell({ type: 'done' });
    expect([texts(await early), texts(await itemsOf(await late))]).toEqual(['a', 'a']);
  });

  it('leaves without anybody noticing', async () => {
    const engine = testEngine(await openFixture());
    const { id, run } = await detached(engine);
    const caller = new AbortController();
    const leaving = engine.call('subscribe', { id }, { signal: caller.signal }).then(itemsOf);
    leaving.catch(() => undefined);
    const staying = itemsOf(await engine.call('subscribe', { id }));
    await settle();
    caller.abort(new Error('left'));
    await expect(leaving).rejects.toThrow('left');
    run.tell(...ANSWER);
    expect(await staying).toHaveLength(6);
  });

  it('of a finished task is refused in 1.0, and gets the task alone in 0.3', async () => {
    const engine = testEngine(await openFixture());
    engine.platform.script = ANSWER;
    const task = await engine.send(says('hi'));
    const params = { id: task['id'] as string };
    await expect(engine.call('subscribe', params)).rejects.toMatchObject({ code: 'UNSUPPORTED_OPERATION' });
    expect(await itemsOf(await engine.call('subscribe', params, { version: '0.3' }))).toEqual([{ task }]);
  });

  it('of a task that waits for its caller gets the task, and is not kept waiting', async () => {
    const engine = testEngine(await openFixture());
    engine.platform.script = [{ type: 'need', kind: 'input', parts: [{ text: '?' }], resume: null }];
    const task = await engine.send(says('hi'));
    expect(stateOf(task)).toBe('TASK_STATE_INPUT_REQUIRED');
    expect(await itemsOf(await engine.call('subscribe', { id: task['id'] }))).toEqual([{ task }]);
  });

  it('who reads too slowly is cut off with a reason, and the others are not', async () => {
    const engine = testEngine(await openFixture());
    const { id, run } = await detached(engine);
    const slow = await engine.call('subscribe', { id });
    const quick = itemsOf(await engine.call('subscribe', { id }));
    if (slow.kind !== 'stream') throw new Error('not a stream');
    const piece = 'x'.repeat(1024 * 1024);
    for (let count = 0; count < 10; count++) {
      run.tell(delta(piece));
      await settle();
    }
    run.tell({ type: 'done' });
    expect(texts(await quick)).toHaveLength(10 * piece.length);
    await expect(itemsOf(slow)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(stateOf(await engine.get(id))).toBe('TASK_STATE_COMPLETED');
  });
});

describe('a subscription', () => {
  const news = (size: number) => ({ value: {}, sighting: { terminal: false }, size });

  it('lets one item wait that is larger than all that may', async () => {
    const subscription = new Subscription({ signal: new AbortController().signal, onClosed: () => {}, maxWaiting: 10 });
    subscription.push(news(100));
    expect(await subscription.next()).toEqual({ done: false, value: news(100) });
    subscription.push(news(6));
    subscription.push(news(6));
    await expect(subscription.next()).rejects.toMatchObject({ code: 'OVERLOADED' });
  });

  it('wakes its reader when it is ended, failed, returned or aborted, and closes once', async () => {
    for (const how of ['end', 'fail', 'return', 'abort'] as const) {
      const onClosed = vi.fn();
      const caller = new AbortController();
      const subscription = new Subscription({ signal: caller.signal, onClosed });
      const reading = subscription.next();
      if (how === 'abort') caller.abort(new Error('left'));
      else if (how === 'fail') subscription.fail(new Error('failed'));
      else void subscription[how]();
      if (how === 'abort' || how === 'fail') await expect(reading).rejects.toThrow();
      else expect(await reading).toEqual({ done: true, value: undefined });
      subscription.end();
      subscription.push(news(1));
      expect(onClosed).toHaveBeenCalledOnce();
    }
  });
});
