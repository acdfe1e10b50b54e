import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../../protocol/index.ts';
import { eventsOf, type ScriptedAnswer, SESSION_KEY, scriptedUpstream } from '../adapter.fixtures.ts';
import { agentCoreAdapter } from './agentcore-adapter.ts';

const ARN = 'arn:aws:bedrock-agentcore:us-west-2:123456789012:runtime/my_agent-AbCdEf1234';
const asked = (settings: JsonObject, ...answers: ScriptedAnswer[]) =>
  scriptedUpstream({ agent_runtime_arn: ARN, ...settings }, answers);

const STOPS = { cancel_stops_session: true };
const HANDLE = { session: SESSION_KEY, token: expect.stringMatching(/^[0-9a-f]{64}$/) };

describe('a run', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is known as soon as the platform answers, or has not refused for a moment', async () => {
    const [first] = await eventsOf(agentCoreAdapter.run(asked({}, { body: 'x' }).turn()));
    expect(first).toEqual({ type: 'run', handle: HANDLE });
    const silent = { send: () => new Promise<never>(() => undefined) };
    const events = agentCoreAdapter.run(asked({}).turn({ http: silent }))[Symbol.asyncIterator]();
    const early = events.next();
    await vi.advanceTimersByTimeAsync(250);
    expect(await early).toMatchObject({ value: { type: 'run', handle: HANDLE } });
  });

  it('is none when the platform refuses: it may be asked again', async () => {
    const events = agentCoreAdapter.run(asked({}, { status: 409 }).turn())[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toMatchObject({ terms: { kind: 'busy' } });
  });

  it('leaves nothing behind, whoever ends it', async () => {
    await eventsOf(agentCoreAdapter.run(asked({}, { body: 'x' }).turn()));
    const left = { send: () => Promise.reject(new Error('left')) };
    await expect(eventsOf(agentCoreAdapter.run(asked({}).turn({ http: left })))).rejects.toThrow('left');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('where cancelling stops the session', () => {
  it.each([200, 404])('it is stopped, by the same token each time; %i says that it is', async (status) => {
    const { context, sent, turn } = asked(STOPS, { body: 'x' }, { status }, { status });
    const [run] = await eventsOf(agentCoreAdapter.run(turn()));
    if (run?.type !== 'run') throw new Error('no run was told');
    expect(await agentCoreAdapter.cancel?.(run.handle, context)).toBe('canceled');
    await agentCoreAdapter.cancel?.(run.handle, context);
    const [, first, second] = sent;
    expect(first?.url.href).toBe('https://platform.example/base/stopruntimesession?qualifier=DEFAULT');
    expect(first?.headers).toMatchObject({ 'x-amzn-bedrock-agentcore-runtime-session-id': SESSION_KEY });
    expect(first?.body).toEqual({ clientToken: HANDLE.token });
    expect(second?.body).toEqual(first?.body);
  });

  it('a platform that does not do so is told of', async () => {
    const { context } = asked(STOPS, { status: 403 });
    const handle = { session: SESSION_KEY, token: 't' };
    await expect(agentCoreAdapter.cancel?.(handle, context)).rejects.toMatchObject({ terms: { kind: 'unauthorized' } });
    await expect(agentCoreAdapter.cancel?.('other', context)).rejects.toMatchObject({
      terms: { kind: 'invalid-answer' },
    });
  });
});

it('elsewhere there is no other way to cancel than to cut the exchange', async () => {
  const { context, sent } = asked({});
  expect(await agentCoreAdapter.cancel?.({}, context)).toBe('unsupported');
  expect(sent).toEqual([]);
});

const CARD = {
  protocolVersion: '0.3.0',
  name: 'Native',
  url: 'http://localhost:9000/',
  capabilities: { streaming: true },
  skills: [],
};
const BY_NAME = { name: 'my_agent', skills: [{ id: 'invoke' }] };

describe('an agent is described', () => {
  const described = (settings: JsonObject, ...answers: ScriptedAnswer[]) =>
    agentCoreAdapter.describe?.(asked(settings, ...answers).context);

  it('by its own card, as it is called through the platform', async () => {
    const { context, sent } = asked({ qualifier: 'LIVE' }, { body: CARD });
    const url = 'https://platform.example/base/invocations?qualifier=LIVE';
    expect(await agentCoreAdapter.describe?.(context)).toEqual({
      name: 'Native',
      capabilities: { streaming: true },
      skills: [],
      supportedInterfaces: [{ url, protocolBinding: 'JSONRPC', protocolVersion: '0.3' }],
    });
    const [request] = sent;
    expect(request?.url.pathname).toBe('/base/invocations/.well-known/agent-card.json');
    expect(request?.headers?.['x-amzn-bedrock-agentcore-runtime-session-id']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('by the name in its ARN where it has no card, without asking when it is known to speak HTTP', async () => {
    expect(await described({ protocol: 'http' })).toMatchObject(BY_NAME);
    const noPath = { message: 'Received error (404) from runtime.' };
    for (const answer of [
      { status: 404 },
      { status: 400 },
      { status: 424, body: noPath },
      { body: { x: 1 } },
      { body: 'x' },
    ])
      expect(await described({}, answer)).toMatchObject(BY_NAME);
  });

  it.each([403, 424, 429, 500])('only when it is certain what it speaks: not by status %i', async (status) => {
    await expect(described({}, { status, body: { message: 'Received error (500) from runtime.' } })).rejects.toThrow(
      'litellm_params.protocol',
    );
    await expect(described({ protocol: 'a2a' }, { status })).rejects.not.toThrow('litellm_params');
  });

  it('by its card only, when it is to speak A2A', async () => {
    await expect(described({ protocol: 'a2a' }, { status: 404 })).rejects.toMatchObject({
      terms: { kind: 'not-found' },
    });
    await expect(described({ protocol: 'a2a' }, { body: {} })).rejects.toMatchObject({
      terms: { kind: 'invalid-answer' },
    });
    await expect(described({}, { body: { url: 'https://x' } })).rejects.toMatchObject({
      terms: { kind: 'invalid-answer' },
    });
  });
});

it('knows what the platform says in the name of A2A, and leaves alone what the agent says', () => {
  const kinds = [-32501, -32051, -32053, -32054, -32055, -32052, -32001, -32603].map(
    (code) => agentCoreAdapter.native?.failure(code)?.kind,
  );
  expect(kinds).toEqual(['not-found', 'not-found', 'rate-limited', 'busy', 'failed', undefined, undefined, undefined]);
  const call = { settings: { agent_runtime_arn: ARN }, sessionKey: SESSION_KEY, userKey: 'u' };
  expect(agentCoreAdapter.native?.headers(call)).toEqual({
    'x-amzn-bedrock-agentcore-runtime-session-id': SESSION_KEY,
  });
});
