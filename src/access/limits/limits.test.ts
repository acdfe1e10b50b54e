import { beforeEach, describe, expect, it } from 'vitest';
import {
  aKey,
  anAgent,
  aSettledCall,
  CENT,
  createLimitsBench,
  type LimitsBench,
  refusal,
  terms,
} from './limits.fixtures.ts';

let bench: LimitsBench;

beforeEach(() => {
  bench = createLimitsBench();
});

describe('requests in any 60 seconds', () => {
  const principal = aKey({ key: terms({ rpm: 2 }) });

  it('pass up to the limit, at once if they come so, and again when the first has left the window', async () => {
    await bench.call({ principal });
    bench.time.now += 10_000;
    await bench.call({ principal });
    await expect(bench.begin({ principal })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message:
        'This key may take 2 requests in any 60 seconds, and has. Call again in 51 seconds, or ask an administrator for a higher limit.',
      details: {
        retryAfterSeconds: 51,
        metadata: { level: 'key', limit: 'requests', maximum: '2' },
        headers: { rate_limit_type: 'requests', reset_at: String(Math.ceil(bench.time.now / 1000) + 51) },
      },
    });
    bench.time.now += 51_000;
    await bench.call({ principal });
  });

  it('are not used up by calls that are refused', async () => {
    await bench.call({ principal });
    await bench.call({ principal });
    for (let attempt = 0; attempt < 10; attempt += 1) await expect(bench.begin({ principal })).rejects.toThrow();
    bench.time.now += 61_000;
    await bench.call({ principal });
    await bench.call({ principal });
  });

  it('are those of every operation', async () => {
    await bench.call({ principal, operation: 'get' });
    await bench.call({ principal, operation: 'cancel' });
    await expect(bench.begin({ principal, operation: 'list' })).rejects.toMatchObject(
      refusal('RATE_LIMITED', 'request'),
    );
  });

  it('go on counting when the terms change', async () => {
    await bench.call({ principal });
    const stricter = aKey({ key: terms({ rpm: 1 }) });
    await expect(bench.begin({ principal: stricter })).rejects.toThrow();
    await bench.call({ principal: aKey({ key: terms({ rpm: 3 }) }) });
  });
});

describe('tokens in any 60 seconds', () => {
  const principal = aKey({ key: terms({ tpm: 1000 }) });
  const used = (tokens: number) => ({ inputTokens: tokens - 1, outputTokens: 1, costNano: null });

  it('are guessed by what calls of the agent took before, and corrected by what they take', async () => {
    await bench.call({ principal }, used(300));
    const first = await bench.begin({ principal });
    const second = await bench.begin({ principal });
    await expect(bench.begin({ principal })).rejects.toMatchObject(refusal('RATE_LIMITED', '1000 tokens'));
    bench.end(first, used(100));
    bench.end(second, used(100));
    await bench.begin({ principal });
  });

  it('are taken by the calls that ask for work alone', async () => {
    await bench.call({ principal }, used(5000));
    await expect(bench.begin({ principal })).rejects.toThrow();
    await bench.call({ principal, operation: 'get' }, { costNano: null });
  });

  it('let one call through an empty window, however big the guess', async () => {
    await bench.call({ principal }, used(5000));
    await expect(bench.begin({ principal })).rejects.toMatchObject({ details: { retryAfterSeconds: 61 } });
    bench.time.now += 61_000;
    await bench.begin({ principal });
  });
});

describe('work that goes on after its call', () => {
  const principal = aKey({ key: terms({ tpm: 1000, maxBudgetNano: CENT }) });

  it.each([
    ['tokens', { tpm: 1000 }, 'RATE_LIMITED'],
    ['money', { maxBudgetNano: CENT }, 'BUDGET_EXCEEDED'],
  ] as const)('has its %s counted when it ends, by the record that it has then', async (_what, limit, code) => {
    const limited = aKey({ key: terms(limit) });
    await bench.call({ principal: limited }, { costNano: null });
    const ended = bench.limits.defer(bench.time.now);
    ended(aSettledCall({ startedAt: bench.time.now, totalTokens: 1000, costNano: CENT }));
    await expect(bench.begin({ principal: limited })).rejects.toMatchObject({ code });
  });

  it('counts for nothing without a record', async () => {
    bench.limits.defer(bench.time.now)();
    await bench.begin({ principal });
  });
});

describe('calls at the same time', () => {
  const principal = aKey({ key: terms({ maxParallelRequests: 2 }) });

  it('hold their place until they are settled, and only once give it back', async () => {
    const first = await bench.begin({ principal });
    const stream = await bench.begin({ principal, operation: 'stream' });
    await expect(bench.begin({ principal })).rejects.toMatchObject({
      ...refusal('RATE_LIMITED', 'may run 2 calls at the same time'),
      details: { retryAfterSeconds: 1 },
    });
    for (let time = 0; time < 3; time += 1) bench.end(first);
    const third = await bench.begin({ principal });
    await expect(bench.begin({ principal })).rejects.toThrow();
    bench.end(third);
    bench.end(stream);
  });

  it('never keep a caller from cancelling', async () => {
    await bench.begin({ principal });
    await bench.begin({ principal });
    await bench.call({ principal, operation: 'cancel' });
    await expect(bench.begin({ principal })).rejects.toThrow();
  });

  it('may be limited for streams alone', async () => {
    const streaming = aKey({ key: terms({ maxStreams: 1 }) });
    const stream = await bench.begin({ principal: streaming, operation: 'subscribe' });
    await bench.begin({ principal: streaming });
    await expect(bench.begin({ principal: streaming, operation: 'stream' })).rejects.toMatchObject(
      refusal('RATE_LIMITED', 'may have 1 stream open at the same time'),
    );
    bench.end(stream);
    await bench.begin({ principal: streaming, operation: 'stream' });
  });
});

describe('of several levels', () => {
  it('each has its own counters, and all must agree', async () => {
    const team = terms({ rpm: 2 });
    await bench.call({ principal: aKey({ team }) });
    await bench.call({ principal: aKey({ team }, { keyId: 'key-2' }) });
    const third = aKey({ key: terms({ rpm: 100 }), team }, { keyId: 'key-3' });
    const refused = await bench.begin({ principal: third }).catch((error: unknown) => error);
    expect(refused).toMatchObject(refusal('RATE_LIMITED', 'The team of this key may take 2 requests'));
    expect(JSON.stringify(refused)).not.toContain('a team nobody');
  });

  it('none is taken from when one refuses', async () => {
    const user = terms({ rpm: 1, maxParallelRequests: 5, maxBudgetNano: 5 * CENT, tpm: 5 });
    const agent = anAgent({ callLimits: terms({ maxParallelRequests: 1 }) });
    const running = await bench.begin({ agent });
    await expect(bench.begin({ principal: aKey({ user }), agent })).rejects.toMatchObject(
      refusal('RATE_LIMITED', 'This agent may run 1 call'),
    );
    bench.end(running);
    const found = await bench.limits.usageOf({ level: 'user', id: 'user-1' }, user);
    expect(found).toMatchObject({
      requests: { used: 0 },
      tokens: { used: 0 },
      parallel: { used: 0 },
      budget: { reservedNano: 0 },
    });
    await bench.call({ principal: aKey({ user }), agent });
  });

  it('the one that keeps the call away longest is told', async () => {
    const principal = aKey({
      key: terms({ rpm: 1, maxParallelRequests: 1 }),
      user: terms({ maxBudgetNano: CENT }),
      team: terms({ maxStreams: 1 }),
    });
    await bench.begin({ principal, operation: 'stream' });
    await expect(bench.begin({ principal, operation: 'stream' })).rejects.toMatchObject(
      refusal('RATE_LIMITED', 'This key may take 1 request in any 60 seconds'),
    );
    expect(bench.reached).toEqual(['key requests']);
    bench = createLimitsBench();
    await bench.call({ principal });
    await expect(bench.begin({ principal })).rejects.toMatchObject(
      refusal('BUDGET_EXCEEDED', 'The user of this key has used up its budget, or would'),
    );
    expect(bench.reached).toEqual(['user budget']);
  });

  it('an agent’s concern everybody, the administrator too', async () => {
    const agent = anAgent({ callLimits: terms({ rpm: 1 }) });
    await bench.call({ agent });
    await expect(bench.begin({ principal: { kind: 'admin' }, agent })).rejects.toMatchObject(
      refusal('RATE_LIMITED', 'This agent may take 1 request in'),
    );
  });

  it('an agent’s own keys are together held to as much as all calls to it, counted apart', async () => {
    const caller = terms({ rpm: 2, maxBudgetNano: 5 * CENT });
    const own = (keyId: string) => aKey({ caller }, { keyId, agentId: 'agent-1' });
    const agent = anAgent({ id: 'agent-2' });
    await bench.call({ principal: own('key-1'), agent }, { agentId: 'agent-2', callerAgentId: 'agent-1' });
    await bench.call({ principal: own('key-2'), agent }, { agentId: 'agent-2', callerAgentId: 'agent-1' });
    await expect(bench.begin({ principal: own('key-3'), agent })).rejects.toMatchObject(
      refusal('RATE_LIMITED', 'The agent whose key this is may take 2 requests'),
    );
    await bench.call({ agent: anAgent({ callLimits: caller }) });
    const usage = (level: 'agent' | 'caller') => bench.limits.usageOf({ level, id: 'agent-1' }, caller);
    expect(await usage('caller')).toMatchObject({ spentNano: 2 * CENT, requests: { used: 2 } });
    expect(await usage('agent')).toMatchObject({ spentNano: CENT, requests: { used: 1 } });
  });

  it('the gateway’s concern everybody and everything', async () => {
    bench = createLimitsBench({ gatewayTerms: terms({ maxBudgetNano: 2 * CENT }) });
    await bench.call({ principal: { kind: 'admin' } }, { keyId: null, userId: null, teamId: null });
    const running = await bench.begin({ agent: anAgent({ id: 'agent-2' }) });
    await expect(bench.begin()).rejects.toMatchObject(refusal('BUDGET_EXCEEDED', 'The gateway has used up its budget'));
    const usage = await bench.limits.usageOf({ level: 'gateway', id: 'gateway' }, null);
    expect(usage).toMatchObject({ spentNano: CENT, budget: { reservedNano: CENT } });
    expect(running.headers(bench.time.now)).toEqual({});
    expect(await bench.limits.resetBudget({ level: 'gateway', id: 'gateway' }, null)).toBe(true);
  });

  it('the gateway’s bound the calls of everybody that are under way', async () => {
    bench = createLimitsBench({ gatewayTerms: terms({ maxParallelRequests: 1 }) });
    const running = await bench.begin({ principal: { kind: 'admin' } });
    await expect(bench.begin()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    bench.end(running);
    await bench.begin({ agent: anAgent({ id: 'agent-2' }) });
  });

  it('keys without limits of their own get the default ones', async () => {
    bench = createLimitsBench({ defaultKeyTerms: terms({ rpm: 1 }) });
    await bench.call();
    await expect(bench.begin()).rejects.toThrow();
    await bench.call({ principal: aKey({}, { keyId: 'key-2' }) });
    await bench.call({ principal: aKey({ key: terms({ rpm: 2 }) }) });
    await bench.call({ principal: { kind: 'admin' } });
  });
});

describe('in shadow mode', () => {
  it('nothing is refused, and what would have been is recorded', async () => {
    const principal = aKey({
      key: terms({ rpm: 1, shadow: true }),
      team: terms({ maxBudgetNano: CENT, shadow: true }),
    });
    expect((await bench.call({ principal })).shadow).toBeNull();
    expect((await bench.call({ principal })).shadow).toBe(
      "key's limit on requests would refuse; team's limit on budget would refuse",
    );
    expect(bench.reached).toEqual(['key requests (shadow)', 'team budget (shadow)']);
  });

  it('of one level, the others are in force', async () => {
    const principal = aKey({ key: terms({ rpm: 1, shadow: true }), user: terms({ rpm: 2 }) });
    await bench.call({ principal });
    await bench.call({ principal });
    await expect(bench.begin({ principal })).rejects.toMatchObject(refusal('RATE_LIMITED', 'The user of this key'));
  });

  it('of the whole gateway, none is', async () => {
    bench = createLimitsBench({ shadow: true });
    const principal = aKey({ key: terms({ rpm: 1, maxBudgetNano: 0 }) });
    const { shadow } = await bench.call({ principal });
    expect(shadow).toBe("key's limit on budget would refuse");
  });
});

describe('the headers of an answer', () => {
  it('tell what is left: of whoever has least, and of each level', async () => {
    const principal = aKey({
      key: terms({ rpm: 5, maxParallelRequests: 3, maxBudgetNano: 5 * CENT }),
      team: terms({ rpm: 3, tpm: 1000 }),
    });
    const reservation = await bench.begin({ principal });
    bench.end(reservation, { totalTokens: 40 });
    expect(reservation.headers(bench.time.now)).toEqual({
      'x-ratelimit-limit-requests': '3',
      'x-ratelimit-remaining-requests': '2',
      'x-ratelimit-reset-requests': '61s',
      'x-ratelimit-limit-tokens': '1000',
      'x-ratelimit-remaining-tokens': '960',
      'x-ratelimit-reset-tokens': '61s',
      'x-ratelimit-api_key-limit-requests': '5',
      'x-ratelimit-api_key-remaining-requests': '4',
      'x-ratelimit-api_key-limit-max_parallel_requests': '3',
      'x-ratelimit-api_key-remaining-max_parallel_requests': '3',
      'x-ratelimit-team-limit-requests': '3',
      'x-ratelimit-team-remaining-requests': '2',
      'x-ratelimit-team-limit-tokens': '1000',
      'x-ratelimit-team-remaining-tokens': '960',
      'x-litellm-key-rpm-limit': '5',
      'x-litellm-key-max-budget': '0.05',
      'x-litellm-key-spend': '0.01',
    });
  });
});

it('of somebody without limits, all is told that was ever spent', async () => {
  await bench.call();
  expect(await bench.limits.usageOf({ level: 'team', id: 'team-1' }, null)).toEqual({
    terms: null,
    spentNano: CENT,
    budget: null,
    requests: null,
    tokens: null,
    parallel: null,
    streams: null,
  });
});
