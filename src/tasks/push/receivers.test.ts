import { beforeEach, describe, expect, it, vi } from 'vitest';
import { embeddedStore } from '../../store/stores.fixtures.ts';
import { AGENT, ANNA, HOOK, more, started, status, TASK, type TestPush, testPush, until } from './push.fixtures.ts';

const openFixture = embeddedStore();
let push: TestPush;

beforeEach(async () => {
  push = testPush(await openFixture());
  return () => push.relay.stop();
});

const mint = (taskId: string | null = TASK) =>
  push.relay.receivers.mint({ agentId: AGENT, owners: [ANNA], taskId }, null);

/** The agent pushes. */
const pushed = (
  receiver: { id: string; token?: string },
  body: unknown,
  more: { agentId?: string; name?: string } = {},
) =>
  push.relay.receive({
    receiverId: receiver.id,
    agentId: more.agentId ?? AGENT,
    token: receiver.token,
    body: async () => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    name: more.name,
  });

describe('promise 11: what an agent pushes', () => {
  it('needs the token of the address, and of no other; what is not there is refused in the same words', async () => {
    const own = await mint();
    const other = await mint();
    const refusals = await Promise.all(
      [
        pushed({ ...own, token: other.token }, status('working')),
        pushed({ id: own.id }, status('working')),
        pushed({ id: 'none', token: own.token }, status('working')),
        pushed(own, status('working'), { agentId: 'another' }),
      ].map((refusal) => refusal.catch((error: Error & { code: string }) => `${error.code} ${error.message}`)),
    );
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toMatch(/^UNAUTHENTICATED /);
    expect(push.journal.waiting).toEqual([]);
  });

  it('is not even read without it', async () => {
    const body = vi.fn(async () => Buffer.from('{}'));
    const push10 = { receiverId: (await mint()).id, agentId: AGENT, token: 'guess', body, name: undefined };
    await expect(push.relay.receive(push10)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(body).not.toHaveBeenCalled();
  });

  it('may be about no other task', async () => {
    const receiver = await mint('another-task');
    await expect(pushed(receiver, status('working'))).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    await expect(pushed(await mint(), { task: { id: 'x', contextId: 'c', status: {} } })).rejects.toMatchObject({
      code: 'TASK_NOT_FOUND',
    });
  });

  it.each(['{', '[]', '{}', '{"kind":"nothing"}', '{"task":1}', '"text"'])(
    'is an event, or refused: %s',
    async (body) => {
      await expect(pushed(await mint(), body)).rejects.toMatchObject({
        code: expect.stringMatching(/PARSE_ERROR|INVALID_PARAMS/),
      });
    },
  );

  it('is in the journal before the agent is told that it was taken', async () => {
    const receiver = await mint();
    push.journal.failure = new Error('no space');
    await expect(pushed(receiver, status('working'))).rejects.toThrow('no space');
    push.journal.failure = undefined;
    await pushed(receiver, status('working'));
    expect(push.journal.waiting).toHaveLength(1);
  });

  it('is delivered in the order in which it came, and what says when it happened only once', async () => {
    started(push);
    await push.set();
    const receiver = await mint();
    for (const event of [status('working'), more('a'), more('a'), status('completed'), status('working')])
      await pushed(receiver, event);
    await push.drain();
    await until(() => push.sent.length === 4);
    expect(push.sent.map(({ body }) => body)).toEqual([status('working'), more('a'), more('a'), status('completed')]);
  });

  it('counts once when its sender calls it by a name', async () => {
    started(push);
    await push.set();
    const receiver = await mint();
    for (const name of ['n1', 'n1', 'n2']) await pushed(receiver, more('a'), { name });
    await push.drain();
    await until(() => push.sent.length === 2);
  });

  it('may be a Task of 0.3 in either of its shapes; 1.0 is told in its own words', async () => {
    started(push);
    await push.set();
    const receiver = await mint();
    const names = { id: TASK, contextId: 'c' };
    await pushed(receiver, { kind: 'task', ...names, status: { state: 'working', timestamp: '2026-01-01T00:00:00Z' } });
    await pushed(receiver, { ...names, status: { state: 'TASK_STATE_COMPLETED', timestamp: '2026-01-01T00:00:01Z' } });
    await push.drain();
    await until(() => push.sent.length === 2);
    expect(push.sent.map(({ body }) => body)).toEqual([
      { task: { ...names, status: { state: 'TASK_STATE_WORKING', timestamp: '2026-01-01T00:00:00Z' } } },
      { task: { ...names, status: { state: 'TASK_STATE_COMPLETED', timestamp: '2026-01-01T00:00:01Z' } } },
    ]);
  });
});

describe('a config that came with a message', () => {
  const waiting = { principal: ANNA, version: '1.0' as const, alias: null, config: { id: '', url: HOOK } };
  const mintWith = () => push.relay.receivers.mint({ agentId: AGENT, owners: ['user:u', ANNA], taskId: null }, waiting);
  const list = () => push.relay.configs.list({ agentId: AGENT, taskId: TASK, principal: ANNA });

  it('is the task’s by the first push, which makes the task its caller’s, also before the answer', async () => {
    started(push);
    const receiver = await mintWith();
    await pushed(receiver, status('working'));
    expect(push.observed).toEqual([{ owner: 'user:u', taskId: TASK }]);
    expect(await list()).toEqual([{ id: TASK, url: HOOK }]);
    await push.drain();
    await until(() => push.sent.length === 1);
    await push.relay.receivers.bind(receiver.id, TASK);
    expect(await list()).toHaveLength(1);
    await expect(
      pushed(receiver, { task: { id: 'other', contextId: 'c', status: { state: 1 } } }),
    ).rejects.toMatchObject({
      code: 'TASK_NOT_FOUND',
    });
  });

  it('is the task’s by the answer, also when both come at once', async () => {
    const receiver = await mintWith();
    await Promise.all([push.relay.receivers.bind(receiver.id, TASK), push.relay.receivers.bind(receiver.id, TASK)]);
    expect(await list()).toEqual([{ id: TASK, url: HOOK }]);
  });

  it('is nobody’s when there was no task', async () => {
    const receiver = await mintWith();
    await push.relay.receivers.drop(receiver.id);
    await expect(pushed(receiver, status('working'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await list()).toEqual([]);
  });
});
