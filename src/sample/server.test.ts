import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SampleAgent } from './agent.ts';
import { type RunningSampleAgent, startSampleAgent } from './server.ts';

// The protocol itself is held against this agent in test/conformance; here is what is its own.

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
let agent: RunningSampleAgent;

beforeAll(async () => {
  let ids = 0;
  agent = await startSampleAgent({ clock: () => NOW, newId: () => `id-${++ids}` });
});
afterAll(() => agent.close());

/** Posts a body and gives the answer's status and JSON. */
async function post(path: string, body: string | object, headers: Record<string, string> = {}) {
  const response = await fetch(agent.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

const message = (text: string, more: object = {}) => ({
  message: { messageId: 'm', role: 'ROLE_USER', parts: [{ text }], ...more },
});

/** Sends a text over HTTP+JSON and gives the task that came of it. */
async function send(text: string, more: object = {}) {
  const { text: answer } = await post('/message:send', message(text, more));
  return JSON.parse(answer).task;
}

describe('what it does', () => {
  test.each([
    ['hello', 'echo: hello'],
    ['count 4', '1 2 3 4'],
    ['count nonsense', '1 2 3'],
    ['slow 3 1', 'chunk 1/3 chunk 2/3 chunk 3/3 '],
  ])('"%s" is answered by "%s"', async (text, expected) => {
    const task = await send(text);
    expect(task.status).toEqual({ state: 'TASK_STATE_COMPLETED', timestamp: '2026-01-02T03:04:05.000Z' });
    expect(task.artifacts[0].parts.map((part: { text: string }) => part.text).join('')).toBe(expected);
  });

  test('"help" names every word', async () => {
    const { artifacts } = await send('help');
    for (const word of ['message', 'count', 'slow', 'input', 'fail'])
      expect(artifacts[0].parts[0].text).toContain(word);
  });

  test('"message" is answered by a message and makes no task', async () => {
    const { text } = await post('/message:send', message('message good  morning'));
    expect(JSON.parse(text)).toMatchObject({
      message: { role: 'ROLE_AGENT', parts: [{ text: 'you said: good  morning' }] },
    });
  });

  test('"fail" fails', async () => {
    expect((await send('fail')).status.state).toBe('TASK_STATE_FAILED');
  });

  test('"input" asks back and goes on with the answer', async () => {
    const asked = await send('input');
    expect(asked.status).toMatchObject({
      state: 'TASK_STATE_INPUT_REQUIRED',
      message: { parts: [{ text: 'which city?' }] },
    });
    const answered = await send('Paris', { taskId: asked.id });
    expect(answered).toMatchObject({ id: asked.id, status: { state: 'TASK_STATE_COMPLETED' } });
    expect(answered.artifacts[0].parts).toEqual([{ text: 'thank you for: Paris' }]);
  });

  test('a task and a context that do not belong together are refused', async () => {
    const asked = await send('input');
    const { status } = await post('/message:send', message('Paris', { taskId: asked.id, contextId: 'another' }));
    expect(status).toBe(400);
  });
});

describe('what it refuses', () => {
  test.each([
    ['{', -32700],
    ['[]', -32600],
    ['{"jsonrpc":"2.0","id":1,"method":"Dance"}', -32601],
    ['{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{}}', -32602],
    ['{"jsonrpc":"2.0","id":1,"method":"GetTask","params":{"id":"none"}}', -32001],
    ['{"jsonrpc":"2.0","id":1,"method":"GetExtendedAgentCard","params":{}}', -32004],
    [
      '{"jsonrpc":"2.0","id":1,"method":"CreateTaskPushNotificationConfig","params":{"taskId":"t","url":"https://a.example"}}',
      -32003,
    ],
  ])('%s with %d', async (body, code) => {
    expect(JSON.parse((await post('/', body)).text)).toMatchObject({ jsonrpc: '2.0', error: { code } });
  });

  test('a version it does not speak', async () => {
    const body = { jsonrpc: '2.0', id: 1, method: 'SendMessage', params: message('hi') };
    expect(JSON.parse((await post('/', body, { 'a2a-version': '2.0' })).text).error.code).toBe(-32009);
  });

  test('a path it does not have, and a verb its paths do not take', async () => {
    expect((await fetch(`${agent.url}/nothing`)).status).toBe(404);
    expect((await fetch(`${agent.url}/message:send`)).status).toBe(405);
  });
});

describe('its life', () => {
  test('it forgets the oldest tasks, so that it never grows without end', async () => {
    const small = new SampleAgent({ clock: () => NOW, newId: randomUUID, maxTasks: 2 });
    const { signal } = new AbortController();
    const sent = [];
    for (const text of ['one', 'two', 'three']) sent.push(await small.answer('send', message(text), signal));
    const ids = sent.map((answer) => (answer as { task: { id: string } }).task.id);
    await expect(small.answer('get', { id: ids[0] }, signal)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    expect(await small.answer('get', { id: ids[1] }, signal)).toMatchObject({ id: ids[1] });
  });

  test('closing ends open streams', async () => {
    const other = await startSampleAgent();
    const response = await fetch(`${other.url}/message:stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message('slow 1000 1000')),
    });
    const rest = response.text();
    await other.close();
    await expect(rest).rejects.toThrow();
  });
});
