import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answers } from '../peers/faults.ts';
import { type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { at, post } from '../support/wire.ts';

// Row 16 of the interop matrix: bodies that are large, deep, broken or not quite JSON-RPC.

const MAX_REQUEST_BYTES = 8 * 1024 * 1024;
const TASK = '{"id":"t-1","contextId":"c-1","status":{"state":"TASK_STATE_COMPLETED"}}';

let agent: RecordingAgent;
let gateway: TestGateway;
let target: Target;

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startRecordingAgent(), startGateway()]);
  await gateway.register({ agent_name: 'raw', url: agent.url, limits: { request_bytes: MAX_REQUEST_BYTES } });
  target = gatewayTarget(gateway, 'raw');
});
beforeEach(() => {
  agent.calls.length = 0;
  agent.behave(answers(`{"task":${TASK}}`));
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

const send = (text: string) =>
  `{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"${text}"}]}}}`;

describe('a body of', () => {
  it.each([
    ['150 kB', 150 * 1024],
    ['5 MB', 5 * 1024 * 1024],
  ])('%s passes byte for byte', async (_name, size) => {
    const body = send('é'.repeat(size / 2));
    const { json } = await post(target, body, { version: '1.0' });
    expect(at(json, 'result', 'task', 'id')).toBe('t-1');
    expect(agent.calls[0]?.body.equals(Buffer.from(body))).toBe(true);
  });

  it('more than the limit is refused with 413 in JSON, and never reaches the agent', async () => {
    const answer = await post(target, send('x'.repeat(MAX_REQUEST_BYTES)), { version: '1.0' });
    expect(answer.status).toBe(413);
    expect(answer.json).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32600 } });
    expect(agent.calls).toHaveLength(0);
  });
});

const MALFORMED: [name: string, body: string, id: unknown, code: number][] = [
  ['nothing', '', null, -32700],
  ['half an object', '{"jsonrpc":"2.0","id":1,', null, -32700],
  ['no JSON', 'hello', null, -32700],
  ['invalid UTF-8', '{"jsonrpc":"2.0","id":1,"method":"GetTask","params":{"id":"\xff"}}', null, -32700],
  ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"GetTask","params":{"id":"t"}}]', null, -32600],
  ['an empty batch', '[]', null, -32600],
  ['a string', '"GetTask"', null, -32600],
  ['no jsonrpc', '{"id":1,"method":"GetTask","params":{"id":"t"}}', 1, -32600],
  ['another jsonrpc', '{"jsonrpc":"1.0","id":1,"method":"GetTask","params":{"id":"t"}}', 1, -32600],
  ['no method', '{"jsonrpc":"2.0","id":1,"params":{"id":"t"}}', 1, -32600],
  ['a method that is no string', '{"jsonrpc":"2.0","id":1,"method":7,"params":{"id":"t"}}', 1, -32600],
  ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"GetTask","params":{"id":"t"}}', null, -32600],
  ['an id that is a list', '{"jsonrpc":"2.0","id":[1],"method":"GetTask","params":{"id":"t"}}', null, -32600],
  ['an id that is true', '{"jsonrpc":"2.0","id":true,"method":"GetTask","params":{"id":"t"}}', null, -32600],
  ['an id with a fraction', '{"jsonrpc":"2.0","id":1.5,"method":"GetTask","params":{"id":"t"}}', null, -32600],
  ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"DropTask","params":{"id":"t"}}', 1, -32601],
  ['params that are a list', '{"jsonrpc":"2.0","id":1,"method":"GetTask","params":["t"]}', 1, -32602],
  [
    'one name in both spellings',
    '{"jsonrpc":"2.0","id":1,"method":"GetTaskPushNotificationConfig","params":{"taskId":"a","task_id":"b","id":"c"}}',
    1,
    -32602,
  ],
  ['one name twice', '{"jsonrpc":"2.0","id":1,"method":"GetTask","params":{"id":"a","id":"b"}}', 1, -32602],
  [
    'depth without end',
    `{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`,
    null,
    -32600,
  ],
];

describe('a request with', () => {
  it.each(MALFORMED)('%s is refused with its own code, and never reaches the agent', async (_name, body, id, code) => {
    const answer = await post(target, Buffer.from(body, 'latin1'), { version: '1.0' });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ jsonrpc: '2.0', id, error: { code } });
    expect(agent.calls).toHaveLength(0);
  });
});
