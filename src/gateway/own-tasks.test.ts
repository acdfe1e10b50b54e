import { describe, expect, test, vi } from 'vitest';
import type { RequestMessage } from '../platforms/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { aClaim } from '../tasks/claim.fixtures.ts';
import { aTask } from '../tasks/tasks.fixtures.ts';
import { content, readAll, setUp, stream, textOf, unary } from './gateway.fixtures.ts';
import type { GatewayParts } from './parts.ts';

type Tasks = GatewayParts['tasks'];

const tasksThat = (changes: Partial<Tasks>): Tasks => ({
  claim: () => aClaim(),
  observe: () => undefined,
  list: async () => ({ tasks: [] }),
  ...changes,
});

const notFound = new SwitchboardError('TASK_NOT_FOUND', 'Task not found: t1.');

describe("promise 10: a call that names what is not its caller's", () => {
  test.each([
    [
      'at once',
      () => {
        throw notFound;
      },
    ],
    ['once the database has answered', () => Promise.reject(notFound)],
  ])('is refused before the agent or its callbacks are asked: %s', async (_when, claim) => {
    const run = vi.fn();
    const callbackGuard = vi.fn();
    const { invoke, recorded } = setUp({
      parts: { tasks: tasksThat({ claim }), platforms: { a2a: { run } }, callbackGuard },
      invocation: { operation: 'get', names: { taskId: 't1' } },
    });
    expect(textOf(await invoke())).toBe('TASK_NOT_FOUND');
    expect(run).not.toHaveBeenCalled();
    expect(callbackGuard).not.toHaveBeenCalled();
    expect(recorded[0]?.call).toMatchObject({ outcome: 'refused', errorCode: 'TASK_NOT_FOUND', taskId: 't1' });
  });
});

test.each([
  ['subscribe', '0.3', 'JSONRPC', ['<TASK_NOT_FOUND>']],
  ['stream', '0.3', 'JSONRPC', ['<TASK_NOT_FOUND>']],
  ['get', '0.3', 'JSONRPC', 'TASK_NOT_FOUND'],
  ['subscribe', '1.0', 'JSONRPC', 'TASK_NOT_FOUND'],
  ['subscribe', '0.3', 'HTTP+JSON', 'TASK_NOT_FOUND'],
] as const)(
  'the refusal of %s in %s over %s comes as its clients read it',
  async (operation, version, binding, told) => {
    const claim = () => Promise.reject(notFound);
    const invocation = { operation, version, binding, names: { taskId: 't1' } };
    const outcome = await setUp({ parts: { tasks: tasksThat({ claim }) }, invocation }).invoke();
    expect(outcome.kind === 'stream' ? await readAll(outcome) : textOf(outcome)).toEqual(told);
  },
);

describe('an answer that tells of a task', () => {
  test('leaves once the task is owned, and is recorded in the same turn', async () => {
    const order: string[] = [];
    const slowly = async () => {
      order.push('observed');
      await new Promise(setImmediate);
      order.push('owned');
    };
    const record = async () => {
      order.push('recorded');
    };
    const { invoke } = setUp({ parts: { tasks: tasksThat({ observe: slowly }), recorder: { record } } });
    await invoke();
    expect(order).toEqual(['observed', 'recorded', 'owned']);
  });

  test('says so with the deployment it came from', async () => {
    const observe = vi.fn();
    const { invoke } = setUp({
      reply: () => unary('hi', { taskId: 't1' }),
      parts: { tasks: tasksThat({ observe }) },
    });
    await invoke();
    expect(observe).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ taskId: 't1' }), 'deployment-1');
  });

  test("is withheld when the task is somebody else's", async () => {
    const error = new SwitchboardError('INVALID_AGENT_RESPONSE', 'Not the task of this call.');
    const observe = () => {
      throw error;
    };
    const { invoke, recorded } = setUp({ reply: () => unary('secret'), parts: { tasks: tasksThat({ observe }) } });
    expect(textOf(await invoke())).toBe('INVALID_AGENT_RESPONSE');
    expect(recorded.map(({ call }) => call.outcome)).toEqual(['upstream-error']);
  });

  test('waits in a stream, event by event, and the stream breaks where the task cannot be owned', async () => {
    const shown: string[] = [];
    let owned = 0;
    const observe = async () => {
      await new Promise(setImmediate);
      if (++owned === 2) throw new SwitchboardError('UNAVAILABLE', 'The disk is full.');
      shown.push(`owned ${owned}`);
    };
    const { invoke } = setUp({
      reply: () =>
        stream(async function* () {
          yield content('one', { taskId: 't1' });
          yield content('two', { taskId: 't2' });
        }),
      parts: { tasks: tasksThat({ observe }) },
    });
    expect(await readAll(await invoke())).toEqual(['<one>', '<UNAVAILABLE>']);
    expect(shown).toEqual(['owned 1']);
  });
});

describe('a context that the agent knows by another name', () => {
  const context = {
    agentId: 'agent-1',
    owner: 'key:key-1',
    name: 'my "session"',
    upstreamId: 'alias-1',
    deploymentId: null,
    createdAt: 0,
    usedAt: 0,
  };
  const raw = '{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{"message":{"contextId":"my \\"session\\""}}}';
  const message: RequestMessage = {
    raw: Buffer.from(raw),
    rpcId: '1',
    rest: undefined,
    hasTenant: false,
    hasInlinePush: false,
    params: () => ({ message: { contextId: 'my "session"' } }),
  };
  const tasks = tasksThat({ claim: () => aClaim({ context }) });

  test('is called so before the agent, and as the caller calls it in the answer and the record', async () => {
    const run = vi.fn(async () =>
      unary('{"contextId":"alias-1","history":[{"contextId":"alias-1"}]}', { contextId: 'alias-1' }),
    );
    const { invoke, recorded } = setUp({ parts: { tasks, platforms: { a2a: { run } } }, invocation: { message } });
    const written = '"my \\"session\\""';
    expect(textOf(await invoke())).toBe(`{"contextId":${written},"history":[{"contextId":${written}}]}`);
    const [request] = run.mock.calls[0] as unknown as [{ message: RequestMessage }];
    expect(request.message.raw.toString()).toBe(raw.replace(written, '"alias-1"'));
    expect(request.message.params()).toEqual({ message: { contextId: 'alias-1' } });
    expect(recorded[0]?.call.contextId).toBe('my "session"');
  });

  test('is called so in every event of a stream', async () => {
    const { invoke } = setUp({
      reply: () =>
        stream(async function* () {
          yield content('{"contextId":"alias-1"}', { contextId: 'alias-1', terminal: true });
        }),
      parts: { tasks },
      invocation: { message, operation: 'stream' },
    });
    expect(await readAll(await invoke())).toEqual(['<{"contextId":"my \\"session\\""}>']);
  });
});

describe('a list', () => {
  const listing = (parts: Partial<GatewayParts>, params = {}) =>
    setUp({
      parts,
      invocation: {
        operation: 'list',
        message: {
          raw: Buffer.from(''),
          rpcId: '1',
          rest: undefined,
          hasTenant: false,
          hasInlinePush: false,
          params: () => params,
        },
      },
    });

  test('asks the agent for single tasks only, and shows them in the names of their owner', async () => {
    const task = aTask({ contextName: 'mine', contextId: 'alias-1', deploymentId: 'deployment-1' });
    const run = vi.fn(async () =>
      unary('{"id":"task-1","contextId":"alias-1","status":{"state":"TASK_STATE_WORKING"}}'),
    );
    const list: Tasks['list'] = async ({ scope, fetch }) => {
      expect(scope).toEqual({ agentId: 'agent-1', owners: ['key:key-1'] });
      const fetched = await fetch(task, 3);
      return { tasks: fetched.kind === 'task' ? [fetched.task] : [] };
    };
    const { invoke, recorded } = listing({ tasks: tasksThat({ list }), platforms: { a2a: { run } } });
    expect(JSON.parse(textOf(await invoke()))).toEqual({
      tasks: [{ id: 'task-1', contextId: 'mine', status: { state: 'TASK_STATE_WORKING' } }],
    });
    expect(run.mock.calls).toMatchObject([
      [{ operation: 'get', message: { rest: { path: '/tasks/task-1', search: '?historyLength=3' } } }],
    ]);
    expect(recorded).toHaveLength(1);
  });

  test.each([
    ['unknown', () => content('', { errorCode: -32001 })],
    ['unavailable', () => content('', { errorCode: -32603 })],
    ['unavailable', () => content('{"id":"another"}')],
    ['unavailable', () => content('not JSON')],
    [
      'unknown',
      () => {
        throw notFound;
      },
    ],
    [
      'unavailable',
      () => {
        throw new SwitchboardError('UPSTREAM_UNREACHABLE', 'Nobody there.');
      },
    ],
  ])('takes a task for %s by what the agent answers', async (kind, answer) => {
    const kinds: string[] = [];
    const list: Tasks['list'] = async ({ fetch }) => {
      kinds.push((await fetch(aTask(), undefined)).kind);
      return { tasks: [] };
    };
    const run = async () => ({ ...unary(''), content: answer() }) as ReturnType<typeof unary>;
    await listing({ tasks: tasksThat({ list }), platforms: { a2a: { run } } }).invoke();
    expect(kinds).toEqual([kind]);
  });

  test('is refused when its parameters are not valid', async () => {
    expect(textOf(await listing({}, { pageSize: 101 }).invoke())).toBe('INVALID_PARAMS');
  });
});
