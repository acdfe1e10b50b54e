import { expect, it, vi } from 'vitest';
import { aDeployment } from '../agents/agent.fixtures.ts';
import type { Outbound } from '../outbound/index.ts';
import type { Adapter } from '../platforms/index.ts';
import type { JsonObject, UpstreamEvent } from '../protocol/index.ts';
import { embeddedStore } from '../store/stores.fixtures.ts';
import { aClaim } from '../tasks/claim.fixtures.ts';
import { ANSWER, testEngine } from '../tasks/engine/engine.fixtures.ts';
import { anAgent, readAll, type Setup, setUp, textOf } from './gateway.fixtures.ts';
import { createRunnerFinder, createRunners } from './runners.ts';

const openFixture = embeddedStore();

const GRAPH = anAgent({
  platform: 'langgraph',
  platformSettings: { assistant: 'a-1' },
  deployments: [
    aDeployment({
      url: 'https://graph.example.com/x',
      network: 'public',
      staticHeaders: { 'X-Api-Key': 'k' },
      speaksA2a: false,
    }),
  ],
});

const outbound: Outbound = {
  send: () => Promise.reject(new Error('nothing is sent here')),
  classify: () => Promise.reject(new Error('nothing is resolved here')),
  proveCallerChosen: () => Promise.reject(new Error('nothing is proved here')),
  close: async () => {},
};

function adapterThat(script: (UpstreamEvent | Error)[], changes: Partial<Adapter> = {}) {
  const run = vi.fn<Adapter['run']>(async function* () {
    for (const event of script) {
      if (event instanceof Error) throw event;
      yield event;
    }
  });
  const adapter: Adapter = {
    limits: () => ({
      streaming: true,
      multiTurn: true,
      inputModes: ['text/plain'],
      outputModes: ['text/plain'],
      inputParts: ['text'],
      serializeContext: false,
    }),
    run,
    ...changes,
  };
  return { adapter, run };
}

const SENT_10: JsonObject = { message: { messageId: 'm', role: 'ROLE_USER', parts: [{ text: 'hi' }] } };
const SENT_03: JsonObject = { message: { messageId: 'm', role: 'user', parts: [{ kind: 'text', text: 'hi' }] } };

async function asking(adapter: Adapter | undefined, params: JsonObject, setup: Setup = {}) {
  const { engine } = testEngine(await openFixture());
  const runnerOf = createRunners({ adapters: adapter ? { langgraph: adapter } : {}, outbound });
  const message = {
    raw: Buffer.from('asked'),
    rpcId: '1',
    rest: undefined,
    hasTenant: false,
    hasInlinePush: false,
    params: () => params,
  };
  return setUp({
    ...setup,
    agent: GRAPH,
    parts: { adapted: { engine, runnerOf, nativeWayOf: () => undefined }, ...setup.parts },
    invocation: { message, ...setup.invocation },
  });
}

it('answers for an agent that does not speak A2A, with its deployment, settings and headers in the adapter’s hands', async () => {
  const { adapter, run } = adapterThat(ANSWER);
  const { invoke, recorded } = await asking(adapter, SENT_10);
  const { task } = JSON.parse(textOf(await invoke()));
  expect(task).toMatchObject({
    status: { state: 'TASK_STATE_COMPLETED' },
    artifacts: [{ parts: [{ text: 'Hello, world' }] }],
  });
  expect(run.mock.calls[0]?.[0]).toMatchObject({
    taskId: task.id,
    parts: [{ text: 'hi' }],
    settings: { assistant: 'a-1' },
    upstream: { url: new URL('https://graph.example.com/x'), network: 'public', timeouts: GRAPH.timeouts },
  });
  expect(run.mock.calls[0]?.[0].upstream.headers).toMatchObject({ 'x-api-key': 'k', 'x-litellm-agent-id': 'agent-1' });
  expect(recorded[0]?.call).toMatchObject({
    outcome: 'ok',
    taskId: task.id,
    taskState: 'completed',
    inputTokens: 3,
    outputTokens: 5,
    totalTokens: 8,
    upstreamVersion: null,
    upstreamBinding: null,
    deploymentId: 'deployment-1',
  });
});

it('answers callers of 0.3 in their own words, and streams to them', async () => {
  const unary = await asking(adapterThat(ANSWER).adapter, SENT_03, { invocation: { version: '0.3' } });
  expect(JSON.parse(textOf(await unary.invoke()))).toMatchObject({ kind: 'task', status: { state: 'completed' } });
  const stream = await asking(adapterThat(ANSWER).adapter, SENT_03, {
    invocation: { version: '0.3', operation: 'stream' },
  });
  const items = (await readAll(await stream.invoke())).map((frame) => JSON.parse(frame.slice(1, -1)));
  expect(items[0]).toMatchObject({ kind: 'task', status: { state: 'submitted' } });
  expect(items.at(-1)).toMatchObject({ kind: 'status-update', final: true, status: { state: 'completed' } });
  expect(stream.recorded[0]?.call).toMatchObject({ outcome: 'ok', totalTokens: 8, taskState: 'completed' });
});

it('notes whose a task is before its caller learns of it', async () => {
  const observe = vi.fn(() => undefined);
  const claim = aClaim();
  const tasks = { claim: () => claim, observe, list: async () => ({ tasks: [] }) };
  const { invoke } = await asking(adapterThat(ANSWER).adapter, SENT_10, { parts: { tasks } });
  const { task } = JSON.parse(textOf(await invoke()));
  expect(observe).toHaveBeenCalledExactlyOnceWith(
    claim,
    expect.objectContaining({ taskId: task.id, contextId: task.contextId, state: 'completed' }),
    'deployment-1',
  );
});

it('refuses parameters that are not valid before anything runs', async () => {
  const { adapter, run } = adapterThat(ANSWER);
  const { invoke } = await asking(adapter, { message: { messageId: '', role: 'ROLE_USER', parts: [] } });
  expect(textOf(await invoke())).toBe('INVALID_PARAMS');
  expect(run).not.toHaveBeenCalled();
});

it('says which platform is missing when there is no adapter for it', async () => {
  const { invoke, recorded } = await asking(undefined, SENT_10);
  expect(textOf(await invoke())).toBe('AGENT_DISABLED');
  expect(recorded[0]?.call.errorMessage).toContain('"langgraph"');
});

it('records a turn that the agent failed as the agent’s error', async () => {
  const { invoke, recorded } = await asking(
    adapterThat([{ type: 'fail', kind: 'failed', message: 'Broken.' }]).adapter,
    SENT_10,
  );
  expect(JSON.parse(textOf(await invoke()))).toMatchObject({ task: { status: { state: 'TASK_STATE_FAILED' } } });
  expect(recorded[0]?.call).toMatchObject({ outcome: 'agent-error', taskState: 'failed' });
});

it('hands a runner what its adapter can do, and nothing else', async () => {
  const cancel = vi.fn<NonNullable<Adapter['cancel']>>(async () => 'canceled');
  const poll = vi.fn<NonNullable<Adapter['poll']>>(async () => [{ type: 'done' }]);
  const { adapter } = adapterThat([], { cancel, poll });
  const runner = createRunners({ adapters: { langgraph: adapter }, outbound })(GRAPH, aDeployment(), {});
  const { signal } = new AbortController();
  expect(await runner?.cancel?.('r', signal)).toBe('canceled');
  expect(await runner?.poll?.('r', signal)).toEqual([{ type: 'done' }]);
  expect(cancel.mock.calls[0]).toMatchObject(['r', { settings: { assistant: 'a-1' }, signal }]);
  expect(runner).not.toHaveProperty('resubscribe');
});

it('finds the way to a task of an earlier process, unless its agent takes no calls', () => {
  const { adapter } = adapterThat([]);
  const runnerOf = vi.fn(createRunners({ adapters: { langgraph: adapter }, outbound }));
  let agent: typeof GRAPH | undefined = GRAPH;
  const find = createRunnerFinder({ find: () => agent }, runnerOf);
  expect(find('agent-1', 'deployment-1')).toBeDefined();
  expect(runnerOf.mock.calls[0]?.[2]).toEqual({ 'x-api-key': 'k', 'x-litellm-agent-id': 'agent-1' });
  expect(find('agent-1', 'another')).toBeUndefined();
  for (const changes of [{ enabled: false }, { paused: { reason: '', at: 0, by: '' } }]) {
    agent = { ...GRAPH, ...changes };
    expect(find('agent-1', 'deployment-1')).toBeUndefined();
  }
  agent = undefined;
  expect(find('agent-1', 'deployment-1')).toBeUndefined();
});
