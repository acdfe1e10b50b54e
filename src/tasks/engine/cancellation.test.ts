import { describe, expect, it, vi } from 'vitest';
import { SwitchboardError, type UpstreamEvent, UpstreamFailure } from '../../protocol/index.ts';
import { embeddedStore } from '../../store/stores.fixtures.ts';
import { ANSWER, ScriptedPlatform, says, stateOf, testEngine, underWay } from './engine.fixtures.ts';

const openFixture = embeddedStore();

const ANSWERED_FROM_CANCEL: UpstreamEvent = { type: 'fail', kind: 'canceled', message: 'The run was cancelled.' };

describe('a cancellation', () => {
  it('cuts the exchange where the platform knows no other way', async () => {
    const engine = testEngine(await openFixture());
    const { run, answer } = await underWay(engine);
    run.tell(...ANSWER.slice(0, 2));
    await vi.waitFor(() => expect(JSON.stringify(engine.told)).toContain('Hello'));
    const reply = await engine.call('cancel', { id: run.turn.taskId });
    expect(reply).toMatchObject({
      value: { status: { state: 'TASK_STATE_CANCELED' }, artifacts: [{ parts: [{ text: 'Hello' }] }] },
    });
    expect(stateOf(await answer)).toBe('TASK_STATE_CANCELED');
    await vi.waitFor(() => expect(run.isClosed).toBe(true));
  });

  it('goes by the platform’s own means, and is over when the platform says so', async () => {
    const cancel = vi.fn(async () => 'requested' as const);
    const engine = testEngine(await openFixture(), { platform: new ScriptedPlatform({ cancel }) });
    const { run } = await underWay(engine);
    run.tell({ type: 'run', handle: { id: 'r-1' } });
    await vi.waitFor(() => expect(engine.told).toHaveLength(1));
    const canceling = engine.call('cancel', { id: run.turn.taskId });
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledExactlyOnceWith({ id: 'r-1' }, expect.anything()));
    run.tell(ANSWERED_FROM_CANCEL);
    expect(await canceling).toMatchObject({ value: { status: { state: 'TASK_STATE_CANCELED' } } });
  });

  it('does not wait for ever for a platform that promised to stop', async () => {
    const platform = new ScriptedPlatform({ cancel: async () => 'requested' });
    const engine = testEngine(await openFixture(), { platform });
    const { run } = await underWay(engine);
    run.tell({ type: 'run', handle: 1 });
    await vi.waitFor(() => expect(engine.told).toHaveLength(1));
    const canceling = engine.call('cancel', { id: run.turn.taskId });
    await vi.waitFor(() => expect(engine.time.waiting).toBe(1));
    await engine.time.pass(10_000);
    expect(await canceling).toMatchObject({ value: { status: { state: 'TASK_STATE_CANCELED' } } });
  });

  it('that the platform refuses leaves the task as it is', async () => {
    const platform = new ScriptedPlatform({
      cancel: async () => {
        throw new UpstreamFailure({ kind: 'unauthorized', message: 'No.' });
      },
    });
    const engine = testEngine(await openFixture(), { platform });
    const { run, answer } = await underWay(engine);
    run.tell({ type: 'run', handle: 1 });
    await vi.waitFor(() => expect(engine.told).toHaveLength(1));
    await expect(engine.call('cancel', { id: run.turn.taskId })).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    run.tell(...ANSWER.slice(1));
    expect(stateOf(await answer)).toBe('TASK_STATE_COMPLETED');
  });

  it('says so when the task was faster', async () => {
    const platform = new ScriptedPlatform({ cancel: async () => 'requested' });
    const engine = testEngine(await openFixture(), { platform });
    const { run } = await underWay(engine);
    run.tell({ type: 'run', handle: 1 });
    await vi.waitFor(() => expect(engine.told).toHaveLength(1));
    const canceling = engine.call('cancel', { id: run.turn.taskId });
    run.tell(...ANSWER.slice(1));
    await expect(canceling).rejects.toMatchObject({ code: 'TASK_NOT_CANCELABLE' });
  });

  it('ends a task that waits for its caller, and one that waits for another', async () => {
    const engine = testEngine(await openFixture(), { platform: new ScriptedPlatform({ serializeContext: true }) });
    engine.platform.script = [{ type: 'need', kind: 'input', parts: [{ text: '?' }], resume: null }];
    const asked = await engine.send(says('hi'));
    const canceled = { value: { status: { state: 'TASK_STATE_CANCELED' } } };
    expect(await engine.call('cancel', { id: asked['id'] })).toMatchObject(canceled);

    engine.platform.script = [];
    const caller = new AbortController();
    void engine.send(says('1', { contextId: 'c' }), {}, { signal: caller.signal }).catch(() => undefined);
    const run = await engine.platform.run(2);
    const { id } = await engine.send(says('2', { contextId: 'c' }), { returnImmediately: true });
    expect(await engine.call('cancel', { id: id })).toMatchObject(canceled);
    expect(engine.platform.runs).toHaveLength(2);
    run.tell(...ANSWER);
  });

  it('of a canceled task changes nothing, and of another finished one is refused', async () => {
    const engine = testEngine(await openFixture());
    const { run } = await underWay(engine);
    const first = await engine.call('cancel', { id: run.turn.taskId });
    expect(await engine.call('cancel', { id: run.turn.taskId })).toEqual(first);
    engine.platform.script = ANSWER;
    const { id } = await engine.send(says('done'));
    await expect(engine.call('cancel', { id: id })).rejects.toMatchObject({ code: 'TASK_NOT_CANCELABLE' });
  });

  it('of all of an agent’s turns tells why', async () => {
    const engine = testEngine(await openFixture());
    const { run, answer } = await underWay(engine);
    engine.engine.end('another-agent', new SwitchboardError('AGENT_PAUSED', 'Not this one.'));
    engine.engine.end('agent-graph', new SwitchboardError('AGENT_PAUSED', 'Paused by an administrator.'));
    expect(await answer).toMatchObject({
      status: { state: 'TASK_STATE_FAILED', message: { parts: [{ text: 'Paused by an administrator.' }] } },
    });
    await vi.waitFor(() => expect(run.isClosed).toBe(true));
  });
});
