import { expect, it, vi } from 'vitest';
import { describeStores } from '../../store/stores.fixtures.ts';
import { ANSWER, BERT, says, settle, stateOf, testEngine, textOf } from './engine.fixtures.ts';

describeStores((openFixture) => {
  it('answers a blocking send with the finished task, its history, its artifact and what it took', async () => {
    const { send, platform } = testEngine(await openFixture());
    platform.script = ANSWER;
    const task = await send(says('hi', { metadata: { mood: 'good' } }));
    expect(task).toEqual({
      id: expect.any(String),
      contextId: expect.any(String),
      status: { state: 'TASK_STATE_COMPLETED', timestamp: '2025-11-24T16:00:00.000Z' },
      artifacts: [{ artifactId: '1.a', parts: [{ text: 'Hello, world' }] }],
      history: [
        {
          messageId: 'hi',
          role: 'ROLE_USER',
          parts: [{ text: 'hi' }],
          taskId: task['id'],
          contextId: task['contextId'],
          metadata: { mood: 'good' },
        },
      ],
      metadata: { usage: { input_tokens: 3, output_tokens: 5, total_tokens: 8, source: 'upstream' } },
    });
    expect(platform.runs[0]?.turn).toMatchObject({
      taskId: task['id'],
      parts: [{ text: 'hi' }],
      metadata: { mood: 'good' },
      session: undefined,
      resume: undefined,
    });
  });

  it('streams the task, then each change as it happens, and ends with the turn', async () => {
    const { call, platform } = testEngine(await openFixture());
    const replying = call('stream', { message: says('hi') });
    const run = await platform.run(1);
    run.tell({ type: 'delta', artifact: 'a', parts: [{ text: 'one' }] });
    const reply = await replying;
    if (reply.kind !== 'stream') throw new Error('not a stream');
    const events = reply.events[Symbol.asyncIterator]();
    const next = async () => (await events.next()).value?.value;
    expect(await next()).toMatchObject({
      task: { status: { state: 'TASK_STATE_SUBMITTED' }, history: [{ messageId: 'hi' }] },
    });
    expect(await next()).toMatchObject({ statusUpdate: { status: { state: 'TASK_STATE_WORKING' } } });
    expect(await next()).toMatchObject({
      artifactUpdate: { artifact: { artifactId: '1.a', parts: [{ text: 'one' }] } },
    });
    run.tell({ type: 'delta', artifact: 'a', parts: [{ text: ' two' }] });
    expect(await next()).toMatchObject({ artifactUpdate: { append: true, artifact: { parts: [{ text: ' two' }] } } });
    run.tell({ type: 'progress', text: 'nearly there' });
    expect(await next()).toMatchObject({
      statusUpdate: { status: { state: 'TASK_STATE_WORKING', message: { parts: [{ text: 'nearly there' }] } } },
    });
    run.tell({ type: 'artifact', artifact: 'a', parts: [{ text: 'one two' }], last: true }, { type: 'done' });
    expect(await next()).toMatchObject({
      artifactUpdate: { append: true, lastChunk: true, artifact: { parts: [{ text: '' }] } },
    });
    expect(await next()).toMatchObject({ statusUpdate: { status: { state: 'TASK_STATE_COMPLETED' } } });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('goes on with a task that asks for input, and hands the answer over with what the question left', async () => {
    const { send, platform } = testEngine(await openFixture());
    platform.script = [
      { type: 'session', handle: { thread: 't1' } },
      { type: 'need', kind: 'input', parts: [{ text: 'Which one?' }], resume: { interrupt: 7 } },
    ];
    const asked = await send(says('book it'));
    expect(asked).toMatchObject({
      status: { state: 'TASK_STATE_INPUT_REQUIRED', message: { role: 'ROLE_AGENT', parts: [{ text: 'Which one?' }] } },
    });
    platform.script = ANSWER;
    const done = await send(says('the red one', { taskId: asked['id'] as string }));
    expect(platform.runs[1]?.turn).toMatchObject({ session: { thread: 't1' }, resume: { interrupt: 7 } });
    expect(done).toMatchObject({
      id: asked['id'],
      contextId: asked['contextId'],
      status: { state: 'TASK_STATE_COMPLETED' },
      artifacts: [{ artifactId: '2.a' }],
    });
    const history = done['history'] as { parts: { text: string }[] }[];
    expect(history.map(({ parts }) => parts[0]?.text)).toEqual(['book it', 'Which one?', 'the red one']);
  });

  it('keeps a conversation’s session for its owner, agent and context alone', async () => {
    const store = await openFixture();
    const { send, platform, drain } = testEngine(store);
    platform.script = [{ type: 'session', handle: 'thread-of-anna' }, ...ANSWER];
    await send(says('1', { contextId: 'c' }));
    await send(says('2', { contextId: 'c' }));
    await send(says('3', { contextId: 'c' }), {}, { owner: BERT });
    await send(says('4', { contextId: 'd' }));
    const [first, second, berts, other] = platform.runs.map(({ turn }) => turn);
    expect([first?.session, second?.session, berts?.session, other?.session]).toEqual([
      undefined,
      'thread-of-anna',
      undefined,
      undefined,
    ]);
    expect(second?.sessionKey).toBe(first?.sessionKey);
    expect(first?.sessionKey).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([first?.sessionKey, berts?.sessionKey, other?.sessionKey]).size).toBe(3);
    expect(other?.userKey).toBe(first?.userKey);
    expect(berts?.userKey).not.toBe(first?.userKey);

    await drain();
    const later = testEngine(store);
    later.platform.script = ANSWER;
    await later.send(says('5', { contextId: 'c' }));
    expect(later.platform.runs[0]?.turn.session).toBe('thread-of-anna');
  });

  it('runs a message that is sent again by the same caller once, whether it is done, under way, or of an earlier process', async () => {
    const store = await openFixture();
    const { send, platform, drain } = testEngine(store);
    const both = Promise.all([send(says('pay')), send(says('pay'))]);
    const run = await platform.run(1);
    const third = send(says('pay'));
    await settle();
    run.tell(...ANSWER);
    const [first, second] = await both;
    expect(second).toEqual(first);
    expect(await third).toEqual(first);
    expect(await send(says('pay'))).toEqual(first);
    expect(platform.runs).toHaveLength(1);

    await drain();
    const later = testEngine(store);
    expect(await later.send(says('pay'))).toEqual(first);
    expect(later.platform.runs).toHaveLength(0);
  });

  it('takes the same message id for another message when it is another caller’s, or says something else', async () => {
    const { send, platform } = testEngine(await openFixture());
    platform.script = ANSWER;
    const anna = await send(says('hi'));
    const bert = await send(says('hi'), {}, { owner: BERT });
    const other = await send({ ...says('hi'), parts: [{ text: 'something else' }] });
    const again = await send(says('hi', { contextId: anna['contextId'] as string }));
    expect(new Set([anna, bert, other, again].map(({ id }) => id)).size).toBe(4);
    expect(platform.runs).toHaveLength(4);
  });

  it('finds a task for its owner and agent alone, in the words for what does not exist', async () => {
    const { send, call, platform } = testEngine(await openFixture());
    platform.script = ANSWER;
    const { id } = await send(says('hi'));
    const missing = { code: 'TASK_NOT_FOUND', message: expect.stringContaining('Task not found') };
    for (const operation of ['get', 'cancel', 'subscribe'] as const) {
      await expect(call(operation, { id: id ?? '' }, { owner: BERT })).rejects.toMatchObject(missing);
      await expect(call(operation, { id: id ?? '' }, { agentId: 'another' })).rejects.toMatchObject(missing);
      await expect(call(operation, { id: 'nothing' })).rejects.toMatchObject(missing);
    }
    await expect(send(says('more', { taskId: id as string }), {}, { owner: BERT })).rejects.toMatchObject(missing);
  });

  it('answers at once where the caller asks for that, and finishes without it', async () => {
    const { send, get, platform, drain } = testEngine(await openFixture());
    const task = await send(says('hi'), { returnImmediately: true });
    expect(stateOf(task)).toBe('TASK_STATE_SUBMITTED');
    (await platform.run(1)).tell(...ANSWER);
    await settle();
    await drain();
    expect(textOf(await get(task['id'] as string))).toBe('Hello, world');
  });

  it('shows as much of the history as is asked for', async () => {
    const { send, call, platform } = testEngine(await openFixture());
    platform.script = [{ type: 'need', kind: 'input', parts: [{ text: 'And?' }], resume: null }];
    const { id } = await send(says('one'));
    await send(says('two', { taskId: id as string }));
    const historyOf = async (params: Record<string, number>) => {
      const reply = await call('get', { id: id, ...params });
      const history = reply.kind === 'answer' ? reply.value['history'] : null;
      return (history as { messageId: string }[] | undefined)?.map(({ messageId }) => messageId);
    };
    expect(await historyOf({ historyLength: 0 })).toBeUndefined();
    expect(await historyOf({ historyLength: 1 })).toEqual(['two']);
    expect(await historyOf({ history_length: 50 })).toHaveLength(3);
    expect(await historyOf({})).toHaveLength(3);
  });

  it('gives a finished task back after a restart, as it was', async () => {
    const store = await openFixture();
    const { send, platform, drain, time } = testEngine(store);
    platform.script = ANSWER;
    const exact = says('hi', { metadata: { big: 12 } });
    const task = await send(exact);
    await drain();
    time.now += 1;
    expect(await testEngine(store).get(task['id'] as string)).toEqual(task);
  });

  it('gives an unfinished task back with everything that was told of it', async () => {
    const store = await openFixture();
    const first = testEngine(store);
    const replying = first.call('stream', { message: says('hi') });
    const run = await first.platform.run(1);
    for (const text of ['a', 'b', 'c']) {
      run.tell({ type: 'delta', artifact: 'a', parts: [{ text }] });
      await settle();
      await first.drain();
    }
    expect((await replying).kind).toBe('stream');
    const task = await testEngine(store).get(run.turn.taskId);
    expect([stateOf(task), textOf(task)]).toEqual(['TASK_STATE_WORKING', 'abc']);
  });

  it('deletes what has ended and was not heard of for so long, and nothing else', async () => {
    const store = await openFixture();
    const { send, platform, drain, time, engine } = testEngine(store, { retentionMs: 1000 });
    platform.script = [{ type: 'need', kind: 'input', parts: [{ text: 'And?' }], resume: null }];
    const waiting = await send(says('wait'));
    platform.script = [{ type: 'session', handle: 1 }, ...ANSWER];
    const old = await send(says('old'));
    time.now += 900;
    const young = await send(says('young'));
    await drain();
    time.now += 200;
    engine.start();
    await time.pass(0);
    await vi.waitFor(async () => {
      const rows = await store.db.selectFrom('engine_tasks').select('task_id').execute();
      expect(rows).toHaveLength(2);
    });
    const later = testEngine(store, { time });
    await expect(later.get(old['id'] as string)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    expect(await later.get(young['id'] as string)).toEqual(young);
    expect(await later.get(waiting['id'] as string)).toEqual(waiting);
    await vi.waitFor(async () => {
      const sessions = await store.db.selectFrom('engine_sessions').select('context_id').execute();
      expect(sessions).toEqual([{ context_id: young['contextId'] }]);
    });
    await engine.stop();
  });
});
