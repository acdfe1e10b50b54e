import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Json, JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { byBytes, cuts, eventsOf, type ScriptedAnswer, SESSION_KEY, scriptedUpstream } from '../adapter.fixtures.ts';
import { pydanticAiAdapter } from './pydantic-ai-adapter.ts';

/** As servers of each generation show them: FastA2A 0.6.1 and 2.1.1. */
const CARD_0: JsonObject = { name: 'My Agent', protocolVersion: '0.3.0', capabilities: { streaming: false } };
const CARD_2: JsonObject = {
  name: 'My Agent',
  supportedInterfaces: [{ protocolBinding: 'JSONRPC', url: 'http://localhost:8000', protocolVersion: '1.0' }],
  capabilities: { streaming: true, pushNotifications: false },
};
const OLD = { is10: false, streams: false };
const NEW = { is10: true, streams: true };

const result = (value: Json) => ({ body: { jsonrpc: '2.0', id: '1', result: value } });
const task = (state: string, more: JsonObject = {}): JsonObject => ({
  id: 't-1',
  contextId: 'c1',
  kind: 'task',
  status: { state, timestamp: '2026-11-22T21:21:37.364265' },
  history: [{ role: 'user', parts: [{ kind: 'text', text: 'hi' }], kind: 'message', messageId: 'm1' }],
  ...more,
});
const ARTIFACTS = [{ artifactId: 'a-1', name: 'result', parts: [{ kind: 'text', text: 'You said: hi (1 turns)' }] }];
const TOLD: UpstreamEvent = {
  type: 'artifact',
  artifact: 'a-1',
  name: 'result',
  parts: [{ text: 'You said: hi (1 turns)' }],
  last: true,
};

/** As FastA2A 2.1.1 streamed it. */
const STREAM = `data: {"jsonrpc":"2.0","id":"1","result":{"task":{"id":"2c88","contextId":"c1","status":{"state":"TASK_STATE_SUBMITTED","timestamp":"2026-11-22T21:20:10.413849"},"history":[{"role":"ROLE_USER","parts":[{"text":"hi again"}],"messageId":"m1","contextId":"c1","taskId":"2c88"}]}}}

data: {"jsonrpc":"2.0","id":"1","result":{"statusUpdate":{"taskId":"2c88","contextId":"c1","status":{"state":"TASK_STATE_WORKING"}}}}

data: {"jsonrpc":"2.0","id":"1","result":{"artifactUpdate":{"taskId":"2c88","contextId":"c1","artifact":{"artifactId":"e116","parts":[{"text":"You "}]},"append":true,"lastChunk":false}}}

data: {"jsonrpc":"2.0","id":"1","result":{"artifactUpdate":{"taskId":"2c88","contextId":"c1","artifact":{"artifactId":"e116","parts":[{"text":"said ✓"}]},"append":true,"lastChunk":false}}}

data: {"jsonrpc":"2.0","id":"1","result":{"artifactUpdate":{"taskId":"2c88","contextId":"c1","artifact":{"artifactId":"e116","name":"result","parts":[{"text":"You said ✓"}]},"append":false,"lastChunk":true}}}

data: {"jsonrpc":"2.0","id":"1","result":{"statusUpdate":{"taskId":"2c88","contextId":"c1","status":{"state":"TASK_STATE_COMPLETED"}}}}

`;
const STREAMED: UpstreamEvent[] = [
  { type: 'session', handle: NEW },
  { type: 'run', handle: { ...NEW, task: '2c88' } },
  { type: 'delta', artifact: 'e116', parts: [{ text: 'You ' }] },
  { type: 'delta', artifact: 'e116', parts: [{ text: 'said ✓' }] },
  { type: 'artifact', artifact: 'e116', name: 'result', parts: [{ text: 'You said ✓' }], last: true },
  { type: 'done' },
];
const streaming = (text: string | Buffer[]): ScriptedAnswer => ({
  headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  body: typeof text === 'string' ? [Buffer.from(text)] : text,
});

const asked = (...answers: ScriptedAnswer[]) => scriptedUpstream({}, answers);
const told = (...answers: ScriptedAnswer[]) => eventsOf(pydanticAiAdapter.run(asked(...answers).turn()));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets pauses pass until the promise is settled. */
async function passing<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  return promise;
}

describe('a server that streams', () => {
  it('is told as it speaks, however its stream is cut', async () => {
    expect(await told({ body: CARD_2 }, streaming(STREAM))).toEqual(STREAMED);
    expect(await told({ body: CARD_2 }, streaming(byBytes(STREAM)))).toEqual(STREAMED);
    for (const pieces of cuts(STREAM)) expect((await told({ body: CARD_2 }, streaming(pieces))).length).toBe(6);
  });

  it('is asked in A2A 1.0, at its root, and for its card once in a conversation', async () => {
    const { turn, sent } = asked(streaming(STREAM));
    const parts = [
      { text: 'look' },
      { data: { a: 1 } },
      { raw: 'AAAA', mediaType: 'image/png', filename: 'a.png' },
      { url: 'https://img.example/x', mediaType: 'image/png' },
    ];
    await eventsOf(pydanticAiAdapter.run(turn({ parts, session: NEW })));
    expect(sent).toEqual([
      {
        method: 'POST',
        url: new URL('https://platform.example/base/'),
        body: {
          jsonrpc: '2.0',
          id: '1',
          method: 'SendStreamingMessage',
          params: {
            message: {
              role: 'ROLE_USER',
              messageId: 'task-1.1',
              contextId: SESSION_KEY,
              parts: [
                { text: 'look' },
                { text: '{"a":1}' },
                { raw: 'AAAA', mediaType: 'image/png', filename: 'a.png' },
                { url: 'https://img.example/x', mediaType: 'image/png' },
              ],
            },
          },
        },
      },
    ]);
  });

  it('has not finished when its stream ends without a final state', async () => {
    const cut = STREAM.slice(0, STREAM.lastIndexOf('data:'));
    expect((await told({ body: CARD_2 }, streaming(cut))).at(-1)?.type).toBe('artifact');
  });
});

describe('a server that does not stream', () => {
  it('is asked until its task is over, with growing pauses', async () => {
    const working = result(task('working'));
    const { turn, sent } = asked(
      { status: 404 },
      { body: CARD_0 },
      result(task('submitted')),
      working,
      working,
      result(task('completed', { artifacts: ARTIFACTS })),
    );
    const events = eventsOf(
      pydanticAiAdapter.run(turn({ parts: [{ text: 'hi' }, { raw: 'AAAA', mediaType: 'image/png', filename: 'x' }] })),
    );
    await vi.advanceTimersByTimeAsync(249);
    expect(sent.length).toBe(3);
    await vi.advanceTimersByTimeAsync(1 + 375);
    expect(sent.length).toBe(5);
    expect(await passing(events)).toEqual([
      { type: 'session', handle: OLD },
      { type: 'run', handle: { ...OLD, task: 't-1' } },
      TOLD,
      { type: 'done' },
    ]);
    expect(sent.map(({ url }) => url.pathname).slice(0, 3)).toEqual([
      '/base/.well-known/agent-card.json',
      '/base/.well-known/agent.json',
      '/base/',
    ]);
    expect(sent[2]?.body).toEqual({
      jsonrpc: '2.0',
      id: '1',
      method: 'message/send',
      params: {
        message: {
          kind: 'message',
          role: 'user',
          messageId: 'task-1.1',
          contextId: SESSION_KEY,
          parts: [
            { kind: 'text', text: 'hi' },
            { kind: 'file', file: { bytes: 'AAAA', mimeType: 'image/png' } },
          ],
        },
      },
    });
    expect(sent[3]?.body).toEqual({ jsonrpc: '2.0', id: '1', method: 'tasks/get', params: { id: 't-1' } });
  });

  it('is given up after the agent’s own timeout, and not before', async () => {
    const endless = Array.from({ length: 40 }, () => result(task('working')));
    const { turn, sent } = asked(...endless);
    const { upstream } = turn();
    const timeouts = { ...upstream.timeouts, totalMs: 60_000 };
    const events = await passing(
      eventsOf(pydanticAiAdapter.run(turn({ session: OLD, upstream: { ...upstream, timeouts } }))),
    );
    expect(events.at(-1)).toMatchObject({ type: 'fail', kind: 'timeout' });
    expect(sent.length).toBeGreaterThan(15);
  });

  it('is left at once by who is not waited for any more', async () => {
    const leaving = new AbortController();
    const { turn } = asked(result(task('working')), result(task('working')));
    const events = eventsOf(pydanticAiAdapter.run(turn({ session: OLD, signal: leaving.signal })));
    const refused = expect(events).rejects.toThrow('left');
    await vi.advanceTimersByTimeAsync(300);
    leaving.abort(new Error('left'));
    await refused;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells data, several artifacts, and answers that only the history has', async () => {
    const schema = { json_schema: { type: 'integer' } };
    const artifacts = [
      ...ARTIFACTS,
      { artifactId: 'a-2', parts: [{ kind: 'data', data: { result: 4 }, metadata: schema }] },
    ];
    const finished = async (more: JsonObject) =>
      pydanticAiAdapter.poll?.({ ...OLD, task: 't-1' }, asked(result(task('completed', more))).context);
    expect(await finished({ artifacts })).toEqual([
      TOLD,
      { type: 'artifact', artifact: 'a-2', parts: [{ data: { result: 4 }, metadata: schema }], last: true },
      { type: 'done' },
    ]);
    const thought = { kind: 'text', text: 'hm', metadata: { type: 'thinking' } };
    const history = [
      { role: 'user', messageId: 'm1', parts: [] },
      { role: 'agent', messageId: 'm2', parts: [thought, { kind: 'text', text: 'Hello' }] },
    ];
    expect(await finished({ history })).toEqual([
      { type: 'artifact', artifact: 'm2', parts: [{ text: 'Hello' }], last: true },
      { type: 'done' },
    ]);
  });
});

describe('what comes with status 200 and is no success', () => {
  it.each([
    ['failed', 'failed'],
    ['TASK_STATE_FAILED', 'failed'],
    ['rejected', 'rejected'],
    ['canceled', 'canceled'],
  ])('the state %s', async (state, kind) => {
    expect((await told({ body: CARD_0 }, result(task(state)))).at(-1)).toMatchObject({ type: 'fail', kind });
  });

  it('a JSON-RPC error', async () => {
    const error = { code: -32001, message: 'Task not found' };
    await expect(told({ body: CARD_0 }, { body: { jsonrpc: '2.0', id: '1', error } })).rejects.toMatchObject({
      terms: { kind: 'failed', message: 'Task not found' },
    });
    const { context } = asked({ body: { jsonrpc: '2.0', id: '1', error } });
    expect(await pydanticAiAdapter.poll?.({ ...OLD, task: 't' }, context)).toMatchObject([
      { type: 'fail', kind: 'failed' },
    ]);
  });
});

it('fails when the server does, which says so in plain text', async () => {
  const crashed = { status: 500, body: [Buffer.from('Internal Server Error')] };
  await expect(told({ body: CARD_0 }, crashed)).rejects.toMatchObject({ terms: { kind: 'failed' } });
  await expect(told({ status: 404 }, { status: 404 })).rejects.toMatchObject({ terms: { kind: 'not-found' } });
  await expect(told({ body: CARD_2 }, { status: 401 })).rejects.toMatchObject({ terms: { kind: 'unauthorized' } });
});

it('cancels without waiting for servers that answer only when the work is done', async () => {
  const { context, sent } = asked();
  const never = {
    ...context,
    http: { send: (request: (typeof sent)[0]) => new Promise<never>(() => sent.push(request)) },
  };
  expect(await passing(pydanticAiAdapter.cancel?.({ ...OLD, task: 't-1' }, never) ?? Promise.reject())).toBe(
    'canceled',
  );
  expect(sent[0]?.body).toMatchObject({ method: 'tasks/cancel', params: { id: 't-1' } });
});

it('describes the agent by its own card, without where it is', async () => {
  expect(await pydanticAiAdapter.describe?.(asked({ body: { ...CARD_2, skills: [] } }).context)).toEqual({
    name: 'My Agent',
    skills: [],
  });
});
