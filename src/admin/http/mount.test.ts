import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode, SwitchboardError } from '../../protocol/index.ts';
import { type AdminBench, createAdminBench, MASTER_KEY } from '../admin.fixtures.ts';
import { ROUTES } from '../admin.ts';

let bench: AdminBench;
let key: string;
/** Why nobody is served. */
let refusal: SwitchboardError | undefined;

beforeAll(async () => {
  bench = await createAdminBench({ refusal: () => refusal });
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', url: 'http://agent.internal:9000/a2a' });
  key = (await bench.keyFor(['echo'])).key;
});

afterAll(() => bench.app.close());

const concrete = (path: string) => path.replaceAll(/\{\w+\}/g, 'echo');
const guarded = ROUTES.filter(({ permission }) => permission !== 'open');
const managed = ROUTES.filter(
  ({ permission }) => permission === 'manage' || permission === 'inspect' || typeof permission === 'function',
);

describe('every route by every role: default deny', () => {
  it.each(guarded.map((route) => [route.method, route.path] as const))('%s %s needs a key', async (method, path) => {
    for (const credential of [null, 'sk-wrong', `${MASTER_KEY}x`]) {
      const { status, headers, json } = await bench.ask(method, concrete(path), undefined, credential);
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Bearer realm="switchboard"');
      expect(json.error?.code).toBe('UNAUTHENTICATED');
    }
  });

  it.each(managed.map((route) => [route.method, route.path] as const))(
    '%s %s is refused to a virtual key',
    async (method, path) => {
      const { status, json } = await bench.ask(method, concrete(path), undefined, key);
      expect(status).toBe(403);
      expect(json.error?.code).toBe('PERMISSION_DENIED');
    },
  );

  it('every route is refused at an address that is not allowed, whoever asks', async () => {
    refusal = new SwitchboardError('PERMISSION_DENIED', 'not from there');
    const answers = ROUTES.map(({ method, path }) => bench.ask(method, concrete(path)));
    const refused = await Promise.all(answers);
    refusal = undefined;
    expect(refused.filter(({ status, json }) => status !== 403 || json.error?.message !== 'not from there')).toEqual(
      [],
    );
  });

  const open = ROUTES.filter(({ permission }) => permission === 'open');

  // Where an identity provider is configured.
  const always = open.filter(({ path }) => path !== '/v1/session/sso');

  it.each(always.filter(({ method }) => method === 'GET').map((route) => [route.path] as const))(
    '%s is open to everyone',
    async (path) => {
      const { status } = await bench.ask('GET', path, undefined, null);
      expect(status).toBe(200);
    },
  );

  it('nothing is open that is not meant to be', () => {
    expect(open.map(({ path }) => path)).toEqual([
      '/public/agent_hub',
      '/public/agents/fields',
      '/public/agent_hub/info',
      '/invitation/open',
      '/invitation/claim',
      '/v1/session',
      '/v1/session/ways',
      '/v1/session/sso',
      '/v1/session/sso',
      '/health/liveliness',
      '/health/liveness',
      '/health/readiness',
      '/openapi.json',
    ]);
  });
});

describe('a key is read from every header that may carry it', () => {
  it.each([
    [{ authorization: `Bearer ${MASTER_KEY}` }],
    [{ 'x-litellm-api-key': MASTER_KEY }],
    [{ 'x-litellm-api-key': `Bearer ${MASTER_KEY}`, authorization: 'Bearer for-the-agent' }],
  ])('%o', async (headers) => {
    expect((await bench.app.inject({ url: '/health', headers })).statusCode).toBe(200);
  });
});

describe('every error has one shape', () => {
  it('with code, message, type, field, request id, and the message where LiteLLM clients look', async () => {
    const { status, json } = await bench.ask('POST', '/v1/agents', { agent_name: 'no spaces', url: 'ftp://x' });
    expect(status).toBe(400);
    expect(json).toEqual({
      error: {
        code: 'INVALID_PARAMS',
        message: expect.stringMatching(/^agent_name: use letters.*; url: /),
        type: 'invalid_request_error',
        param: 'agent_name',
        request_id: 'request-1',
      },
      detail: json.error?.message,
    });
  });

  const send = (payload: string, type = 'application/json') =>
    bench.app.inject({
      method: 'POST',
      url: '/v1/agents',
      payload,
      headers: { authorization: `Bearer ${MASTER_KEY}`, 'content-type': type },
    });

  it.each<[string, string, ErrorCode, string?]>([
    ['broken JSON', '{"a":', 'PARSE_ERROR'],
    ['JSON that is too deep', '['.repeat(70) + ']'.repeat(70), 'INVALID_REQUEST'],
    ['a name twice', '{"agent_name":"a","agent_name":"b"}', 'INVALID_REQUEST'],
    ['no object', '[]', 'INVALID_PARAMS'],
    ['nothing', '', 'INVALID_PARAMS'],
    ['a form', 'agent_name=x', 'CONTENT_TYPE_NOT_SUPPORTED', 'application/x-www-form-urlencoded'],
    ['more than 1 MiB', `"${'x'.repeat(1024 * 1024)}"`, 'PAYLOAD_TOO_LARGE'],
  ])('also for %s', async (_, payload, code, type) => {
    const answer = await send(payload, type);
    expect(answer.json()).toMatchObject({ error: { code, request_id: 'request-1' } });
    expect(answer.statusCode).toBe(ERRORS[code].status);
  });

  it('keeps what nobody foresaw inside', async () => {
    const broken = await createAdminBench({
      metricsAuth: 'none',
      metrics: { expose: () => Promise.reject(new Error('secret detail')) },
    });
    const { status, text, json } = await broken.ask('GET', '/metrics', undefined, null);
    expect(status).toBe(500);
    expect(json.error).toMatchObject({ code: 'INTERNAL', type: 'api_error' });
    expect(text).not.toContain('secret detail');
    await broken.app.close();
  });

  it('also for what no route answers', async () => {
    const nowhere = await bench.ask('GET', '/v1/nothing?x=1', undefined, null);
    expect([nowhere.status, nowhere.json.error?.code]).toEqual([404, 'NOT_FOUND']);
    const wrongMethod = await bench.ask('PUT', '/v1/agents', undefined, null);
    expect([wrongMethod.status, wrongMethod.json.error?.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(wrongMethod.headers['allow']).toBe('POST, GET');
    expect((await bench.ask('POST', '/v1/agents/x', undefined, null)).headers['allow']).toBe('GET, PUT, PATCH, DELETE');
  });

  it('is not kept by caches, not sniffed, and names its request', async () => {
    const { headers } = await bench.ask('GET', '/v1/agents');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': 'request-1',
    });
  });
});
