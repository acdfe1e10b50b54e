import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainV1Card, type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { type Answer, post, rest, rpc, rpcStream, textAt } from '../support/wire.ts';
import { http, rawRequest } from './raw-http.ts';

// The promises of docs/security.md, kept by the whole gateway: each test is an attack.

let agent: RecordingAgent;
let gateway: TestGateway;
let key: string;
let strangersKey: string;
let seen: Target;

const SECRET = 'canary-secret-of-the-agent';
const MESSAGE = { message: { messageId: 'm', role: 'ROLE_USER', parts: [{ text: 'hi' }] } };
const MESSAGE_03 = {
  message: { kind: 'message', messageId: 'm', role: 'user', parts: [{ kind: 'text', text: 'hi' }] },
};

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startRecordingAgent(), startGateway()]);
  const shared = {
    url: agent.url,
    static_headers: { 'X-Agent-Key': SECRET },
    extra_headers: ['x-copy', 'authorization'],
  };
  await gateway.register({ ...shared, agent_name: 'shown', limits: { request_bytes: 5000 } });
  await gateway.register({ ...shared, agent_name: 'hidden', limits: { request_bytes: 5000 } });
  key = await gateway.createKey(['shown']);
  strangersKey = await gateway.createKey([]);
  seen = gatewayTarget(gateway, 'shown', key);
});

afterAll(() => Promise.all([gateway.close(), agent.close()]));

const answersTask = () =>
  agent.behave(({ body }, response) => {
    const { id = 1 } = JSON.parse(body.toString() || '{}') as { id?: unknown };
    const task = { id: 't', contextId: 'c', status: { state: 'TASK_STATE_COMPLETED' } };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { task } }));
  });

/** What must be equal for nobody to tell two answers apart; ids differ from call to call. */
const appearance = ({ status, headers, text }: Answer, name: string) => ({
  status,
  text: text.replaceAll(name, 'NAME'),
  headers: Object.fromEntries(
    [...headers].filter(
      ([header]) => !['date', 'x-request-id', 'x-litellm-call-id', 'x-litellm-trace-id'].includes(header),
    ),
  ),
});

describe('promise 1: the address an agent has is chosen by administrators, and never a metadata service', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:169.254.169.254]/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0.0.0.0:1/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
  ])('%s is refused, as agent, as card and in discovery', async (url) => {
    const refused = /ADDRESS_REFUSED|CARD_UNAVAILABLE/;
    await expect(gateway.register({ agent_name: 'metadata', url })).rejects.toThrow(refused);
    await expect(
      gateway.register({ agent_name: 'metadata', url: 'http://127.0.0.1:9/', card_url: url }),
    ).rejects.toThrow(refused);
    await expect(gateway.manage('POST', '/v1/a2a/discover', { url })).rejects.toThrow(refused);
  });
});

describe('promise 3: a card chooses nothing dangerous', () => {
  test('an agent is called where it was registered, and nothing else that its card names is ever asked', async () => {
    const elsewhere = await startRecordingAgent();
    const links = { documentationUrl: `${elsewhere.url}/docs`, iconUrl: `${elsewhere.url}/icon.png` };
    const liar = await startRecordingAgent(() => ({ ...plainV1Card(elsewhere.url), ...links, url: elsewhere.url }));
    try {
      await gateway.register({ agent_name: 'liar', url: liar.url });
      await rpc(gatewayTarget(gateway, 'liar'), 'SendMessage', MESSAGE);
      await rest(gatewayTarget(gateway, 'liar'), 'POST', '/message:send', MESSAGE);
      const card = await rest(gatewayTarget(gateway, 'liar'), 'GET', '');
      expect(liar.calls.length).toBeGreaterThan(0);
      expect(elsewhere.requests).toEqual([]);
      expect(card.text).not.toContain(elsewhere.url);
    } finally {
      await Promise.all([liar.close(), elsewhere.close()]);
    }
  });
});

describe('promise 4: no credential goes where it does not belong', () => {
  test('the caller’s key reaches no agent, in whatever header it is sent', async () => {
    answersTask();
    const hiding: Record<string, string>[] = [
      { authorization: `Bearer ${key}` },
      { authorization: '', 'x-litellm-api-key': key },
      { authorization: '', 'x-api-key': `Bearer ${key}` },
      {
        'x-copy': key,
        'x-a2a-shown-x-said': `a ${key}`,
        'a2a-extensions': key,
        'x-litellm-trace-id': key,
        cookie: key,
      },
      { traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`, tracestate: `v=${key}` },
    ];
    for (const headers of hiding) {
      agent.calls.length = 0;
      const answer = await rpc(seen, 'SendMessage', MESSAGE, {
        headers: { authorization: `Bearer ${key}`, ...headers },
      });
      expect(answer.status).toBe(200);
      expect(agent.calls).toHaveLength(1);
      expect(agent.calls[0]?.rawHeaders.join('\n')).not.toContain(key);
      expect(agent.calls[0]?.headers['x-agent-key']).toBe(SECRET);
    }
  });

  test('a stored secret is shown to nobody, administrators included', async () => {
    const told = await Promise.all(
      ['/v1/agents', '/v1/agents/shown', '/openapi.json', '/public/agent_hub', '/health'].map(async (path) => {
        const headers = { authorization: `Bearer ${gateway.adminKey}` };
        return (await fetch(gateway.url + path, { headers })).text();
      }),
    );
    expect(told.join()).not.toContain(SECRET);
    expect(told[1]).toContain('<REDACTED>');
  });
});

describe('promise 13: nobody’s request is smuggled in another’s', () => {
  const BOTH = ['POST /a2a/shown HTTP/1.1', 'host: x', 'content-type: application/json'];
  const SECOND = http(['GET /health/liveness HTTP/1.1', 'host: x', 'connection: close']);

  test.each([
    ['a length beside chunks', [...BOTH, 'content-length: 4', 'transfer-encoding: chunked'], '0\r\n\r\n'],
    ['two lengths', [...BOTH, 'content-length: 4', 'content-length: 5'], '{}  '],
    ['a signed length', [...BOTH, 'content-length: +4'], '{}  '],
    ['an unknown coding', [...BOTH, 'transfer-encoding: xchunked'], '0\r\n\r\n'],
    ['a space before the colon', [...BOTH, 'content-length : 4'], '{}  '],
    ['a folded header', [...BOTH, 'x: a', ' b: c', 'content-length: 0'], ''],
    ['a NUL in a header', [...BOTH, 'x: a\0b', 'content-length: 0'], ''],
    ['no host', ['POST /a2a/shown HTTP/1.1', 'content-length: 0'], ''],
  ])('%s is no request', async (_, head, body) => {
    const { statuses } = await rawRequest(gateway.url, http(head, body) + SECOND);
    expect(statuses).toEqual([400]);
  });

  test.each([
    ['for want of a key', []],
    ['for its size', ['authorization: Bearer ']],
  ])('the unread body of a request refused %s is not taken for the next one', async (_, head) => {
    const authorization = head.map((line) => line + key);
    const smuggled = SECOND.repeat(120);
    // A byte more than ever comes: a body that has come whole is no danger, and its connection is kept.
    const length = `content-length: ${smuggled.length + 1}`;
    const { statuses, text } = await rawRequest(gateway.url, http([...BOTH, ...authorization, length], smuggled));
    expect(statuses).toHaveLength(1);
    expect([401, 413]).toContain(statuses[0]);
    expect(text).toMatch(/connection: close/i);
    expect(text).not.toContain('alive');
  });

  test('a caller’s own ids come back only when they are harmless', async () => {
    const ask = (id: string) =>
      fetch(`${gateway.url}/a2a/shown`, { headers: { 'x-request-id': id, authorization: 'x' } });
    expect((await ask('my-id_1.2:3')).headers.get('x-request-id')).toBe('my-id_1.2:3');
    expect((await ask('<script>')).headers.get('x-request-id')).not.toContain('<');
    expect((await ask('x'.repeat(129))).headers.get('x-request-id')).toHaveLength(36);
  });
});

describe('promise 14: no JSON is a bomb, and none has two meanings', () => {
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const BOMBS: [string, string][] = [
    ['nested too deep', deep(5000)],
    ['with a prototype', '{"message":{"__proto__":{"admin":true}},"agent_name":"x","__proto__":{"admin":true}}'],
    ['with a member twice', '{"message":{},"message":{},"agent_name":"a","agent_name":"b"}'],
    ['that is not UTF-8', '{"agent_name":"\xff"}'],
  ];

  test.each(BOMBS)('a management body %s is refused', async (_, body) => {
    const headers = { authorization: `Bearer ${gateway.adminKey}`, 'content-type': 'application/json' };
    for (const path of ['/v1/agents', '/key/generate', '/v1/a2a/discover']) {
      const answer = await fetch(gateway.url + path, { method: 'POST', headers, body: Buffer.from(body, 'latin1') });
      expect(answer.status).toBe(400);
    }
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  test.each(BOMBS)('a call %s never reaches the agent', async (_, params) => {
    agent.calls.length = 0;
    const body = `{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":${params}}`;
    const answer = await post(seen, Buffer.from(body, 'latin1'));
    expect(textAt(answer.json, 'error', 'message')).not.toBe('');
    expect(agent.calls).toHaveLength(0);
  });
});

describe('promise 15: what is said is kept only where that was asked for, and secrets never', () => {
  const say = { ...MESSAGE, metadata: { api_key: 'canary-key', note: 'canary-note' } };
  const contentOf = async (name: string) => {
    answersTask();
    await rpc(gatewayTarget(gateway, name), 'SendMessage', say);
    const { id } = await gateway.lastCall(name);
    return JSON.stringify((await gateway.manage<{ content: unknown }>('GET', `/v1/calls/${String(id)}`)).content);
  };

  test('nothing is kept unless it was switched on', async () => {
    expect(await contentOf('hidden')).toBe('null');
  });

  test('where it was, it is kept without the secrets in it', async () => {
    await gateway.register({ agent_name: 'kept', url: agent.url, log_content: true });
    const content = await contentOf('kept');
    expect(content).toContain('canary-note');
    expect(content).not.toContain('canary-key');
  });

  test('no secret in a header, of whichever side, is shown or written anywhere', async () => {
    agent.behave(({ headers, body }, response) => {
      const { id = 1 } = JSON.parse(body.toString()) as { id?: unknown };
      const echoed = [headers['x-copy'], headers['x-agent-key']].map(String);
      response.writeHead(200, {
        'content-type': 'application/json',
        server: echoed.join(' '),
        'set-cookie': 'sid=canary-of-the-agent',
        'x-unknown': 'canary-unknown',
      });
      response.end(
        JSON.stringify({
          jsonrpc: '2.0',
          id,
          result: { task: { id: 't', contextId: 'c', status: { state: 'TASK_STATE_COMPLETED' } } },
        }),
      );
    });
    const name = 'with-headers';
    const shared = { url: agent.url, static_headers: { 'X-Agent-Key': SECRET }, extra_headers: ['x-copy'] };
    await gateway.register({ ...shared, agent_name: name, log_content: true });
    const own = await gateway.createKey([name]);
    const headers = {
      'x-copy': 'token=canary-copied',
      cookie: 'a=canary-cookie',
      'proxy-authorization': 'Basic Y2FuYXJ5OnByb3h5',
      'x-any': 'canary-any',
      'user-agent': `tests with ${own}`,
      'x-request-id': 'for-headers',
    };
    await rpc(gatewayTarget(gateway, name, own), 'SendMessage', MESSAGE, { headers });
    const { id } = await gateway.lastCall(name);
    const kept = await gateway.manage<{ content: { headers: unknown } }>('GET', `/v1/calls/${String(id)}`);
    const text = JSON.stringify(kept);
    for (const shown of ['for-headers', 'application/json', 'x-agent-key', 'x-unknown']) expect(text).toContain(shown);
    const files = await readdir(gateway.dataDir, { recursive: true, withFileTypes: true });
    const written = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    const secrets = [
      own,
      SECRET,
      ...['copied', 'cookie', 'any', 'of-the-agent', 'unknown'].map((word) => `canary-${word}`),
      'Y2FuYXJ5OnByb3h5',
    ];
    for (const secret of secrets) for (const place of [text, ...written]) expect(place.includes(secret)).toBe(false);
  });
});

describe('promises 18 and 22: a hidden agent looks like none, on every front and in every version', () => {
  const asks: [string, (target: Target) => Promise<Answer>][] = [
    ['JSON-RPC 1.0', (target) => rpc(target, 'SendMessage', MESSAGE)],
    ['JSON-RPC 0.3', (target) => rpc(target, 'message/send', MESSAGE_03)],
    ['a stream', (target) => rpc(target, 'SendStreamingMessage', MESSAGE)],
    ['a task', (target) => rpc(target, 'GetTask', { id: 't' })],
    ['a list', (target) => rpc(target, 'ListTasks', {})],
    [
      'a push config',
      (target) => rpc(target, 'CreateTaskPushNotificationConfig', { taskId: 't', url: 'http://127.0.0.1/' }),
    ],
    ['the extended card', (target) => rpc(target, 'GetExtendedAgentCard', {})],
    ['an unknown method', (target) => rpc(target, 'Nonsense', {})],
    [
      'a body over the agent’s limit',
      (target) => rpc(target, 'SendMessage', { ...MESSAGE, metadata: { x: 'x'.repeat(6000) } }),
    ],
    ['REST 1.0', (target) => rest(target, 'POST', '/message:send', MESSAGE)],
    ['REST 0.3', (target) => rest(target, 'POST', '/v1/message:send', MESSAGE_03)],
    ['a REST task', (target) => rest(target, 'GET', '/tasks/1')],
    ['an unknown path', (target) => rest(target, 'GET', '/nonsense')],
    ['the wrong verb', (target) => rest(target, 'DELETE', '/message:send')],
    ['the card', (target) => rest(target, 'GET', '')],
    ['the well-known card', (target) => rest(target, 'GET', '/.well-known/agent-card.json')],
  ];

  test.each(asks)('%s', async (_, ask) => {
    agent.calls.length = 0;
    for (const as of [strangersKey, 'sk-wrong', '']) {
      const target = (name: string) => gatewayTarget(gateway, name, as);
      const hidden = appearance(await ask(target('hidden')), 'hidden');
      expect(hidden).toEqual(appearance(await ask(target('absent')), 'absent'));
    }
    expect(agent.calls).toHaveLength(0);
  });

  test('the management API', async () => {
    const headers = { authorization: `Bearer ${strangersKey}` };
    const ask = async (name: string): Promise<string> => {
      const paths = [`/v1/agents/${name}`, `/v1/calls?agent=${name}`, `/v1/agents?name=${name}`];
      const texts = await Promise.all(paths.map(async (path) => (await fetch(gateway.url + path, { headers })).text()));
      return texts
        .join()
        .replaceAll(name, 'NAME')
        .replaceAll(/"request_id":"[^"]*"/g, '');
    };
    expect(await ask('hidden')).toBe(await ask('absent'));
  });
});

describe('promise 19: nothing of the inside leaves with an error', () => {
  const INSIDE = 'Error: boom\n    at secret (/srv/agent/index.js:1:1)';
  const FAULTS: [string, Parameters<RecordingAgent['behave']>[0]][] = [
    ['a stack trace', (_, response) => void response.writeHead(500, { server: 'inside' }).end(INSIDE)],
    ['a page', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(`<pre>${INSIDE}`)],
    [
      'a refusal of the gateway',
      (_, response) => void response.writeHead(401, { 'www-authenticate': INSIDE.slice(0, 11) }).end(INSIDE),
    ],
    [
      'a redirect inside',
      (_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/srv' }).end(INSIDE),
    ],
    ['a broken connection', (_, response) => void response.destroy()],
  ];

  test.each(FAULTS)('%s', async (_, behaviour) => {
    agent.behave(behaviour);
    const answers = [
      await rpc(seen, 'SendMessage', MESSAGE),
      await rpc(seen, 'message/send', MESSAGE_03),
      await rest(seen, 'POST', '/message:send', MESSAGE),
      await rpcStream(seen, 'SendStreamingMessage', MESSAGE),
    ];
    const port = new URL(agent.url).port;
    for (const { text, headers } of answers) {
      const told = `${text} ${[...headers].join()}`;
      expect(told).not.toMatch(/boom|secret|srv|inside|10\.0\.0\.1|127\.0\.0\.1/);
      expect(told).not.toContain(port);
      expect(headers.get('x-request-id')).toHaveLength(36);
    }
    const record = await gateway.lastCall('shown');
    expect(JSON.stringify(record)).not.toMatch(/boom|srv|10\.0\.0\.1/);
  });

  test('an agent that cannot be reached is not named by its address, nor is any card, list or hub', async () => {
    await gateway.manage('POST', '/v1/agents/make_public', { agent_ids: ['shown'] });
    const port = new URL(agent.url).port;
    const headers = { authorization: `Bearer ${key}` };
    const paths = ['/a2a/shown', '/v1/agents', '/v1/agents/shown', '/public/agent_hub', '/v1/calls', '/key/info'];
    for (const path of paths) {
      const text = await (await fetch(gateway.url + path, { headers })).text();
      expect(text.replaceAll(gateway.url, '')).not.toMatch(new RegExp(`${port}|X-Agent-Key|raw.*127\\.0\\.0\\.1:`));
    }
  });
});

test('a caller that half-closes its connection ends its stream, and the agent is let go', async () => {
  let closed: Promise<void> | undefined;
  agent.behave((call, response) => {
    closed = call.closed;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const update = { taskId: 't', contextId: 'c', status: { state: 'TASK_STATE_WORKING' } };
    response.write(`data: ${JSON.stringify({ jsonrpc: '2.0', id: 1, result: { statusUpdate: update } })}\n\n`);
  });
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'SendStreamingMessage', params: MESSAGE });
  const head = [
    'POST /a2a/shown HTTP/1.1',
    'host: x',
    `authorization: Bearer ${key}`,
    'content-type: application/json',
  ];
  const { hostname, port } = new URL(gateway.url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  socket.write(http([...head, `content-length: ${body.length}`], body));
  await once(socket, 'data');
  socket.end();
  socket.resume();
  await Promise.all([closed, once(socket, 'close')]);
});
