import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Acting, Principal } from '../../access/index.ts';
import type { Agent } from '../../agents/index.ts';
import { aKeyFor } from '../../gateway/gateway.fixtures.ts';
import type { Gateway, Invocation, Outcome } from '../../gateway/index.ts';
import type { CancelSignal } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { createCallerAddress } from '../caller-address.ts';
import { type A2aFront, createA2aFront } from './a2a-front.ts';
import type { A2aFrontParts } from './parts.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const CARD = { body: Buffer.from('{"name":"echo"}'), etag: '"tag"', mode: 'hybrid' as const };

const echo = {
  id: 'agent-1',
  name: 'echo',
  public: false,
  cardAuth: 'public',
  upstreamCard: {},
  limits: { requestBytes: 1000 },
} as unknown as Agent;

interface Setup {
  invoke?: (invocation: Invocation) => Promise<Outcome> | Outcome;
  agent?: Partial<Agent>;
  isDefault?: boolean;
  parts?: Partial<A2aFrontParts>;
}

const said = (text: string, status = 200): Outcome => ({
  kind: 'answer',
  answer: { status, contentType: 'application/json', headers: { 'x-litellm-call-id': 'c1' }, body: Buffer.from(text) },
});

async function start({ invoke = () => said('"ok"'), agent = {}, isDefault = false, parts = {} }: Setup = {}) {
  const known = { ...echo, ...agent };
  const seen: Invocation[] = [];
  const gateway: Gateway = {
    async invoke(invocation) {
      seen.push(invocation);
      return invoke(invocation);
    },
  };
  let ids = 0;
  const front = createA2aFront({
    gateway,
    agents: {
      find: (ref) => (ref === known.name || ref === known.id ? known : undefined),
      list: () => [known],
      default: () => (isDefault ? known : undefined),
    },
    authenticator: { authenticate, invalidate: () => {} },
    serveCard: () => CARD,
    push: { receive: () => Promise.reject(new Error('nothing is pushed here')) },
    callerAddress: createCallerAddress(null, []),
    keyHeader: null,
    maxRequestBytes: 2000,
    keepAliveMs: 60_000,
    newId: () => `id-${++ids}`,
    monotonic: () => 1,
    refusal: () => undefined,
    log: pino({ level: 'silent' }),
    ...parts,
  });
  const { port } = await listen(front);
  return { port, front, seen };
}

/** As the admin UI shows who is signed in. */
const SIGNED_IN: Acting = {
  speakerOf: ({ headers }) => (headers.cookie === undefined ? undefined : Promise.resolve({ kind: 'admin' })),
};

function authenticate(credential: string | undefined): Principal {
  if (credential === undefined) return { kind: 'anonymous' };
  if (credential === 'sk-good') return { kind: 'admin' };
  throw new SwitchboardError('UNAUTHENTICATED', 'This key is not known.');
}

async function listen(front: A2aFront): Promise<AddressInfo> {
  const server = createServer((incoming, response) => {
    if (!front.handle(incoming, response)) response.writeHead(418).end();
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address() as AddressInfo;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

interface Ask {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

async function ask(port: number, { method = 'POST', path, headers = {}, body }: Ask): Promise<Answer> {
  const outgoing = request({
    port,
    host: '127.0.0.1',
    method,
    path,
    agent: false,
    headers: { authorization: 'Bearer sk-good', ...headers },
  });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() };
}

const send = (id: unknown, method = 'SendMessage') =>
  JSON.stringify({
    jsonrpc: '2.0',
    id,
    method,
    params: { message: { messageId: 'm1', taskId: 't1', parts: [{ text: 'hi' }] } },
  });
const json = { 'content-type': 'application/json' };

const aborted = (signal: CancelSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

describe('JSON-RPC', () => {
  test.each([
    '/a2a/echo',
    '/a2a/echo/',
    '/a2a/echo/message/send',
    '/v1/a2a/echo',
    '/v1/a2a/echo/message/send',
    '/a2a/agent-1',
  ])('is served at %s', async (path) => {
    const { port, seen } = await start();
    expect(await ask(port, { path, headers: json, body: send(1) })).toMatchObject({ status: 200, text: '"ok"' });
    expect(seen[0]).toMatchObject({
      operation: 'send',
      version: '1.0',
      binding: 'JSONRPC',
      names: { messageId: 'm1', taskId: 't1' },
    });
  });

  test("takes the operation and the version from the method's name", async () => {
    const { port, seen } = await start();
    await ask(port, { path: '/a2a/echo', headers: { ...json, 'a2a-version': '1.0' }, body: send(1, 'message/stream') });
    expect(seen[0]).toMatchObject({ operation: 'stream', version: '0.3' });
  });

  test.each(['1', '0', '"a"', '""', 'null', '12345678901234567890'])(
    'hands on the id %s exactly as it is written',
    async (id) => {
      const { port, seen } = await start();
      await ask(port, { path: '/a2a/echo', headers: json, body: send(0).replace('"id":0', `"id":${id}`) });
      expect(seen[0]?.message.rpcId).toBe(id);
    },
  );

  test.each([
    ['what is no JSON', '{', -32700, null],
    ['a batch', '[]', -32600, null],
    ['an unknown method', send(7, 'NoSuchMethod'), -32601, 7],
  ])('refuses %s with a JSON-RPC error in HTTP 200', async (_what, body, code, id) => {
    const { port, seen } = await start();
    const answer = await ask(port, { path: '/a2a/echo', headers: json, body });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ jsonrpc: '2.0', id, error: { code } });
    expect(seen).toHaveLength(0);
  });

  test('refuses another media type and an unknown major version, under the request’s own id', async () => {
    const { port } = await start();
    const plain = await ask(port, { path: '/a2a/echo', headers: { 'content-type': 'text/plain' }, body: send('x') });
    expect(JSON.parse(plain.text)).toMatchObject({ id: 'x', error: { code: -32005 } });
    const xml = await ask(port, { path: '/a2a/echo', headers: { 'content-type': 'text/xml' }, body: '<call/>' });
    expect(JSON.parse(xml.text)).toMatchObject({ id: null, error: { code: -32005 } });
    const future = await ask(port, { path: '/a2a/echo', headers: { ...json, 'a2a-version': '2.0' }, body: send('x') });
    expect(JSON.parse(future.text)).toMatchObject({ id: 'x', error: { code: -32009 } });
  });

  test.each(['1', '1.0', '1.0.0', '1.1', '0.3', '0.3.0', ''])(
    'takes the version header "%s" for advice',
    async (version) => {
      const { port, seen } = await start();
      await ask(port, { path: '/a2a/echo', headers: { ...json, 'a2a-version': version }, body: send(1) });
      expect(seen[0]?.version).toBe('1.0');
    },
  );
});

describe('who may come in', () => {
  test.each([
    ['without a key', ''],
    ['with a wrong key', 'Bearer sk-wrong'],
  ])('a call %s gets 401 and the way to authenticate, in the shape of its route', async (_how, authorization) => {
    const { port, seen } = await start();
    const rpc = await ask(port, { path: '/a2a/echo', headers: { ...json, authorization }, body: send(1) });
    expect(rpc).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer realm="switchboard"' } });
    expect(JSON.parse(rpc.text)).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32050 } });
    const rest = await ask(port, { path: '/a2a/echo/message:send', headers: { ...json, authorization }, body: '{}' });
    expect(rest.status).toBe(401);
    expect(JSON.parse(rest.text)).toMatchObject({ error: { code: 401, status: 'UNAUTHENTICATED' } });
    expect(seen).toHaveLength(0);
  });

  test('whoever is signed in to the admin UI calls as themselves, unless a key is sent', async () => {
    const { port, seen } = await start({ parts: { acting: SIGNED_IN } });
    const asked = { path: '/a2a/echo', body: send('hello') };
    const none = { ...json, authorization: '' };
    expect((await ask(port, { ...asked, headers: none })).status).toBe(401);
    expect((await ask(port, { ...asked, headers: { ...none, cookie: 'session' } })).status).toBe(200);
    expect(seen.map(({ principal, credential }) => [principal.kind, credential])).toEqual([['admin', null]]);
    const wrong = await ask(port, { ...asked, headers: { ...json, authorization: 'sk-bad', cookie: 'session' } });
    expect(wrong.status).toBe(401);
  });

  test('a body over the limit gets 413 before it has been read', async () => {
    const { port, seen } = await start();
    const headers = { ...json, 'content-length': '1001' };
    const announced = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/a2a/echo',
      agent: false,
      headers: { ...headers, authorization: 'sk-good' },
    });
    announced.flushHeaders();
    const [response] = (await once(announced, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    expect(response.headers.connection).toBe('close');
    announced.destroy();
    const grown = await ask(port, { path: '/a2a/echo', headers: json, body: send('x'.repeat(2000)) });
    expect(JSON.parse(grown.text)).toMatchObject({ id: null, error: { code: -32600 } });
    expect(seen).toHaveLength(0);
  });

  test('promise 18: an agent that may not be called is not found by its body limit', async () => {
    const stranger: Principal = aKeyFor();
    const { port, seen } = await start({
      parts: { authenticator: { authenticate: () => stranger, invalidate: () => {} } },
    });
    const body = send('x'.repeat(1200));
    const hidden = await ask(port, { path: '/a2a/echo', headers: json, body });
    const missing = await ask(port, { path: '/a2a/nope', headers: json, body });
    expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
    expect(seen).toHaveLength(2);
  });

  test('a request that its caller gave no sane id is known by the id of its call', async () => {
    const { port, seen } = await start();
    const idOf = async (headers: Record<string, string>) =>
      (await ask(port, { path: '/a2a/echo', headers, body: send(1) })).headers['x-request-id'];
    expect(await idOf({ 'x-request-id': 'mine:1' })).toBe('mine:1');
    expect(await idOf({ 'x-request-id': '{"a": 1}' })).toBe('id-2');
    expect(await idOf({})).toBe('id-3');
    expect(seen.map(({ id, requestId }) => [id, requestId])).toEqual([
      ['id-1', 'mine:1'],
      ['id-2', 'id-2'],
      ['id-3', 'id-3'],
    ]);
  });

  test('a caller that leaves in mid-body costs nothing: no answer, no call, no line in the log', async () => {
    const log = pino({ level: 'silent' });
    const logged = vi.spyOn(log, 'error');
    const { port, front, seen } = await start({ parts: { log } });
    const outgoing = connect(port, '127.0.0.1');
    outgoing.write('POST /a2a/echo HTTP/1.1\r\nhost: x\r\nauthorization: sk-good\r\ncontent-length: 100\r\n\r\n{');
    await vi.waitFor(() => expect(front.open.count).toBe(1));
    outgoing.destroy();
    await vi.waitFor(() => expect(front.open.count).toBe(0));
    expect(logged).not.toHaveBeenCalled();
    expect(seen).toHaveLength(0);
  });

  test('a gateway that refuses everybody says so in the caller’s wire', async () => {
    const stopping = new SwitchboardError('SHUTTING_DOWN', 'The gateway is stopping.', { retryAfterSeconds: 5 });
    const { port } = await start({ parts: { refusal: () => stopping } });
    const answer = await ask(port, { path: '/a2a/echo', headers: json, body: send(1) });
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  });
});

describe('HTTP+JSON', () => {
  test('is served in both versions at the same address', async () => {
    const { port, seen } = await start();
    await ask(port, { path: '/a2a/echo/message:send', headers: json, body: '{"message":{"messageId":"m1"}}' });
    await ask(port, { path: '/a2a/echo/v1/message:send', headers: json, body: '{"message":{"messageId":"m2"}}' });
    await ask(port, { method: 'GET', path: '/a2a/echo/tasks/t%2F1?historyLength=2' });
    expect(seen.map(({ operation, version, binding, names }) => ({ operation, version, binding, names }))).toEqual([
      { operation: 'send', version: '1.0', binding: 'HTTP+JSON', names: { messageId: 'm1' } },
      { operation: 'send', version: '0.3', binding: 'HTTP+JSON', names: { messageId: 'm2' } },
      { operation: 'get', version: '1.0', binding: 'HTTP+JSON', names: { taskId: 't/1' } },
    ]);
    expect(seen[2]?.message.rest).toEqual({ method: 'GET', path: '/tasks/t%2F1', search: '?historyLength=2' });
    expect(seen[2]?.message.params()).toMatchObject({ id: 't/1', historyLength: 2 });
  });

  test('hands on no body that it has not read: one of GET might name another task', async () => {
    const { port, seen } = await start();
    const headers = { ...json, 'content-length': '15' };
    await ask(port, { method: 'GET', path: '/a2a/echo/tasks/mine', headers, body: '{"id":"theirs"}' });
    expect(seen[0]?.message.raw).toHaveLength(0);
    expect(seen[0]?.names).toEqual({ taskId: 'mine' });
  });

  test('answers are kept by no cache, whatever header the key came in', async () => {
    const { port } = await start({
      invoke: ({ wire }) => ({ kind: 'answer', answer: wire.rawAnswer(200, Buffer.from('{}')) }),
    });
    const headers = { authorization: '', 'x-litellm-api-key': 'sk-good' };
    const task = await ask(port, { method: 'GET', path: '/a2a/echo/tasks/1', headers });
    expect(task).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    const noCard = await ask(port, { method: 'GET', path: '/a2a/nope', headers });
    expect(noCard).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } });
  });

  test('names the verbs that a path takes, and says where to go from an unknown one', async () => {
    const { port } = await start();
    const wrongVerb = await ask(port, { method: 'GET', path: '/a2a/echo/message:send' });
    expect(wrongVerb).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    const unknown = await ask(port, { path: '/a2a/echo/nonsense', headers: json, body: '{}' });
    expect(unknown.status).toBe(404);
    expect(JSON.parse(unknown.text).error.message).toContain('/message:send');
  });

  test('answers in the media type that the caller used', async () => {
    const { port } = await start({ invoke: ({ wire }) => ({ kind: 'answer', answer: wire.answer({ a: 1 }) }) });
    const body = '{"message":{"messageId":"m1"}}';
    const a2a = await ask(port, {
      path: '/a2a/echo/message:send',
      headers: { 'content-type': 'application/a2a+json' },
      body,
    });
    expect(a2a.headers['content-type']).toBe('application/a2a+json');
    const plain = await ask(port, { path: '/a2a/echo/message:send', headers: json, body });
    expect(plain.headers['content-type']).toBe('application/json');
  });
});

describe('cards', () => {
  test.each([
    '/a2a/echo',
    '/a2a/echo/',
    '/a2a/echo/.well-known/agent-card.json',
    '/v1/a2a/echo/.well-known/agent.json',
  ])('are served at %s, with a tag by which caches ask again', async (path) => {
    const { port } = await start();
    const card = await ask(port, { method: 'GET', path, headers: { authorization: '' } });
    expect(card).toMatchObject({ status: 200, text: '{"name":"echo"}' });
    expect(card.headers).toMatchObject({
      etag: '"tag"',
      'cache-control': 'public, max-age=300',
      vary: 'A2A-Version, Authorization',
    });
    const again = await ask(port, {
      method: 'GET',
      path,
      headers: { authorization: '', 'if-none-match': 'W/"tag", "x"' },
    });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  test('of the default agent stand at the root too; without one, the root says where cards are', async () => {
    const withDefault = await start({ isDefault: true });
    for (const path of [
      '/.well-known/agent-card.json',
      '/.well-known/agent.json',
      '/a2a/.well-known/agent-card.json',
    ]) {
      expect((await ask(withDefault.port, { method: 'GET', path })).status).toBe(200);
    }
    const without = await start();
    const answer = await ask(without.port, { method: 'GET', path: '/a2a/.well-known/agent-card.json' });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('/a2a/{agent}/');
  });

  test('that need a key are private, and look to nobody in particular like cards that do not exist', async () => {
    const { port } = await start({ agent: { cardAuth: 'key' } });
    const shown = await ask(port, { method: 'GET', path: '/a2a/echo' });
    expect(shown.headers['cache-control']).toBe('private, max-age=300');
    const hidden = await ask(port, { method: 'GET', path: '/a2a/echo', headers: { authorization: '' } });
    const missing = await ask(port, { method: 'GET', path: '/a2a/nope', headers: { authorization: '' } });
    expect(hidden.status).toBe(401);
    expect([missing.status, missing.text]).toEqual([hidden.status, hidden.text]);
  });

  test('promise 18: a default agent that may not be seen looks like none', async () => {
    const parts = { authenticator: { authenticate: () => aKeyFor(), invalidate: () => {} } };
    const hidden = await start({ isDefault: true, agent: { cardAuth: 'key' }, parts });
    const none = await start({ parts });
    const path = '/.well-known/agent-card.json';
    const [one, other] = await Promise.all([hidden, none].map(({ port }) => ask(port, { method: 'GET', path })));
    expect(one?.status).toBe(404);
    expect([one?.status, one?.text]).toEqual([other?.status, other?.text]);
  });

  test('answer HEAD with headers alone', async () => {
    const { port } = await start();
    expect(await ask(port, { method: 'HEAD', path: '/a2a/echo' })).toMatchObject({ status: 200, text: '' });
  });
});

describe('streams', () => {
  const streamOf = (frames: AsyncIterable<Buffer>): Outcome => ({
    kind: 'stream',
    headers: { 'x-litellm-call-id': 'c1' },
    frames,
  });
  const streaming = { path: '/a2a/echo', headers: json, body: send(1, 'SendStreamingMessage') };

  test('pass frame by frame, unbuffered by proxies', async () => {
    const { port } = await start({
      invoke: () =>
        streamOf(
          (async function* () {
            yield Buffer.from('data: 1\n\n');
            yield Buffer.from('data: 2\n\n');
          })(),
        ),
    });
    const answer = await ask(port, streaming);
    expect(answer.text).toBe('data: 1\n\ndata: 2\n\n');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
      'x-litellm-call-id': 'c1',
    });
  });

  test('say that they are alive while nothing happens', async () => {
    const { port } = await start({
      parts: { keepAliveMs: 5 },
      invoke: ({ signal }) =>
        streamOf(
          (async function* () {
            yield Buffer.from('data: 1\n\n');
            await aborted(signal);
          })(),
        ),
    });
    const outgoing = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/a2a/echo',
      agent: false,
      headers: { ...json, authorization: 'sk-good' },
    });
    outgoing.end(streaming.body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) {
      text += String(chunk);
      if (text.includes(': ping\n\n: ping\n\n')) break;
    }
    expect(text.startsWith('data: 1\n\n')).toBe(true);
  });

  test('whose caller leaves are told so, and end', async () => {
    const ended = vi.fn();
    const { port, front } = await start({
      invoke: ({ signal }) =>
        streamOf(
          (async function* () {
            try {
              yield Buffer.from('data: 1\n\n');
              await aborted(signal);
            } finally {
              ended();
            }
          })(),
        ),
    });
    const outgoing = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/a2a/echo',
      agent: false,
      headers: { ...json, authorization: 'sk-good' },
    });
    outgoing.end(streaming.body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    await once(response, 'data');
    response.destroy();
    await vi.waitFor(() => expect(ended).toHaveBeenCalled());
    await vi.waitFor(() => expect(front.open.count).toBe(0));
  });

  test('read no faster than their caller does', async () => {
    let produced = 0;
    const { port } = await start({
      invoke: () =>
        streamOf(
          (async function* () {
            for (; produced < 10_000; produced += 1) yield Buffer.alloc(16_384, 120);
          })(),
        ),
    });
    const socket = connect(port, '127.0.0.1');
    socket.pause();
    socket.write(
      `POST /a2a/echo HTTP/1.1\r\nhost: x\r\nauthorization: sk-good\r\ncontent-type: application/json\r\ncontent-length: ${streaming.body.length}\r\n\r\n${streaming.body}`,
    );
    let before = -1;
    await vi.waitFor(
      () => {
        const standing = produced === before && produced > 0;
        before = produced;
        expect(standing).toBe(true);
      },
      { interval: 50, timeout: 10_000 },
    );
    expect(produced).toBeLessThan(2000);
    socket.destroy();
  });

  const unread = (port: number, body: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => {});
    const head = 'POST /a2a/echo HTTP/1.1\r\nhost: x\r\nauthorization: sk-good\r\ncontent-type: application/json';
    socket.write(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    return socket;
  };

  const endless = (onEnd = () => {}) =>
    streamOf(
      (async function* () {
        try {
          for (;;) yield Buffer.alloc(65_536, 120);
        } finally {
          onEnd();
        }
      })(),
    );

  test('promise 12: a caller that never reads is cut off, and its stream ends', async () => {
    const ended = vi.fn();
    const { port, front } = await start({ parts: { stuckAfterMs: 20 }, invoke: () => endless(ended) });
    const socket = unread(port, streaming.body);
    await vi.waitFor(() => expect(ended).toHaveBeenCalled(), { timeout: 10_000 });
    await vi.waitFor(() => expect(front.open.count).toBe(0));
    socket.destroy();
  });

  test('promise 12: so is one that never reads its one big answer', async () => {
    const answer = said('x'.repeat(30_000_000));
    const { port, front, seen } = await start({ parts: { stuckAfterMs: 20 }, invoke: () => answer });
    const socket = unread(port, send(1));
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    await vi.waitFor(() => expect(front.open.count).toBe(0), { timeout: 10_000 });
    socket.destroy();
  });

  test('nobody keeps the gateway from stopping: neither who never reads nor who never ends its body', async () => {
    const { port, front, seen } = await start({ invoke: () => endless() });
    const sockets = [unread(port, streaming.body), connect(port, '127.0.0.1')];
    sockets[1]?.write('POST /a2a/echo HTTP/1.1\r\nhost: x\r\nauthorization: sk-good\r\ncontent-length: 9\r\n\r\n{');
    await vi.waitFor(() => expect([front.open.count, seen.length]).toEqual([2, 1]));
    await front.open.drain(5);
    expect(front.open.count).toBe(0);
    for (const socket of sockets) socket.destroy();
  });

  test('are ended by a stop only after they had time to end by themselves', async () => {
    let reason: unknown;
    const { port, front } = await start({
      invoke: ({ signal }) =>
        streamOf(
          (async function* () {
            yield Buffer.from('data: 1\n\n');
            await aborted(signal);
            reason = signal.reason;
          })(),
        ),
    });
    const outgoing = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/a2a/echo',
      agent: false,
      headers: { ...json, authorization: 'sk-good' },
    });
    outgoing.end(streaming.body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    await once(response, 'data');
    const drained = front.open.drain(5);
    response.resume();
    await once(response, 'end');
    await drained;
    expect(reason).toMatchObject({ code: 'SHUTTING_DOWN' });
    expect(response.complete).toBe(true);
  });
});

describe('a body that takes its time', () => {
  const cases = [
    ['JSON-RPC', '/a2a/echo', send(1)],
    ['HTTP+JSON', '/a2a/echo/message:send', '{"message":{"messageId":"m"}}'],
  ] as const;

  test.each(cases)('is not taken from a caller who was shut out meanwhile, over %s', async (_binding, path, body) => {
    let now = 1;
    let isRevoked = false;
    const asked = vi.fn((credential: string | undefined) => authenticate(isRevoked ? 'sk-revoked' : credential));
    const authenticator = { authenticate: asked, invalidate: () => {} };
    const { port, seen } = await start({ parts: { monotonic: () => now, authenticator } });
    const outgoing = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path,
      agent: false,
      headers: { authorization: 'Bearer sk-good', 'content-length': body.length },
    });
    outgoing.write(body.slice(0, 10));
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    isRevoked = true;
    now += 501;
    outgoing.end(body.slice(10));
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(401);
    expect(seen).toEqual([]);
  });

  test.each(cases)('is the only reason to ask twice who calls, over %s', async (_binding, path, body) => {
    const asked = vi.fn(authenticate);
    const { port, seen } = await start({ parts: { authenticator: { authenticate: asked, invalidate: () => {} } } });
    await ask(port, { path, body });
    expect(seen).toHaveLength(1);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
