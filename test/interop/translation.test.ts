import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say03, say10 } from '../support/messages.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { type AnyJson, at, rest, restStream, resultsOf, rpc, rpcStream, textAt } from '../support/wire.ts';

// Rows 3 and 4 of the interop matrix: callers of one version, agents of the other.

let v1: Peer;
let v03: Peer;
let gateway: TestGateway;
let toV1: Target;
let toV03: Target;

beforeAll(async () => {
  [v1, v03, gateway] = await Promise.all([startV1Agent(), startV03Agent(), startGateway()]);
  await gateway.register({ agent_name: 'v1', url: v1.url });
  await gateway.register({ agent_name: 'v03', url: v03.url });
  toV1 = gatewayTarget(gateway, 'v1');
  toV03 = gatewayTarget(gateway, 'v03');
});
afterAll(async () => {
  await gateway?.close();
  await v1?.close();
  await v03?.close();
});

const V10 = { version: '1.0' };

/** Every key anywhere in a value. */
function keysIn(value: AnyJson): Set<string> {
  const keys = new Set<string>();
  JSON.stringify(value, (key, held) => {
    keys.add(key);
    return held;
  });
  return keys;
}

describe('a 0.3 caller of a 1.0 agent', () => {
  it('gets a message in its own shape', async () => {
    const { json } = await rpc(toV1, 'message/send', say03('message hi'), { id: 'a' });
    expect(json).toMatchObject({
      jsonrpc: '2.0',
      id: 'a',
      result: { kind: 'message', role: 'agent', parts: [{ kind: 'text', text: 'direct reply: hi' }] },
    });
  });

  it('gets a task in its own shape, with every kind of part', async () => {
    const { json } = await rpc(toV1, 'message/send', say03('parts'));
    expect(at(json, 'result')).toMatchObject({ kind: 'task', status: { state: 'completed' } });
    expect(at(json, 'result', 'artifacts', 0, 'parts')).toEqual([
      { kind: 'text', text: 'hello' },
      {
        kind: 'file',
        file: { bytes: 'aGVsbG8gYnl0ZXM=', mimeType: 'application/octet-stream', name: 'a.bin' },
      },
      { kind: 'file', file: { uri: 'https://example.com/f.pdf', mimeType: 'application/pdf', name: 'f.pdf' } },
      { kind: 'data', data: { k: 1, nested: { x: [1, 2] } }, metadata: { schema: 's' } },
      { kind: 'data', data: { value: [1, 'two', null] }, metadata: { data_part_compat: true } },
    ]);
    expect(at(json, 'result', 'history', 0)).toMatchObject({ kind: 'message', role: 'user' });
  });

  it.each([
    ['absent', undefined],
    ['true', { blocking: true }],
    ['without the field', { acceptedOutputModes: ['text/plain'] }],
  ])('waits for the answer when blocking is %s', async (_name, configuration) => {
    const { json } = await rpc(toV1, 'message/send', say03('slow 2 30', {}, configuration));
    expect(at(json, 'result', 'status', 'state')).toBe('completed');
  });

  it('does not wait when blocking is false', async () => {
    const { json } = await rpc(toV1, 'message/send', say03('slow 2 200', {}, { blocking: false }));
    expect(['submitted', 'working']).toContain(at(json, 'result', 'status', 'state'));
  });

  it('sees final on the last event of a stream and on no other', async () => {
    const results = resultsOf(await rpcStream(toV1, 'message/stream', say03('slow 2 20'), { id: 's-1' }));
    expect(results.map((result) => at(result, 'kind'))).toEqual([
      'task',
      'status-update',
      'artifact-update',
      'artifact-update',
      'status-update',
    ]);
    expect(results.map((result) => at(result, 'final') === true)).toEqual([false, false, false, false, true]);
  });

  it('sees final when the agent asks for input', async () => {
    const results = resultsOf(await rpcStream(toV1, 'message/stream', say03('input')));
    expect(results.at(-1)).toMatchObject({ kind: 'status-update', status: { state: 'input-required' }, final: true });
  });

  it('that subscribes to a finished task gets that task, once', async () => {
    const sent = await rpc(toV1, 'message/send', say03('hello'));
    const id = at(sent.json, 'result', 'id');
    const results = resultsOf(await rpcStream(toV1, 'tasks/resubscribe', { id }));
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ kind: 'task', id, status: { state: 'completed' } });
  });

  it('gets the same code for an unknown task', async () => {
    const { json } = await rpc(toV1, 'tasks/get', { id: 'nope' }, { id: 9 });
    expect(json).toMatchObject({ id: 9, error: { code: -32001 } });
  });

  it('gets the whole history for historyLength 0, as 0.3 means it', async () => {
    const sent = await rpc(toV1, 'message/send', say03('hello'));
    const { json } = await rpc(toV1, 'tasks/get', { id: at(sent.json, 'result', 'id'), historyLength: 0 });
    expect(at(json, 'result', 'history', 0, 'role')).toBe('user');
  });

  it('reaches it over HTTP+JSON of 0.3 as well', async () => {
    const body = {
      message: { messageId: 'm1', role: 'ROLE_USER', content: [{ text: 'hello' }] },
      configuration: { blocking: true },
    };
    const { status, json } = await rest(toV1, 'POST', '/v1/message:send', body);
    expect(status).toBeLessThan(300);
    expect(at(json, 'task', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
    expect(at(json, 'task', 'history', 0, 'content', 0, 'text')).toBe('hello');
  });
});

describe('a 1.0 caller of a 0.3 agent', () => {
  it('gets a message in its own shape', async () => {
    const { json } = await rpc(toV03, 'SendMessage', say10('message hi'), { ...V10, id: 'a' });
    expect(json).toMatchObject({
      jsonrpc: '2.0',
      id: 'a',
      result: { message: { role: 'ROLE_AGENT', parts: [{ text: 'direct reply: hi' }] } },
    });
  });

  it('gets a task in its own shape, and no word of 0.3 in it', async () => {
    const { json } = await rpc(toV03, 'SendMessage', say10('parts'), V10);
    expect(at(json, 'result', 'task', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
    expect(at(json, 'result', 'task', 'artifacts', 0, 'parts')).toEqual([
      { text: 'hello' },
      { raw: 'aGVsbG8gYnl0ZXM=', mediaType: 'application/octet-stream', filename: 'a.bin' },
      { url: 'https://example.com/f.pdf', mediaType: 'application/pdf', filename: 'f.pdf' },
      { data: { k: 1, nested: { x: [1, 2] } }, metadata: { schema: 's' } },
    ]);
    const keys = keysIn(json);
    for (const foreign of ['kind', 'final', 'blocking', 'mimeType']) expect(keys).not.toContain(foreign);
  });

  it('does not wait with returnImmediately, and waits without', async () => {
    const now = await rpc(toV03, 'SendMessage', say10('slow 2 200', {}, { returnImmediately: true }), V10);
    expect(['TASK_STATE_SUBMITTED', 'TASK_STATE_WORKING']).toContain(at(now.json, 'result', 'task', 'status', 'state'));
    const later = await rpc(toV03, 'SendMessage', say10('slow 2 30', {}, {}), V10);
    expect(at(later.json, 'result', 'task', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
  });

  it('gets stream events in wrappers, each with its task and context', async () => {
    const results = resultsOf(await rpcStream(toV03, 'SendStreamingMessage', say10('slow 2 20'), V10));
    expect(results.map((result) => Object.keys(result as object))).toEqual([
      ['task'],
      ['statusUpdate'],
      ['artifactUpdate'],
      ['artifactUpdate'],
      ['statusUpdate'],
    ]);
    const task = at(results[0], 'task');
    for (const update of results.slice(1)) {
      const held = at(update, 'statusUpdate') ?? at(update, 'artifactUpdate');
      expect(held).toMatchObject({ taskId: at(task, 'id'), contextId: at(task, 'contextId') });
    }
  });

  it('that subscribes gets a Task first', async () => {
    const sent = await rpc(toV03, 'SendMessage', say10('slow 4 100', {}, { returnImmediately: true }), V10);
    const id = at(sent.json, 'result', 'task', 'id');
    const results = resultsOf(await rpcStream(toV03, 'SubscribeToTask', { id }, V10));
    expect(at(results[0], 'task', 'id')).toBe(id);
    expect(at(results.at(-1), 'statusUpdate', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
  });

  it('gets typed details with an error', async () => {
    const { json } = await rpc(toV03, 'GetTask', { id: 'nope' }, V10);
    expect(at(json, 'error', 'code')).toBe(-32001);
    expect(at(json, 'error', 'data', 0)).toMatchObject({
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'TASK_NOT_FOUND',
      domain: 'a2a-protocol.org',
    });
  });

  it('gets no history for historyLength 0, as 1.0 means it', async () => {
    const sent = await rpc(toV03, 'SendMessage', say10('hello'), V10);
    const { json } = await rpc(toV03, 'GetTask', { id: at(sent.json, 'result', 'task', 'id'), historyLength: 0 }, V10);
    expect(at(json, 'result', 'id')).toBeTypeOf('string');
    expect(keysIn(json)).not.toContain('history');
  });

  it('lists its tasks, though the agent cannot', async () => {
    const { json: sent } = await rpc(toV03, 'SendMessage', say10('hello'), V10);
    const { json } = await rpc(toV03, 'ListTasks', { page_size: 1, historyLength: 0, include_artifacts: true }, V10);
    expect(at(json, 'result')).toMatchObject({ pageSize: 1, totalSize: expect.any(Number) });
    expect(at(json, 'result', 'tasks', 0)).toMatchObject({
      id: at(sent, 'result', 'task', 'id'),
      status: { state: 'TASK_STATE_COMPLETED' },
      artifacts: [{ parts: [{ text: 'echo: hello' }] }],
    });
    expect(at(json, 'result', 'tasks', 0)).not.toHaveProperty('history');
  });

  it('reaches it over HTTP+JSON of 1.0 as well', async () => {
    const sent = await rest(toV03, 'POST', '/message:send', say10('hello'), V10);
    expect(sent.status).toBe(200);
    const id = textAt(sent.json, 'task', 'id');
    const found = await rest(toV03, 'GET', `/tasks/${id}`, undefined, V10);
    expect(at(found.json, 'status', 'state')).toBe('TASK_STATE_COMPLETED');
    const { events } = await restStream(toV03, 'POST', '/message:stream', say10('slow 2 20'), V10);
    expect(at(events.at(-1)?.json, 'statusUpdate', 'status', 'state')).toBe('TASK_STATE_COMPLETED');
    const missing = await rest(toV03, 'GET', '/tasks/nope', undefined, V10);
    expect(missing.status).toBe(404);
    expect(at(missing.json, 'error', 'details', 0, 'reason')).toBe('TASK_NOT_FOUND');
  });
});
