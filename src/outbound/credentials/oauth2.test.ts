import { describe, expect, it } from 'vitest';
import { failure, failureAndDelivery } from '../outbound.fixtures.ts';
import type { Oauth2Client } from './contract.ts';
import { type Answer, tokenAnswer, useCredentials, welcoming } from './credentials.fixtures.ts';

const bench = useCredentials();

const client = (tokenUrl: string, changes: Partial<Oauth2Client> = {}): Oauth2Client => ({
  type: 'oauth2',
  tokenUrl,
  tokenNetwork: 'loopback',
  clientId: 'client one',
  clientSecret: 'sec:ret&1',
  clientAuth: 'post',
  ...changes,
});

/** A token endpoint that gives `token-1`, `token-2`, … */
const issuer = (lifetime?: number) => {
  let count = 0;
  return bench.serve(() => tokenAnswer(`token-${++count}`, lifetime));
};
const bearers = (received: { headers: { authorization?: string | undefined } }[]) =>
  received.map(({ headers }) => headers.authorization);

describe('client credentials', () => {
  it('are asked for once, and sent with every request in place of any other authorization', async () => {
    const tokens = await issuer();
    const agent = await bench.serve(welcoming);
    const credentials = client(tokens.url, { scope: 'a b', audience: 'agent' });
    await bench.send(agent.url, credentials, { headers: { Authorization: 'Bearer of-the-caller', 'X-Other': 'kept' } });
    await bench.send(agent.url, { ...credentials });
    expect(bearers(agent.received)).toEqual(['Bearer token-1', 'Bearer token-1']);
    expect(agent.received[0]?.headers['x-other']).toBe('kept');
    expect(tokens.received.map(({ method, form }) => [method, form])).toEqual([
      [
        'POST',
        {
          grant_type: 'client_credentials',
          scope: 'a b',
          audience: 'agent',
          client_id: 'client one',
          client_secret: 'sec:ret&1',
        },
      ],
    ]);
  });

  it('stand in a header where the issuer wants it, encoded first', async () => {
    const tokens = await issuer();
    const agent = await bench.serve(welcoming);
    await bench.send(agent.url, client(tokens.url, { clientAuth: 'basic' }));
    const [asked] = tokens.received;
    expect(asked?.form).toEqual({ grant_type: 'client_credentials' });
    expect(Buffer.from(asked?.headers.authorization?.slice(6) ?? '', 'base64').toString()).toBe(
      'client+one:sec%3Aret%261',
    );
  });

  it('are renewed before they end', async () => {
    const tokens = await issuer(100);
    const agent = await bench.serve(welcoming);
    const credentials = client(tokens.url);
    for (const seconds of [0, 89, 101]) {
      bench.time.now += seconds * 1000;
      await bench.send(agent.url, credentials);
    }
    expect(bearers(agent.received)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });
});

describe('a 401', () => {
  const refusing = (token: string) => (received: { headers: { authorization?: string | undefined } }) =>
    received.headers.authorization === `Bearer ${token}` ? { status: 401 } : welcoming();

  it('drops the token, and the request is sent once more', async () => {
    const tokens = await issuer();
    let revoked = 'none';
    const agent = await bench.serve((received): Answer => refusing(revoked)(received));
    const credentials = client(tokens.url);
    await bench.send(agent.url, credentials);
    revoked = 'token-1';
    bench.time.now += 10_000;
    const { status } = await bench.send(agent.url, credentials, { body: Buffer.from('{"n":1}') });
    expect(status).toBe(200);
    expect(agent.received.slice(1).map(({ headers, body }) => [headers.authorization, body])).toEqual([
      ['Bearer token-1', '{"n":1}'],
      ['Bearer token-2', '{"n":1}'],
    ]);
  });

  it('for a new token is the answer', async () => {
    const tokens = await issuer();
    const agent = await bench.serve(() => ({ status: 401 }));
    expect((await bench.send(agent.url, client(tokens.url))).status).toBe(401);
    expect([tokens.received.length, agent.received.length]).toEqual([1, 1]);
  });

  it('comes through after one more try', async () => {
    const tokens = await issuer();
    const agent = await bench.serve(() => ({ status: 401 }));
    const credentials = client(tokens.url);
    await bench.send(agent.url, credentials);
    bench.time.now += 10_000;
    expect((await bench.send(agent.url, credentials)).status).toBe(401);
    expect([tokens.received.length, agent.received.length]).toEqual([2, 3]);
  });
});

describe('an issuer that gives no token', () => {
  const agent = () => bench.serve(welcoming);

  it('is asked no more for five seconds; the call is not made, and nobody is told a secret', async () => {
    const body = { error: 'invalid_client', error_description: 'Wrong secret.' };
    const tokens = await bench.serve(() => ({ status: 401, body }));
    const { url, received } = await agent();
    const credentials = client(tokens.url);
    const error = await failure(bench.send(url, credentials));
    expect(error.message).toBe(
      'The gateway has no credentials for the agent: the identity provider refused them (invalid_client).',
    );
    await expect(failureAndDelivery(bench.send(url, credentials))).resolves.toEqual({
      code: 'UPSTREAM_UNREACHABLE',
      delivered: 'no',
    });
    expect([tokens.received.length, received.length]).toEqual([1, 0]);
    expect(bench.logged()).toContain('invalid_client Wrong secret.');
    expect(bench.logged()).not.toContain('sec:ret');
  });

  it.each<[string, Answer]>([
    ['no JSON', { body: 'token' }],
    ['no object', { body: '[]' }],
    ['no token', { body: { token: 'x' } }],
    ['an empty one', tokenAnswer('')],
    ['one that would break a header', tokenAnswer('a\r\nb')],
  ])('but %s is an error', async (_, answer) => {
    const tokens = await bench.serve(() => answer);
    await expect(bench.send((await agent()).url, client(tokens.url))).rejects.toThrow('answered without a token');
  });

  it('because it lies in another network is not called', async () => {
    const tokens = await bench.serve(welcoming);
    await expect(bench.send((await agent()).url, client(tokens.url, { tokenNetwork: 'public' }))).rejects.toThrow(
      'lies in another network; an administrator says in which with token_network',
    );
    expect(tokens.received).toEqual([]);
  });

  it('because nobody listens there is named as unreachable', async () =>
    expect(bench.send((await agent()).url, client('http://127.0.0.1:1/'))).rejects.toThrow('could not be reached'));
});

it('who leaves while a token is fetched does not take it from others', async () => {
  let release = (): void => {};
  const tokens = await bench.serve(async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return tokenAnswer('late');
  });
  const agent = await bench.serve(welcoming);
  const credentials = client(tokens.url);
  const leaving = new AbortController();
  const left = failure(bench.send(agent.url, credentials, { signal: leaving.signal }));
  const stays = bench.send(agent.url, credentials);
  await expect.poll(() => tokens.received.length).toBe(1);
  leaving.abort();
  expect((await left).message).toBe('The call was given up before the agent had answered it.');
  release();
  expect((await stays).status).toBe(200);
  expect(bearers(agent.received)).toEqual(['Bearer late']);
});

it('fixed headers are sent as they are, in place of others', async () => {
  const agent = await bench.serve(welcoming);
  await bench.send(
    agent.url,
    { type: 'headers', headers: { 'x-api-key': 'k' } },
    { headers: { 'X-Api-Key': 'caller’s'.slice(0, 6) } },
  );
  expect(agent.received[0]?.headers['x-api-key']).toBe('k');
});
