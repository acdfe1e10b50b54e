import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../../peers/listen.ts';
import { startV1Agent } from '../../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { all, connect03, connect10 } from '../../support/sdk-clients.ts';
import { ADK, type FakeVertex, GEMINI, NATIVE_03, NATIVE_10, startFakeVertex } from './fake-server.ts';
import { googleAccess } from './platforms.ts';

// Agents on Google's platforms that speak A2A themselves, over HTTP+JSON in either version: calls are relayed.

let peer: Peer;
let google: FakeVertex;
let gateway: TestGateway;

const register = (agent_name: string, reasoning_engine_id: string, more: object = {}): Promise<void> =>
  gateway.register({
    agent_name,
    url: google.url,
    litellm_params: { ...googleAccess({ platform: google.url }), reasoning_engine_id, ...more },
  });

beforeAll(async () => {
  [peer, gateway] = await Promise.all([startV1Agent(), startGateway()]);
  google = await startFakeVertex({ native: peer.url });
  await Promise.all([register('v1', NATIVE_10), register('v03', NATIVE_03), register('gemini', GEMINI)]);
});
afterAll(async () => {
  await gateway?.close();
  await google?.close();
  await peer?.close();
});

const CLIENTS = [
  ['1.0', 'JSONRPC', connect10],
  ['1.0', 'HTTP+JSON', connect10],
  ['0.3', 'JSONRPC', connect03],
  ['0.3', 'HTTP+JSON', connect03],
] as const;

describe.each(CLIENTS)('for a client of %s over %s', (_version, binding, connect) => {
  it.each(['v03', 'gemini'])('an agent of 0.3 (%s) answers, streams, and is asked for its tasks', async (name) => {
    const client = await connect({ base: `${gateway.url}/a2a/${name}/`, binding, key: gateway.adminKey });
    const answer = await client.send('hi');
    expect(answer).toMatchObject({ kind: 'task', state: 'completed', text: 'You said: hi' });
    expect(await client.get(answer.taskId ?? '')).toMatchObject({ state: 'completed', text: 'You said: hi' });
    const events = await all(client.stream('hi'));
    expect(events.map(({ kind }) => kind)).toEqual(['task', 'artifact', 'status']);
    expect(events.at(-1)).toMatchObject({ state: 'completed' });
    const slow = await client.send('slow');
    expect(await client.cancel(slow.taskId ?? '')).toMatchObject({ state: 'canceled' });
  });

  it('an agent of 1.0 on the official SDK does, too', async () => {
    const client = await connect({ base: `${gateway.url}/a2a/v1/`, binding, key: gateway.adminKey });
    const answer = await client.send('hi');
    expect(answer).toMatchObject({ kind: 'task', state: 'completed', text: 'echo: hi' });
    expect(await client.get(answer.taskId ?? '')).toMatchObject({ state: 'completed' });
    expect((await all(client.stream('hi'))).at(-1)).toMatchObject({ state: 'completed' });
  });
});

it('calls agents below their own address, whatever their cards say, and never as engines', () => {
  const methods = google.requests.filter((request) => /:(streamQ|q)uery$/.test(request));
  expect(methods).toEqual([]);
  expect(google.requests).toContain(`POST /v1beta1/${NATIVE_03}/a2a/v1/message:send`);
  expect(google.requests).toContain(`POST /v1beta1/${NATIVE_10}/a2a/message:send`);
  expect(google.requests).toContain(`POST /v1/${GEMINI}/a2a/v1/message:send`);
});

it('shows their own cards, with the gateway’s address', async () => {
  const response = await fetch(`${gateway.url}/a2a/v03/.well-known/agent-card.json`, {
    headers: { authorization: `Bearer ${gateway.adminKey}`, 'a2a-version': '1.0' },
  });
  const card = await response.text();
  expect(JSON.parse(card)).toMatchObject({ name: 'Currency agent', skills: [{ id: 'convert' }] });
  expect(card).not.toContain('localhost:9999');
});

it('refuses an engine whose method is not there, naming those that are', () =>
  expect(register('wrong', ADK, { class_method: 'nothing' })).rejects.toThrow(/class_method.*async_stream_query/s));
