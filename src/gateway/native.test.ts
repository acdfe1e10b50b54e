import { describe, expect, it, vi } from 'vitest';
import { aDeployment } from '../agents/agent.fixtures.ts';
import type { Adapter, NativeFace, Platform, RequestMessage } from '../platforms/index.ts';
import { type Operation, parseJson } from '../protocol/index.ts';
import { aClaim } from '../tasks/claim.fixtures.ts';
import type { Claim } from '../tasks/index.ts';
import { aTask } from '../tasks/tasks.fixtures.ts';
import { anAgent, setUp, textOf, unary } from './gateway.fixtures.ts';
import { createNativeWays } from './native.ts';

type NativeCall = Parameters<NativeFace['headers']>[0];

const AGENT = anAgent({
  platform: 'bedrock_agentcore',
  platformSettings: { qualifier: 'LIVE' },
  deployments: [aDeployment({ speaksA2a: true, staticHeaders: { 'x-own': '1' } })],
});
const TASK = aTask({ agentId: 'agent-1', owner: 'key:key-1', contextId: 'known' });

const keys = {
  session: ({ agentId, owner, contextId }: { agentId: string; owner: string; contextId: string }) =>
    [agentId, owner, contextId].join(' '),
  user: ({ owner }: { owner: string }) => owner,
};

interface Asked {
  claim?: Claim;
  operation?: Operation;
  raw?: string;
  reply?: Platform['run'];
}

/** Calls an agent that speaks A2A itself on a platform with sessions. */
async function calling({
  claim = aClaim(),
  operation = 'send',
  raw = '{"params":{"message":{"parts":[]}}}',
  ...asked
}: Asked) {
  const headers = vi.fn((call: NativeCall) => ({ 'x-session': call.sessionKey }));
  const failure: NonNullable<Adapter['native']>['failure'] = (code) =>
    code === -32053 ? { kind: 'rate-limited', message: 'Too much.' } : undefined;
  const adapter = { limits: vi.fn(), run: vi.fn(), native: { headers, failure } };
  const nativeWayOf = createNativeWays({ adapters: { bedrock_agentcore: adapter }, keys, newId: () => 'new-context' });
  const run = vi.fn<Platform['run']>(asked.reply ?? (async () => unary('hi')));
  const message: RequestMessage = {
    raw: Buffer.from(raw),
    rpcId: '1',
    rest: undefined,
    hasTenant: false,
    hasInlinePush: false,
    params: () => ({}),
  };
  const { invoke } = setUp({
    agent: AGENT,
    parts: {
      platforms: { a2a: { run } },
      adapted: { engine: { run: vi.fn() }, runnerOf: () => undefined, nativeWayOf },
      tasks: { claim: () => claim, observe: () => undefined, list: async () => ({ tasks: [] }) },
    },
    invocation: { operation, message },
  });
  const answer = textOf(await invoke());
  const [request] = run.mock.calls[0] ?? [];
  return { answer, request, sent: request?.message.raw.toString() ?? '', headers };
}

describe('a call of an agent that speaks A2A on a platform with sessions', () => {
  it('is relayed with the headers of its conversation besides the others', async () => {
    const { request, headers, answer } = await calling({ claim: aClaim({ task: TASK }), operation: 'get' });
    expect(answer).toBe('hi');
    expect(request?.upstream.headers).toMatchObject({ 'x-own': '1', 'x-session': 'agent-1 key:key-1 known' });
    expect(headers).toHaveBeenCalledWith(
      expect.objectContaining({ settings: { qualifier: 'LIVE' }, userKey: 'key:key-1' }),
    );
  });

  it('that begins a conversation gets a name for it, by which its tasks are found later', async () => {
    const { request, sent } = await calling({});
    expect(sent).toBe('{"params":{"message":{"contextId":"new-context","parts":[]}}}');
    expect(request?.message.params()).toEqual({ message: { contextId: 'new-context', parts: [] } });
    expect(request?.upstream.headers).toMatchObject({ 'x-session': 'agent-1 key:key-1 new-context' });
  });

  it('that goes on with one keeps its words, and the session is that of who began it', async () => {
    const context = { agentId: 'agent-1', owner: 'user:anna', name: 'mine', upstreamId: 'its', deploymentId: null };
    const raw = '{"params":{"message":{"contextId":"its"}}}';
    const { request, sent } = await calling({
      claim: aClaim({ context: { ...context, createdAt: 0, usedAt: 0 } }),
      raw,
    });
    expect(sent).toBe(raw);
    expect(request?.upstream.headers).toMatchObject({ 'x-session': 'agent-1 user:anna its' });
  });

  it('that the platform refuses in the name of A2A is no answer of the agent', async () => {
    const refusing = (errorCode: number) => async () => unary('its words', { errorCode });
    expect((await calling({ reply: refusing(-32053) })).answer).toBe('UPSTREAM_FAILED');
    expect((await calling({ reply: refusing(-32001) })).answer).toBe('its words');
  });
});

it('asks the agent for each task of a list in the session of its conversation', async () => {
  const list = vi.fn(async ({ fetch }: { fetch: (task: typeof TASK, length: undefined) => Promise<unknown> }) => {
    await fetch(TASK, undefined);
    return { tasks: [] };
  });
  const run = vi.fn<Platform['run']>(async () => unary('{}'));
  const native = { headers: ({ sessionKey }: NativeCall) => ({ 'x-session': sessionKey }), failure: () => undefined };
  const adapters = { bedrock_agentcore: { limits: vi.fn(), run: vi.fn(), native } };
  const nativeWayOf = createNativeWays({ adapters, keys, newId: () => '' });
  const { invoke } = setUp({
    agent: AGENT,
    parts: {
      platforms: { a2a: { run } },
      adapted: { engine: { run: vi.fn() }, runnerOf: () => undefined, nativeWayOf },
      tasks: { claim: () => aClaim(), observe: () => undefined, list },
    },
    invocation: { operation: 'list' },
  });
  expect(parseJson(textOf(await invoke()))).toEqual({ tasks: [] });
  expect(run.mock.calls[0]?.[0].upstream.headers).toMatchObject({ 'x-session': 'agent-1 key:key-1 known' });
});
