import { describe, expect, it } from 'vitest';
import { deliveryOf } from '../../outbound/index.ts';
import { type Behaviour, json, restCall, rpcCall, rpcErrorAnswer, useRelay } from './agent.fixtures.ts';

const relay = useRelay();

describe('what is no A2A answer becomes a failure that tells nothing of the agent', () => {
  const SECRET = 'Traceback /srv/agent/secret.py db-password';

  const fail = async (binding: 'JSONRPC' | 'HTTP+JSON', behaviour: Behaviour, more = {}) => {
    const agent = await relay.start(behaviour);
    const message = { rest: { method: 'POST', path: '/message:send', search: '' } } as const;
    const call = { operation: 'send', version: '1.0', interfaces: [agent.as('1.0', binding)], ...more } as const;
    const request = binding === 'JSONRPC' ? rpcCall(call) : restCall({ message, ...call });
    return relay.run(request).then(
      () => undefined,
      (error: unknown) => error,
    );
  };

  const html = (status: number): Behaviour => json(`<html>${SECRET}</html>`, status, 'text/html');

  it.each([
    [413, 'UPSTREAM_FAILED', 'The agent refused the request as too large (HTTP 413).'],
    [500, 'UPSTREAM_FAILED', 'The agent failed on the request (HTTP 500).'],
    [503, 'UPSTREAM_FAILED', 'The agent is not available for now: try again later (HTTP 503).'],
    [429, 'UPSTREAM_FAILED', 'The agent takes no more requests for now: try again later (HTTP 429).'],
    [
      401,
      'UPSTREAM_FAILED',
      'The agent did not accept the credentials sent to it: an administrator must check them (HTTP 401).',
    ],
    [
      302,
      'UPSTREAM_FAILED',
      'The agent answered with a redirect, which is never followed: register the address it leads to (HTTP 302).',
    ],
    [404, 'UPSTREAM_FAILED', 'The agent is not where its card says (HTTP 404).'],
  ])('an HTML page with status %d', async (status, code, message) => {
    for (const binding of ['JSONRPC', 'HTTP+JSON'] as const) {
      const error = await fail(binding, html(status));
      expect(error).toMatchObject({ code, message, details: { metadata: { upstreamStatus: String(status) } } });
      expect(deliveryOf(error)).toBe('yes');
    }
  });

  it.each([404, 405, 410, 426])('status %d says that the card may be out of date', async (status) => {
    expect(await fail('JSONRPC', html(status))).toMatchObject({ details: { staleCard: true } });
  });

  it('status 500 does not', async () => {
    expect(await fail('JSONRPC', html(500))).not.toMatchObject({ details: { staleCard: true } });
  });

  it('how long to wait is handed on', async () => {
    const error = await fail('JSONRPC', (_request, response) => response.writeHead(429, { 'retry-after': '7' }).end());
    expect(error).toMatchObject({ details: { retryAfterSeconds: 7 } });
  });

  it.each([
    ['JSONRPC', rpcErrorAnswer(-32000, SECRET)],
    ['HTTP+JSON', `{"message":"${SECRET}"}`],
  ] as const)('refused credentials are not the caller’s affair, over %s', async (binding, body) => {
    const error = await fail(binding, json(body, 401));
    expect(error).toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(String(error)).not.toContain(SECRET);
  });

  it.each([
    ['HTML', `<html>${SECRET}</html>`],
    ['nothing', ''],
    ['broken JSON', `{"jsonrpc":"2.0","id":1,"result":{"task":"${SECRET}`],
    ['another service’s JSON', `{"detail":"${SECRET}"}`],
    ['an array', '[]'],
    ['a string', `"${SECRET}"`],
  ])('success with %s', async (_what, body) => {
    for (const binding of ['JSONRPC', 'HTTP+JSON'] as const) {
      const error = await fail(binding, json(body));
      expect(error).toMatchObject({ code: 'INVALID_AGENT_RESPONSE' });
      expect(String(error)).not.toContain(SECRET);
    }
  });

  it('an empty success over JSON-RPC', async () => {
    expect(await fail('JSONRPC', (_request, response) => response.writeHead(204).end())).toMatchObject({
      code: 'INVALID_AGENT_RESPONSE',
    });
  });

  it('an answer beyond the limit', async () => {
    expect(await fail('JSONRPC', json('x'.repeat(1_001)), { maxResponseBytes: 1_000 })).toMatchObject({
      code: 'UPSTREAM_TOO_LARGE',
    });
  });

  it('no answer in time', async () => {
    const error = await fail('JSONRPC', () => {}, { timeouts: { firstByteMs: 30 } });
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(deliveryOf(error)).toBe('unknown');
  });

  it.each([404, 410])('a task is unknown when HTTP+JSON says %d to who asks for it', async (status) => {
    const message = { rest: { method: 'POST', path: '/tasks/t:cancel', search: '' } };
    const error = await fail('HTTP+JSON', json('{"detail":"Not Found"}', status), { operation: 'cancel', message });
    expect(error).toMatchObject({ code: 'TASK_NOT_FOUND', details: { staleCard: true } });
  });
});
