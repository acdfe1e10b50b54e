import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAdminBench, MASTER_KEY } from './admin.fixtures.ts';
import { createManagement } from './management.ts';

/** The management API on a port of its own, nothing of it loaded yet. */
async function startManagement() {
  const bench = await createAdminBench();
  let ids = 0;
  const management = createManagement(bench.dependencies, {
    log: pino({ level: 'silent' }),
    newId: () => `request-${++ids}`,
  });
  const server = createServer((request, response) => management.handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
    await management.close();
    await bench.app.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}) =>
    fetch(url + path, { ...init, headers: { authorization: `Bearer ${MASTER_KEY}`, ...init.headers } });
  return { bench, management, ask };
}

const wholeAnswer = async (response: Response) => {
  const { date: _, 'x-request-id': __, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
};

describe('probes', () => {
  it.each(['/health/liveliness', '/health/liveness', '/health/readiness', '/health/readiness?from=probe'])(
    '%s is answered before the API is there, as the API would',
    async (path) => {
      const { bench, ask } = await startManagement();
      for (const state of ['ready', 'stopping'] as const) {
        bench.lifecycle.state = state;
        const { statusCode, headers, body } = await bench.app.inject(path);
        const { date: _, 'x-request-id': __, ...expected } = headers;
        const { headers: own, ...answer } = await wholeAnswer(await ask(path));
        expect(answer).toEqual({ status: statusCode, body });
        expect(own).toMatchObject(expected);
      }
    },
  );

  it('have no body for HEAD', async () => {
    const { ask } = await startManagement();
    const { status, headers, body } = await wholeAnswer(await ask('/health/readiness', { method: 'HEAD' }));
    expect([status, headers['content-length'], body]).toEqual([200, '54', '']);
  });

  it('leave other methods and paths to the API', async () => {
    const { ask } = await startManagement();
    expect((await ask('/health/readiness', { method: 'POST' })).status).toBe(405);
    expect((await ask('/health/readiness/')).status).toBe(404);
  });
});

describe('the first requests', () => {
  it('are answered once the API is there, bodies included, however many come at once', async () => {
    const { ask } = await startManagement();
    const create = (key_alias: string) =>
      ask('/key/generate', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key_alias }),
      });
    const answers = await Promise.all([create('one'), ask('/v1/agents'), create('two'), ask('/nowhere')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
    expect(await answers[2].json()).toMatchObject({ key_alias: 'two' });
  });

  it('come from nobody too: refused as ever', async () => {
    const { ask } = await startManagement();
    expect((await ask('/v1/agents', { headers: { authorization: '' } })).status).toBe(401);
  });
});

it('closes, also when it was never loaded', async () => {
  const { bench, management } = await startManagement();
  await createManagement(bench.dependencies, { log: pino({ level: 'silent' }), newId: () => 'id' }).close();
  await management.load();
  await management.close();
});

it.each([
  ['/v1/%zz', 400, 'INVALID_REQUEST'],
  [`/v1/agents/${'a'.repeat(5000)}`, 404, 'NOT_FOUND'],
])('what the router refuses has the shape of every error: %s', async (path, status, code) => {
  const { ask } = await startManagement();
  const answer = await ask(path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { error } = (await answer.json()) as { error: { code: string; request_id: string } };
  expect(error).toMatchObject({ code, request_id: answer.headers.get('x-request-id') });
});
