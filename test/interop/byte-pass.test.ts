import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answers, answersRaw, envelope, streams } from '../peers/faults.ts';
import { plainV1Card, type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { post, rest, rpcStream } from '../support/wire.ts';

// Rows 1 and 2 of the interop matrix: when caller and agent speak the same version, nothing between them changes a byte.
// What the gateway knows better is apart: lists, and ids that are not the caller's (task-isolation.test.ts).

const v03Card = (origin: string) => ({
  protocolVersion: '0.3.0',
  name: 'Raw 0.3 agent',
  description: 'answers with exactly the bytes it is told to',
  version: '1.0.0',
  url: `${origin}/rpc`,
  preferredTransport: 'JSONRPC',
  capabilities: { streaming: true, pushNotifications: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'raw', name: 'raw', description: 'raw', tags: ['test'] }],
});

// Spacing, key order, a number no double can hold, an escaped letter, a field nobody knows: all must survive.
const ODD = '"metadata": {"z": 12345678901234567890, "a":1.50,  "e":"\\u00e9\\/"}, "unknownField":[ 1 ,{"kind":"x"}]';
const TASK = `{ "contextId":"c-1","id" : "t-1", "status":{"state":"TASK_STATE_WORKING"}, ${ODD} }`;
const TASK_03 = `{ "kind":"task", "contextId":"c-1","id" : "t-1", "status":{"state":"working"}, ${ODD} }`;
const PUSH = '{"id":"p-1", "taskId":"t-1","url":"https://93.184.216.34/hook" ,"x":1.0}';
const PUSH_03 = '{"taskId":"t-1","pushNotificationConfig":{"id":"p-1" ,"url":"https://93.184.216.34/hook"}}';

const V1 = {
  SendMessage: [
    `{"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"hi"}], ${ODD}}}`,
    `{"task": ${TASK}}`,
  ],
  GetTask: ['{ "id":"t-1","historyLength": 3}', TASK],
  CancelTask: ['{"id" : "t-1"}', TASK],
  CreateTaskPushNotificationConfig: [PUSH, PUSH],
  GetTaskPushNotificationConfig: ['{"taskId":"t-1", "id":"p-1"}', PUSH],
  ListTaskPushNotificationConfigs: ['{"taskId":"t-1" }', `{"configs": [${PUSH}]}`],
  DeleteTaskPushNotificationConfig: ['{"taskId":"t-1", "id":"p-1"}', 'null'],
};
const V03 = {
  'message/send': [
    `{"message":{"kind":"message","messageId":"m","role":"user","parts":[{"kind":"text","text":"hi"}], ${ODD}}}`,
    TASK_03,
  ],
  'tasks/get': ['{ "id":"t-1","historyLength": 3}', TASK_03],
  'tasks/cancel': ['{"id" : "t-1"}', TASK_03],
  'tasks/pushNotificationConfig/set': [PUSH_03, PUSH_03],
  'tasks/pushNotificationConfig/get': ['{"id":"t-1", "pushNotificationConfigId":"p-1"}', PUSH_03],
  'tasks/pushNotificationConfig/list': ['{"id":"t-1" }', `[ ${PUSH_03}]`],
  'tasks/pushNotificationConfig/delete': ['{"id":"t-1", "pushNotificationConfigId":"p-1"}', 'null'],
};
const VERSIONS = [
  { version: '1.0', card: plainV1Card, methods: V1, stream: 'SendStreamingMessage', subscribe: 'SubscribeToTask' },
  { version: '0.3', card: v03Card, methods: V03, stream: 'message/stream', subscribe: 'tasks/resubscribe' },
] as const;

describe.each(VERSIONS)('a caller and an agent of $version', ({ version, card, methods, stream, subscribe }) => {
  let agent: RecordingAgent;
  let gateway: TestGateway;
  let target: Target;

  beforeAll(async () => {
    [agent, gateway] = await Promise.all([startRecordingAgent(card), startGateway()]);
    await gateway.register({ agent_name: 'raw', url: agent.url, push_notifications: 'validate' });
    target = gatewayTarget(gateway, 'raw');
  });
  beforeEach(() => {
    agent.calls.length = 0;
  });
  afterAll(async () => {
    await gateway?.close();
    await agent?.close();
  });

  it.each(Object.entries(methods))('%s: request and result pass byte for byte', async (method, [params, result]) => {
    const request = `{"params":${params},\n "method":"${method}", "id":  "id-\\u00e9" ,"jsonrpc":"2.0"}`;
    agent.behave(answers(result ?? ''));
    const answer = await post(target, request, { version });
    expect(agent.calls[0]?.body.toString()).toBe(request);
    expect(answer.text).toBe(`{"jsonrpc":"2.0","id":"id-\\u00e9","result":${result}}`);
  });

  it.each([stream, subscribe])('%s: every event passes byte for byte', async (method) => {
    const events = version === '1.0' ? [`{"task":${TASK}}`, DONE_10] : [TASK_03, DONE_03];
    agent.behave(streams((call) => events.map((event) => `data: ${envelope(call, event)}\n\n`)));
    const params = method === subscribe ? { id: 't-1' } : JSON.parse(Object.values(methods)[0]?.[0] ?? '{}');
    const answer = await rpcStream(target, method, params, { version, id: 7 });
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(answer.events.map(({ text }) => text)).toEqual(
      events.map((event) => `{"jsonrpc":"2.0","id":7,"result":${event}}`),
    );
  });

  it('an error of the agent passes unchanged, with its own code and data', async () => {
    const error = '{"code":-32001,"message":"Task not found: t-1" , "data":[{"vendor": 1.0}]}';
    agent.behave((call, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(envelope(call, '0').replace('"result":0', `"error":${error}`));
    });
    const method = version === '1.0' ? 'GetTask' : 'tasks/get';
    const request = `{"jsonrpc":"2.0","id":3,"method":"${method}","params":{"id":"t-1"}}`;
    expect((await post(target, request, { version })).text).toBe(`{"jsonrpc":"2.0","id":3,"error":${error}}`);
  });

  it.each(['1', '0', '""', 'null', '-7', '"a b"', '9007199254740993'])(
    'an id of %s comes back as it was',
    async (id) => {
      agent.behave((call, response) => {
        const written = /"id":(?<id>[^,]+),/.exec(call.body.toString())?.groups?.['id'];
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(`{"jsonrpc":"2.0","id":${written},"result":${version === '1.0' ? TASK : TASK_03}}`);
      });
      const method = version === '1.0' ? 'GetTask' : 'tasks/get';
      const request = `{"jsonrpc":"2.0","id":${id},"method":"${method}","params":{"id":"t-1"}}`;
      expect((await post(target, request, { version })).text).toMatch(`{"jsonrpc":"2.0","id":${id},"result":`);
    },
  );
});

const DONE_10 =
  '{"statusUpdate":{ "taskId":"t-1","contextId":"c-1","status":{"state":"TASK_STATE_COMPLETED"},"x":1.50}}';
const DONE_03 =
  '{"kind":"status-update", "taskId":"t-1","contextId":"c-1","status":{"state":"completed"},"final":true,"x":1.50}';

describe('HTTP+JSON of 1.0', () => {
  it('status, body and error body of the agent pass unchanged', async () => {
    const adopting = startGateway({
      configure: (config) => {
        config.tasks.unknownTasks = 'adopt';
      },
    });
    const [agent, gateway] = await Promise.all([startRecordingAgent(), adopting]);
    try {
      await gateway.register({ agent_name: 'raw', url: agent.url });
      const target = gatewayTarget(gateway, 'raw');
      agent.behave(answersRaw(200, 'application/a2a+json', TASK));
      const found = await rest(target, 'GET', '/tasks/t-1?historyLength=2', undefined, { version: '1.0' });
      expect([found.status, found.text]).toEqual([200, TASK]);
      expect(agent.calls[0]?.url).toBe('/rest/tasks/t-1?historyLength=2');

      const error = '{"error":{"code":404, "status":"NOT_FOUND","message":"Task not found: nope"}}';
      agent.behave(answersRaw(404, 'application/a2a+json', error));
      const missing = await rest(target, 'GET', '/tasks/nope', undefined, { version: '1.0' });
      expect([missing.status, missing.text]).toEqual([404, error]);
    } finally {
      await gateway.close();
      await agent.close();
    }
  });
});
