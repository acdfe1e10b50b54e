import { describe, expect, test } from 'vitest';
import { aKey, anAgent, aTrace } from './gateway.fixtures.ts';
import { upstreamHeaders } from './upstream-headers.ts';

const KEY = 'sk-gateway-key-of-the-caller';

const sent = (
  headers: Record<string, string | string[]>,
  agent = anAgent(),
  principal = aKey(),
  staticHeaders: Record<string, string> = {},
) =>
  upstreamHeaders({
    agent,
    staticHeaders,
    principal,
    credential: KEY,
    trace: aTrace,
    context: 'signed',
    headers,
  });

describe('nothing of the caller passes unless a rule names it', () => {
  test('unnamed headers stay behind', () => {
    const headers = sent({
      authorization: `Bearer ${KEY}`,
      cookie: 'a=b',
      'x-forwarded-for': '10.0.0.1',
      'user-agent': 'node',
      'x-custom': 'x',
      host: 'gateway',
    });
    expect(Object.keys(headers).sort()).toEqual([
      'traceparent',
      'x-litellm-agent-id',
      'x-litellm-context',
      'x-litellm-trace-id',
    ]);
  });

  test('A2A extension headers pass, several copies joined', () => {
    expect(sent({ 'a2a-extensions': ['https://a', 'https://b'] })['a2a-extensions']).toBe('https://a, https://b');
    expect(sent({ 'x-a2a-extensions': 'https://a' })['x-a2a-extensions']).toBe('https://a');
  });

  test('extra_headers pass by name', () => {
    expect(sent({ 'x-user-id': '7' }, anAgent({ extraHeaders: ['x-user-id'] }))['x-user-id']).toBe('7');
  });

  test('the convention header sets a header for its own agent only, by name or id', () => {
    const headers = sent({ 'x-a2a-echo-x-one': '1', 'x-a2a-agent-1-x-two': '2', 'x-a2a-other-x-three': '3' });
    expect(headers).toMatchObject({ 'x-one': '1', 'x-two': '2' });
    expect(headers).not.toHaveProperty('x-three');
  });
});

describe("precedence is LiteLLM's", () => {
  test('static headers win over the convention, which wins over forwarded ones', () => {
    const agent = anAgent({ extraHeaders: ['x-a', 'x-b'] });
    const headers = sent(
      { 'x-a': 'forwarded', 'x-b': 'forwarded', 'x-a2a-echo-x-a': 'said', 'x-a2a-echo-x-b': 'said' },
      agent,
      aKey(),
      { 'X-A': 'static' },
    );
    expect(headers).toMatchObject({ 'x-a': 'static', 'x-b': 'said' });
  });

  test("an agent's credential reaches it, from the caller or from its registration", () => {
    expect(sent({ 'x-a2a-echo-authorization': 'Bearer agent-token' })['authorization']).toBe('Bearer agent-token');
    const headers = sent({ 'x-a2a-echo-authorization': 'Bearer said' }, anAgent(), aKey(), {
      Authorization: 'Bearer static',
    });
    expect(headers['authorization']).toBe('Bearer static');
  });
});

describe("the gateway's own names cannot be set by anyone", () => {
  const OWN = [
    'host',
    'connection',
    'transfer-encoding',
    'content-length',
    'traceparent',
    'x-forwarded-for',
    'cookie',
    'x-litellm-user-id',
    'a2a-version',
  ];

  test.each(OWN)('%s', (name) => {
    const agent = anAgent({ extraHeaders: [name] });
    const inbound = { [name]: 'forwarded', [`x-a2a-echo-${name}`]: 'said' };
    const headers = sent(inbound, agent, aKey(), { [name]: 'static' });
    expect([undefined, `00-${aTrace.traceId}-${aTrace.spanId}-01`]).toContain(headers[name]);
  });

  test('inbound copies of identity headers are replaced by the truth', () => {
    const inbound = { 'x-litellm-user-id': 'admin', 'x-litellm-team-id': 'board', 'x-litellm-agent-id': 'other' };
    const headers = sent(
      inbound,
      anAgent({ extraHeaders: Object.keys(inbound) }),
      aKey({ userId: 'u1', teamId: 't1' }),
    );
    expect(headers).toMatchObject({
      'x-litellm-user-id': 'u1',
      'x-litellm-team-id': 't1',
      'x-litellm-agent-id': 'agent-1',
    });
  });

  test.each(['constructor', 'toString', '__proto__'])('"%s" is a header like any other', (name) => {
    expect(() => sent({}, anAgent({ extraHeaders: [name] }))).not.toThrow();
  });

  test('a convention header without a name sets none', () => {
    expect(Object.keys(sent({ 'x-a2a-echo-': 'v' }))).not.toContain('');
  });

  test.each([
    ['u\r\nx-litellm-team-id: board', 'u%0d%0ax-litellm-team-id: board'],
    ['Jörg 東', 'J%c3%b6rg %e6%9d%b1'],
    [' anna ', '%20anna%20'],
    ['anna@example.com', 'anna@example.com'],
  ])('an id is any text, but no header line: %j', (userId, value) => {
    const headers = sent({}, anAgent(), aKey({ userId, teamId: userId }));
    expect(headers).toMatchObject({ 'x-litellm-user-id': value, 'x-litellm-team-id': value });
  });
});

describe("promise 4: the caller's key never leaves", () => {
  test.each([
    'authorization',
    'x-copy',
    'x-a2a-echo-authorization',
    'x-a2a-agent-1-x-said',
    'a2a-extensions',
    'x-a2a-extensions',
  ])('in %s', (name) => {
    const agent = anAgent({ extraHeaders: ['authorization', 'x-copy'] });
    expect(JSON.stringify(sent({ [name]: `Bearer ${KEY}` }, agent))).not.toContain(KEY);
    expect(JSON.stringify(sent({ [name]: ['harmless', `before ${KEY} behind`] }, agent))).not.toContain(KEY);
  });

  test('in what it says of its trace', () => {
    const trace = { ...aTrace, traceRef: KEY, traceState: `vendor=${KEY}` };
    const headers = upstreamHeaders({
      agent: anAgent(),
      staticHeaders: {},
      principal: aKey(),
      credential: KEY,
      trace,
      context: 'signed',
      headers: {},
    });
    expect(JSON.stringify(headers)).not.toContain(KEY);
    expect(headers['traceparent']).toContain(aTrace.traceId);
  });
});
