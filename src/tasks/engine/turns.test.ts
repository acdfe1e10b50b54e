import { describe, expect, it, vi } from 'vitest';
import { SwitchboardError, UpstreamFailure } from '../../protocol/index.ts';
import { embeddedStore } from '../../store/stores.fixtures.ts';
import {
  ANSWER,
  itemsOf,
  ScriptedPlatform,
  says,
  settle,
  stateOf,
  testEngine,
  textOf,
  underWay,
} from './engine.fixtures.ts';

const openFixture = embeddedStore();

describe('a turn that its call began', () => {
  it('says how it ended, also when its caller wanted no more than the id', async () => {
    const { call, platform } = testEngine(await openFixture());
    const reply = await call('send', { message: says('hi'), configuration: { returnImmediately: true } });
    expect(reply.turn?.isOver).toBe(false);
    (await platform.run(1)).tell(...ANSWER);
    expect(await reply.turn?.end).toMatchObject({
      state: 'completed',
      usage: { inputTokens: 3, outputTokens: 5, totalTokens: 8 },
    });
    expect(reply.turn?.isOver).toBe(true);
  });

  it('says how it ended while that is written down, so that what follows from it is written with it', async () => {
    const { call, platform, journal } = testEngine(await openFixture());
    const reply = await call('send', { message: says('hi'), configuration: { returnImmediately: true } });
    const run = await platform.run(1);
    run.tell(...ANSWER.slice(0, -1));
    await settle();
    let written = (): void => undefined;
    journal.append = () => new Promise((resolve) => (written = resolve));
    run.tell({ type: 'done' });
    expect(await reply.turn?.end).toMatchObject({ state: 'completed', usage: { totalTokens: 8 } });
    written();
  });

  it('says how it ended in the end, when its end could not be written down at first', async () => {
    const { call, platform, journal, time } = testEngine(await openFixture());
    const reply = await call('send', { message: says('hi'), configuration: { returnImmediately: true } });
    const run = await platform.run(1);
    journal.failure = new Error('disk full');
    run.tell(...ANSWER.slice(0, 2));
    await settle();
    journal.failure = undefined;
    await time.pass(2_000);
    expect(await reply.turn?.end).toMatchObject({ state: 'failed' });
  });

  it('is nobody else’s, whoever sends the same message or subscribes', async () => {
    const { call, platform } = testEngine(await openFixture());
    await call('send', { message: says('hi'), configuration: { returnImmediately: true } });
    const again = await call('send', { message: says('hi'), configuration: { returnImmediately: true } });
    expect(again.turn).toBeUndefined();
    await platform.run(1);
    expect(platform.runs).toHaveLength(1);
  });

  it('says nothing of its end when another process goes on with it', async () => {
    const platform = new ScriptedPlatform({ poll: async () => [] });
    const { call, engine } = testEngine(await openFixture(), { platform });
    platform.script = ANSWER.slice(0, 2);
    const reply = await call('send', { message: says('hi'), configuration: { returnImmediately: true } });
    await platform.run(1);
    await settle();
    await engine.stop();
    expect(await reply.turn?.end).toBeNull();
  });
});

it('tells the agent whether anybody waits', async () => {
  const { send, platform } = testEngine(await openFixture());
  platform.script = ANSWER;
  await send(says('waiting'));
  await send(says('gone'), { returnImmediately: true });
  await platform.run(2);
  expect(platform.runs.map(({ turn }) => turn.detached)).toEqual([false, true]);
});

describe('a turn that fails', () => {
  const refusals = [
    ['unreachable', 'UPSTREAM_UNREACHABLE'],
    ['unauthorized', 'UPSTREAM_FAILED'],
    ['not-found', 'UPSTREAM_FAILED'],
    ['rate-limited', 'UPSTREAM_FAILED'],
    ['timeout', 'UPSTREAM_TIMEOUT'],
    ['invalid-answer', 'INVALID_AGENT_RESPONSE'],
    ['unsupported-part', 'CONTENT_TYPE_NOT_SUPPORTED'],
  ] as const;

  it.each(refusals)('before the agent began is the call’s failure, and leaves no task (%s: %s)', async (kind, code) => {
    const store = await openFixture();
    const { send, platform, drain } = testEngine(store);
    for (const event of [
      { type: 'fail', kind, message: 'No.' } as const,
      new UpstreamFailure({ kind, message: 'No.' }),
    ]) {
      platform.script = [{ type: 'session', handle: 1 }, event];
      await expect(send(says('hi'))).rejects.toMatchObject({ code });
    }
    await drain();
    expect(await store.db.selectFrom('engine_tasks').selectAll().execute()).toEqual([]);
    expect(await store.db.selectFrom('engine_messages').selectAll().execute()).toEqual([]);
    platform.script = ANSWER;
    expect(stateOf(await send(says('hi')))).toBe('TASK_STATE_COMPLETED');
  });

  it('tells the caller how long to wait, and nothing of the gateway’s own credentials', async () => {
    const { send, platform } = testEngine(await openFixture());
    platform.script = [{ type: 'fail', kind: 'rate-limited', message: 'Slow down.', retryAfterSeconds: 7 }];
    await expect(send(says('1'))).rejects.toMatchObject({ message: 'Slow down.', details: { retryAfterSeconds: 7 } });
    platform.script = [
      { type: 'fail', kind: 'unauthorized', message: 'client_id 12345 is disabled in tenant contoso' },
    ];
    await expect(send(says('2'))).rejects.toMatchObject({ message: expect.not.stringContaining('contoso') });
  });

  it('passes on what the connection failed with, so that another deployment can be asked', async () => {
    const { send, platform } = testEngine(await openFixture());
    const failure = new SwitchboardError('UPSTREAM_UNREACHABLE', 'Refused.', { metadata: { delivered: 'no' } });
    platform.script = [failure];
    await expect(send(says('hi'))).rejects.toBe(failure);
  });

  it.each([
    ['failed', 'TASK_STATE_FAILED'],
    ['truncated', 'TASK_STATE_FAILED'],
    ['rejected', 'TASK_STATE_REJECTED'],
    ['canceled', 'TASK_STATE_CANCELED'],
  ] as const)('by the agent’s own word is the task’s failure, with its message (%s)', async (kind, state) => {
    const { send, platform } = testEngine(await openFixture());
    platform.script = [{ type: 'fail', kind, message: 'The tool broke.' }];
    expect(await send(says('hi'))).toMatchObject({
      status: { state, message: { parts: [{ text: 'The tool broke.' }] } },
      metadata: { error: { reason: kind } },
    });
  });

  it('keeps what the agent had said by then', async () => {
    const { send, platform } = testEngine(await openFixture());
    platform.script = [...ANSWER.slice(0, 2), { type: 'fail', kind: 'unreachable', message: 'Gone.' }];
    const task = await send(says('hi'));
    expect([stateOf(task), textOf(task)]).toEqual(['TASK_STATE_FAILED', 'Hello']);
  });

  it.each([
    ['nothing', 0],
    ['something', 2],
  ])('is one whose answer ends after %s without a word about its end', async (_, count) => {
    const engine = testEngine(await openFixture());
    const { run, answer } = await underWay(engine);
    run.tell(...ANSWER.slice(0, count));
    run.end();
    expect(await answer).toMatchObject({
      status: { state: 'TASK_STATE_FAILED' },
      metadata: { error: { reason: 'truncated' } },
    });
  });

  it('is one that a bug of ours breaks, which says nothing of itself', async () => {
    const { send, platform } = testEngine(await openFixture());
    platform.script = [...ANSWER.slice(0, 2), new TypeError('secret of undefined')];
    const task = await send(says('hi'));
    expect(stateOf(task)).toBe('TASK_STATE_FAILED');
    expect(JSON.stringify(task)).not.toContain('secret');
  });

  it('leaves a task that waits for an answer as it was, when the agent could not be reached with it', async () => {
    const { send, get, platform } = testEngine(await openFixture());
    platform.script = [{ type: 'need', kind: 'auth', parts: [{ text: 'Sign in.' }], resume: 'r' }];
    const asked = await send(says('hi'));
    platform.script = [new UpstreamFailure({ kind: 'unreachable', message: 'Refused.' })];
    const answer = says('done', { taskId: asked['id'] as string });
    await expect(send(answer)).rejects.toMatchObject({ code: 'UPSTREAM_UNREACHABLE' });
    expect(await get(asked['id'] as string)).toEqual(asked);
    platform.script = ANSWER;
    expect(stateOf(await send(answer))).toBe('TASK_STATE_COMPLETED');
    expect(platform.runs[2]?.turn.resume).toBe('r');
  });

  it('is a failed task, when the caller did not wait for it', async () => {
    const { send, get, platform } = testEngine(await openFixture());
    platform.script = [{ type: 'fail', kind: 'unreachable', message: 'Refused.' }];
    const { id } = await send(says('hi'), { returnImmediately: true });
    await vi.waitFor(async () => expect(stateOf(await get(id as string))).toBe('TASK_STATE_FAILED'));
  });
});

describe('a turn', () => {
  it('is asked for again while the agent is busy, and not for ever', async () => {
    const engine = testEngine(await openFixture());
    engine.platform.script = [{ type: 'fail', kind: 'busy', message: 'Another run is active.' }];
    const { answer } = await underWay(engine);
    for (const [index, ms] of [500, 1000, 2000, 4000].entries()) {
      await vi.waitFor(() => expect(engine.time.waiting).toBeGreaterThan(0));
      await engine.time.pass(ms);
      await engine.platform.run(index + 2);
    }
    await expect(answer).rejects.toMatchObject({ code: 'UPSTREAM_FAILED', message: 'Another run is active.' });
    expect(new Set(engine.platform.runs.map(({ turn }) => turn.idempotencyKey)).size).toBe(1);
  });

  it('is run without its session once that is gone', async () => {
    const engine = testEngine(await openFixture());
    engine.platform.script = [{ type: 'session', handle: 'old' }, ...ANSWER];
    await engine.send(says('1', { contextId: 'c' }));
    engine.platform.script = [];
    const answer = engine.send(says('2', { contextId: 'c' }));
    (await engine.platform.run(2)).tell({ type: 'fail', kind: 'session-gone', message: 'Expired.' });
    const third = await engine.platform.run(3);
    expect([engine.platform.runs[1]?.turn.session, third.turn.session]).toEqual(['old', undefined]);
    third.tell(...ANSWER);
    expect(stateOf(await answer)).toBe('TASK_STATE_COMPLETED');
  });

  it('is refused before anything runs, when it holds parts that the agent does not take', async () => {
    const { send, platform, journal } = testEngine(await openFixture());
    const message = { ...says('hi'), parts: [{ text: 'look' }, { raw: 'aGk=', mediaType: 'image/png' }] };
    await expect(send(message)).rejects.toMatchObject({ code: 'CONTENT_TYPE_NOT_SUPPORTED' });
    expect([platform.runs, journal.waiting]).toEqual([[], []]);
  });

  it('is written down before the agent hears of it', async () => {
    const { send, platform, journal } = testEngine(await openFixture());
    journal.failure = new SwitchboardError('UNAVAILABLE', 'full');
    await expect(send(says('hi'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(platform.runs).toEqual([]);
    journal.failure = undefined;
    platform.script = ANSWER;
    expect(stateOf(await send(says('hi')))).toBe('TASK_STATE_COMPLETED');
  });

  it('fails, once that can be written down, when what the agent tells cannot', async () => {
    const engine = testEngine(await openFixture());
    const { run, answer } = await underWay(engine);
    const watching = engine.call('subscribe', { id: run.turn.taskId }).then(itemsOf);
    watching.catch(() => undefined);
    engine.journal.failure = new SwitchboardError('UNAVAILABLE', 'full');
    run.tell({ type: 'delta', artifact: 'a', parts: [{ text: 'lost' }] });
    await expect(answer).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(watching).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await vi.waitFor(() => expect(run.isClosed).toBe(true));
    await engine.time.pass(10_000);
    engine.journal.failure = undefined;
    await engine.time.pass(2_000);
    await vi.waitFor(async () => expect(stateOf(await engine.get(run.turn.taskId))).toBe('TASK_STATE_FAILED'));
  });

  it('runs on when its caller leaves a stream, and ends when nobody waits for its answer any more', async () => {
    const engine = testEngine(await openFixture());
    const caller = new AbortController();
    const streaming = engine.call('stream', { message: says('stream') }, { signal: caller.signal });
    const first = await engine.platform.run(1);
    first.tell({ type: 'progress', text: 'begun' });
    await streaming;
    caller.abort();
    first.tell(...ANSWER);
    await vi.waitFor(async () => expect(stateOf(await engine.get(first.turn.taskId))).toBe('TASK_STATE_COMPLETED'));

    const { run, answer, leave } = await underWay(engine, 'unary');
    const alsoWaiting = engine.send(says('unary'));
    await settle();
    leave();
    await expect(answer).rejects.toThrow('left');
    run.tell(...ANSWER);
    expect(stateOf(await alsoWaiting)).toBe('TASK_STATE_COMPLETED');

    const last = await underWay(engine, 'alone');
    last.leave();
    await expect(last.answer).rejects.toThrow('left');
    await vi.waitFor(() => expect(last.run.isClosed).toBe(true));
    await vi.waitFor(async () => expect(stateOf(await engine.get(last.run.turn.taskId))).toBe('TASK_STATE_CANCELED'));
  });

  it('asks the platform to stop as well, when its caller leaves', async () => {
    const cancel = vi.fn(async () => 'canceled' as const);
    const engine = testEngine(await openFixture(), { platform: new ScriptedPlatform({ cancel }) });
    const { run, answer, leave } = await underWay(engine);
    run.tell({ type: 'run', handle: 'r-1' });
    await vi.waitFor(() => expect(engine.told).toHaveLength(1));
    leave();
    await expect(answer).rejects.toThrow('left');
    expect(cancel).toHaveBeenCalledExactlyOnceWith('r-1', expect.anything());
  });

  it('waits until the one before it in its context is over, where the platform needs that, and no other waits', async () => {
    const engine = testEngine(await openFixture(), { platform: new ScriptedPlatform({ serializeContext: true }) });
    const { platform, send } = engine;
    const inC = (text: string) => send(says(text, { contextId: 'c' }));
    const first = inC('1');
    const run = await platform.run(1);
    const second = inC('2');
    const third = inC('3');
    await vi.waitFor(() => expect(engine.journal.waiting).toHaveLength(3));
    const elsewhere = send(says('4', { contextId: 'd' }));
    expect((await platform.run(2)).turn.parts).toEqual([{ text: '4' }]);
    run.tell(...ANSWER);
    (await platform.run(3)).tell(...ANSWER);
    (await platform.run(4)).tell(...ANSWER);
    platform.runs[1]?.tell(...ANSWER);
    await Promise.all([first, second, third, elsewhere]);
    expect(platform.runs.map(({ turn }) => turn.parts[0]?.['text'])).toEqual(['1', '4', '2', '3']);
  });

  it('is refused when as many wait in its context as may', async () => {
    const engine = testEngine(await openFixture(), { platform: new ScriptedPlatform({ serializeContext: true }) });
    const callers = Array.from({ length: 17 }, () => new AbortController());
    const waiting = callers.map(({ signal }, index) =>
      engine.send(says(`${index}`, { contextId: 'c' }), {}, { signal }).catch(() => undefined),
    );
    await vi.waitFor(() => expect(engine.journal.waiting).toHaveLength(17));
    await expect(engine.send(says('more', { contextId: 'c' }))).rejects.toMatchObject({ code: 'OVERLOADED' });
    for (const caller of callers) caller.abort();
    await Promise.all(waiting);
    engine.platform.script = ANSWER;
    expect(stateOf(await engine.send(says('again', { contextId: 'c' })))).toBe('TASK_STATE_COMPLETED');
  });

  it('is no turn of a task that is finished, under way, or in another context', async () => {
    const engine = testEngine(await openFixture());
    const { run, answer } = await underWay(engine);
    const { taskId } = run.turn;
    const more = (rest = {}) => engine.send(says('more', { taskId, ...rest }));
    await expect(more()).rejects.toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      message: expect.stringContaining('working'),
    });
    run.tell({ type: 'need', kind: 'input', parts: [], resume: null });
    await answer;
    await expect(more({ contextId: 'another' })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    engine.platform.script = ANSWER;
    await more();
    await expect(engine.send(says('too late', { taskId }))).rejects.toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      message: expect.stringContaining('completed'),
    });
  });
});
