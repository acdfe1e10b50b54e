import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CERTIFICATE, KEY } from '../../src/outbound/tls.fixtures.ts';
import { closeServer, listen } from '../peers/listen.ts';
import { plainV1Card, type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say10 } from '../support/messages.ts';
import { gatewayTarget } from '../support/target.ts';
import { at, rpc } from '../support/wire.ts';

// Plain A2A agents that want to know who calls them: the gateway shows its own credentials, and callers never notice.

let gateway: TestGateway;
let agent: RecordingAgent;
let issuer: Server;
let tokenUrl: string;
/** Tokens that the agent accepts now. */
const accepted = new Set<string>();
let issued = 0;
let lifetime = 3600;

beforeAll(async () => {
  gateway = await startGateway({ lookup: async () => ['127.0.0.1'] });
  agent = await startRecordingAgent();
  issuer = createServer((request, response) => void issue(request, response));
  tokenUrl = `${await listen(issuer)}/token`;
});
async function issue(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams((await request.toArray()).join(''));
  const isKnown = form.get('client_secret') === 'right';
  const token = `token-${++issued}`;
  if (isKnown) accepted.add(token);
  response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isKnown ? { access_token: token, expires_in: lifetime } : { error: 'invalid_client' }));
}

afterAll(async () => {
  await gateway?.close();
  await agent?.close();
  await closeServer(issuer);
});

beforeEach(() => {
  lifetime = 3600;
  agent.requests.length = 0;
  agent.behave(({ headers, body }, response) => {
    const isAccepted = accepted.has(headers.authorization?.replace('Bearer ', '') ?? '');
    answer(response, body, isAccepted ? 200 : 401);
  });
});

function answer(response: ServerResponse, body: Buffer, status = 200): void {
  const { id } = JSON.parse(body.toString()) as { id: unknown };
  const message = { messageId: 'a-1', role: 'ROLE_AGENT', parts: [{ text: 'let in' }] };
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { message } }));
}

const oauth2 = (client_secret: string, client_id = 'gateway') =>
  ({ type: 'oauth2', token_url: tokenUrl, client_id, client_secret, token_network: 'loopback' }) as const;

const ask = async (name: string, headers: Record<string, string> = {}) =>
  (await rpc(gatewayTarget(gateway, name), 'SendMessage', say10('hi'), { version: '1.0', headers })).json;
const answerOf = (json: Parameters<typeof at>[0]) => at(json, 'result', 'message', 'parts', 0, 'text');
const shown = () => agent.requests.map(({ headers }) => headers.authorization);

describe('an agent behind OAuth 2.0', () => {
  it('is shown the gateway’s token, for the card and for calls, whatever callers say', async () => {
    await gateway.register({
      agent_name: 'guarded',
      url: agent.url,
      credentials: oauth2('right'),
      extra_headers: ['authorization'],
    });
    const headers = { authorization: 'Bearer of-the-caller', 'x-litellm-api-key': gateway.adminKey };
    expect(answerOf(await ask('guarded', headers))).toBe('let in');
    expect(new Set(shown())).toEqual(new Set(['Bearer token-1']));
  });

  it('is shown another when one ends in mid-conversation, or is taken back', async () => {
    lifetime = 1;
    await gateway.register({ agent_name: 'brief', url: agent.url, credentials: oauth2('right', 'brief') });
    const before = issued;
    expect(answerOf(await ask('brief'))).toBe('let in');
    accepted.clear();
    await expect.poll(async () => answerOf(await ask('brief')), { timeout: 5000 }).toBe('let in');
    expect(issued).toBeGreaterThan(before);
  });

  it('cannot be registered with a secret that is wrong, and the secret is shown to nobody', async () => {
    const wrong = gateway.register({ agent_name: 'wrong', url: agent.url, credentials: oauth2('canary') });
    await expect(wrong).rejects.toThrow('the identity provider refused them (invalid_client)');
    await expect(wrong).rejects.not.toThrow('canary');
    expect(agent.requests).toEqual([]);
  });

  it('shows its registration without the secret', async () => {
    const record = JSON.stringify(await gateway.manage('GET', '/v1/agents/guarded'));
    expect(record).toContain('"client_secret":"<REDACTED>"');
    expect(record).not.toContain('"right"');
  });
});

it.each([
  ['a bearer token', { type: 'bearer', token: 'canary' }, 'authorization', 'Bearer canary'],
  ['an API key', { type: 'api_key', key: 'canary' }, 'x-api-key', 'canary'],
  [
    'an API key of its own form',
    { type: 'api_key', key: 'canary', header: 'authorization', prefix: 'Key ' },
    'authorization',
    'Key canary',
  ],
  [
    'a name and a password',
    { type: 'basic', username: 'gw', password: 'canary' },
    'authorization',
    'Basic Z3c6Y2FuYXJ5',
  ],
] as const)(
  'an agent is shown %s, with the card and with calls, whatever callers say',
  async (kind, credentials, header, value) => {
    agent.behave(({ body }, response) => answer(response, body));
    const name = `shown-${kind.replaceAll(' ', '-')}`;
    await gateway.register({ agent_name: name, url: agent.url, credentials, extra_headers: [header] });
    const headers = { [header]: 'of-the-caller', 'x-litellm-api-key': gateway.adminKey };
    expect(answerOf(await ask(name, headers))).toBe('let in');
    expect(agent.requests.length).toBeGreaterThanOrEqual(2);
    expect(new Set(agent.requests.map((request) => request.headers[header]))).toEqual(new Set([value]));
    expect(JSON.stringify(await gateway.manage('GET', `/v1/agents/${name}`))).not.toContain('canary');
  },
);

it('an agent is shown the certificate of its deployment, and is not reached without', async () => {
  const shownTo: string[] = [];
  const rules = { cert: CERTIFICATE, key: KEY, ca: CERTIFICATE, requestCert: true, rejectUnauthorized: true };
  const strict = createTlsServer(rules, (request, response) => {
    shownTo.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
    if (request.method === 'GET') response.end(JSON.stringify(plainV1Card(url)));
    else void request.toArray().then((chunks) => answer(response, Buffer.concat(chunks)));
  });
  onTestFinished(() => closeServer(strict));
  const { port } = new URL(await listen(strict));
  const url = `https://agent.example:${port}`;
  const client_certificate = { certificate: CERTIFICATE, private_key: KEY, authorities: CERTIFICATE };
  await gateway.register({ agent_name: 'mutual', deployments: [{ url, client_certificate }] });
  expect(answerOf(await ask('mutual'))).toBe('let in');
  expect(new Set(shownTo)).toEqual(new Set(['agent.example']));
  expect(JSON.stringify(await gateway.manage('GET', '/v1/agents/mutual'))).not.toContain('PRIVATE KEY');
  await expect(gateway.register({ agent_name: 'nobody', url })).rejects.toThrow('CARD_UNAVAILABLE');
});
