import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createModelRegistry, type Model } from '../registry.ts';
import type { FailureKind } from './failure.ts';
import { createModelRouter, type ModelAttempt } from './router.ts';
import type { RoutingRules } from './rules.ts';

const TIMES = { timeoutMs: 1000, streamTimeoutMs: null };

const registryOf = (
  entries: { model_name: string; litellm_params: { model: string; [field: string]: unknown } }[],
  aliases = {},
) => {
  const registry = createModelRegistry({ times: TIMES, aliases, log: pino({ level: 'silent' }) });
  registry.replace(entries.map((entry) => ({ ...entry, model_info: { id: String(entry.litellm_params['id']) } })));
  return registry;
};

const entry = (id: string, more: object = {}) => ({
  model_name: 'm',
  litellm_params: { model: 'mock/echo', id, ...more },
});

const modelOf = (...entries: ReturnType<typeof entry>[]): Model => {
  const model = registryOf(entries).find('m');
  if (!model) throw new Error('there is a model');
  return model;
};

const NONE = new Set<string>();

function benchOf(rules: Partial<RoutingRules> = {}, random = () => 0) {
  const time = { now: 100_000 };
  const paused = new Set<string>();
  const router = createModelRouter({
    rules: {
      strategy: 'simple-shuffle',
      strategyTerms: { latencyTtlMs: null, latencyBuffer: 0 },
      coolDownMs: 5000,
      neverCools: false,
      allowedFails: 3,
      allowedFailsBy: {},
      ...rules,
    },
    pricer: { pricesOf: async ({ prices }) => prices ?? undefined },
    monotonic: () => time.now,
    clock: () => time.now,
    random,
    isPaused: (id) => paused.has(id),
  });
  const pick = async (model: Model, { order = 0, tried = NONE } = {}): Promise<ModelAttempt> => {
    const attempt = await router.pick(model, order, tried);
    if (!attempt) throw new Error('nobody is ready');
    return attempt;
  };
  const call = async (model: Model, { ms = 0, tokens = 0 } = {}): Promise<string> => {
    const attempt = await pick(model);
    time.now += ms;
    attempt.answered();
    attempt.settled(tokens);
    return attempt.deployment.id;
  };
  /** Lets one call fail. @returns whose it was */
  const fail = async (model: Model, kind: FailureKind, restMs = 0): Promise<string> => {
    const attempt = await pick(model);
    attempt.failed({ kind, restMs });
    return attempt.deployment.id;
  };
  const ready = async (model: Model, order = 0) => (await router.pick(model, order, NONE))?.deployment.id;
  return { router, time, paused, pick, call, fail, ready };
}

describe('which deployment answers', () => {
  it('is one of the order that is asked, by its weight', async () => {
    const model = modelOf(entry('a', { weight: 1 }), entry('b', { weight: 3 }), entry('late', { order: 1 }));
    const picked = [0, 0.24, 0.26, 0.99].map((random) => benchOf({}, () => random).ready(model));
    expect(await Promise.all(picked)).toEqual(['a', 'a', 'b', 'b']);
    expect(await benchOf().ready(model, 1)).toBe('late');
    expect(await benchOf().ready(model, 2)).toBeUndefined();
  });

  it('is none that somebody has paused, and with all of them paused it is said that they are', async () => {
    const model = modelOf(entry('a'), entry('b'));
    const { router, paused, ready } = benchOf();
    paused.add('a');
    expect(await ready(model)).toBe('b');
    expect(model.deployments.map((one) => router.standingOf(one))).toEqual([
      { state: 'paused', waitMs: null, inFlight: 0, requests: 0 },
      { state: 'ok', waitMs: 0, inFlight: 1, requests: 1 },
    ]);
    paused.add('b');
    expect(await ready(model)).toBeUndefined();
    expect(router.unavailable(model).message).toContain('paused all of them');
  });

  it('tells for how long one that failed is left out', async () => {
    const model = modelOf(entry('a'), entry('b'));
    const { router, time, fail } = benchOf();
    expect(await fail(model, 'rate-limit')).toBe('a');
    time.now += 1000;
    const [a] = model.deployments;
    expect(a && router.standingOf(a)).toMatchObject({ state: 'cooling', waitMs: 4000, inFlight: 0 });
  });

  it('is another one than those that were tried, as long as there is one', async () => {
    const model = modelOf(entry('a'), entry('b'));
    const { pick } = benchOf();
    expect((await pick(model, { tried: new Set(['a']) })).deployment.id).toBe('b');
    expect((await pick(model, { tried: new Set(['a', 'b']) })).deployment.id).toBe('a');
  });

  it('is the less busy one', async () => {
    const model = modelOf(entry('a'), entry('b'));
    const { pick } = benchOf({ strategy: 'least-busy' });
    const first = await pick(model);
    const second = await pick(model);
    expect([first.deployment.id, second.deployment.id]).toEqual(['a', 'b']);
    first.settled(null);
    expect((await pick(model)).deployment.id).toBe('a');
    expect(second.reason).toBe('least busy');
  });

  it('is the one that has answered faster, once each was asked', async () => {
    const model = modelOf(entry('a'), entry('b'));
    const { call } = benchOf({ strategy: 'latency-based-routing' });
    expect(await call(model, { ms: 300 })).toBe('a');
    expect(await call(model, { ms: 20 })).toBe('b');
    expect([await call(model, { ms: 20 }), await call(model, { ms: 20 })]).toEqual(['b', 'b']);
  });

  it('may be one that is nearly as fast, and a measure that is too old counts no more', async () => {
    const model = modelOf(entry('a'), entry('b'), entry('slow'));
    const strategyTerms = { latencyTtlMs: 60_000, latencyBuffer: 0.5 };
    const { call, time } = benchOf({ strategy: 'latency-based-routing', strategyTerms }, () => 0.9);
    for (const ms of [100, 120, 300]) await call(model, { ms });
    expect(await call(model, { ms: 110 })).toBe('b');
    time.now += 61_000;
    expect(await call(model, { ms: 500 })).toBe('a');
    expect(await call(model, { ms: 500 })).toBe('b');
  });

  it('is the one with the fewest tokens of the last minute', async () => {
    const model = modelOf(entry('a'), entry('b'));
    const { call, time } = benchOf({ strategy: 'usage-based-routing' });
    expect(await call(model, { tokens: 500 })).toBe('a');
    expect(await call(model, { tokens: 200 })).toBe('b');
    expect(await call(model, { tokens: 400 })).toBe('b');
    expect(await call(model)).toBe('a');
    time.now += 61_000;
    expect(await call(model)).toBe('a');
  });

  it('is the cheapest one, and one without a price only where none has any', async () => {
    const free = { input_cost_per_token: 0, output_cost_per_token: 0 };
    const dear = { input_cost_per_token: 1e-6, output_cost_per_token: 1e-6 };
    const { ready } = benchOf({ strategy: 'cost-based-routing' });
    expect(await ready(modelOf(entry('unknown'), entry('dear', dear), entry('free', free)))).toBe('free');
    expect(await ready(modelOf(entry('unknown'), entry('dear', dear)))).toBe('dear');
    expect(await ready(modelOf(entry('unknown')))).toBe('unknown');
  });
});

describe('a deployment’s own limits', () => {
  it.each([
    ['calls at once', { max_parallel_requests: 1 }, 1],
    ['calls in a minute', { rpm: 1 }, 61],
  ])('%s are kept: others answer, else nobody, and the wait is told', async (_, limit, seconds) => {
    const model = modelOf(entry('a', { ...limit, weight: 1 }), entry('b', { ...limit, weight: 1 }));
    const { router, pick, ready } = benchOf();
    expect([(await pick(model)).deployment.id, (await pick(model)).deployment.id]).toEqual(['a', 'b']);
    expect(await ready(model)).toBeUndefined();
    expect(router.unavailable(model).details.retryAfterSeconds).toBe(seconds);
  });

  it('tokens of a minute are kept', async () => {
    const model = modelOf(entry('a', { tpm: 100 }));
    const { call, ready, time } = benchOf();
    await call(model, { tokens: 100 });
    expect(await ready(model)).toBeUndefined();
    time.now += 61_000;
    expect(await ready(model)).toBe('a');
  });
});

describe('a deployment that fails', () => {
  const pair = modelOf(entry('a'), entry('b'));

  it.each(['rate-limit', 'authentication', 'not-found', 'timeout'] as const)(
    'by %s is left out at once, and is back when it has cooled down',
    async (kind) => {
      const { fail, ready, time } = benchOf();
      expect(await fail(pair, kind)).toBe('a');
      time.now += 4999;
      expect(await ready(pair)).toBe('b');
      time.now += 1;
      expect(await ready(pair)).toBe('a');
    },
  );

  it('is left alone for as long as it asked', async () => {
    const { fail, ready, time } = benchOf();
    await fail(pair, 'rate-limit', 60_000);
    time.now += 59_999;
    expect(await ready(pair)).toBe('b');
    time.now += 1;
    expect(await ready(pair)).toBe('a');
  });

  it('by itself is left out when it has failed more often than is borne within a minute', async () => {
    const { fail, ready } = benchOf();
    for (let time = 0; time < 3; time++) await fail(pair, 'internal');
    expect(await ready(pair)).toBe('a');
    await fail(pair, 'internal');
    expect(await ready(pair)).toBe('b');
  });

  it('is left out when more than half of its calls fail', async () => {
    const { call, fail, ready } = benchOf({ allowedFails: 100 });
    await call(pair);
    await call(pair);
    for (let time = 0; time < 2; time++) await fail(pair, 'internal');
    expect(await ready(pair)).toBe('a');
    for (let time = 0; time < 2; time++) await fail(pair, 'internal');
    expect(await ready(pair)).toBe('b');
  });

  it.each(['bad-request', 'context-window', 'content-policy'] as const)('by %s is not to blame', async (kind) => {
    const { fail, ready } = benchOf();
    for (let time = 0; time < 20; time++) await fail(pair, kind);
    expect(await ready(pair)).toBe('a');
  });

  it('is borne as the operator says, for each kind of failure', async () => {
    const { fail, ready } = benchOf({ allowedFailsBy: { 'rate-limit': 1, internal: 0 } });
    await fail(pair, 'rate-limit');
    expect(await ready(pair)).toBe('a');
    await fail(pair, 'rate-limit');
    expect(await ready(pair)).toBe('b');
    const never = benchOf({ neverCools: true });
    for (let time = 0; time < 9; time++) await never.fail(pair, 'rate-limit');
    expect(await never.ready(pair)).toBe('a');
  });

  it('leaves nobody when the others fail, too, and the wait is told', async () => {
    const { router, fail, ready } = benchOf();
    await fail(pair, 'rate-limit', 30_000);
    await fail(pair, 'rate-limit', 40_000);
    expect(await ready(pair)).toBeUndefined();
    expect(router.hasAnother(pair, 0, NONE)).toBe(false);
    expect(router.unavailable(pair)).toMatchObject({
      message:
        'No deployments available for model "m": all of them failed or are at their limits. Try again in 30 seconds.',
    });
  });

  it('goes on answering when it is the only one', async () => {
    const model = modelOf(entry('a'));
    const { fail, ready } = benchOf();
    for (let time = 0; time < 9; time++) await fail(model, 'rate-limit', 60_000);
    expect(await ready(model)).toBe('a');
  });
});

describe('a name with a star', () => {
  const registry = registryOf([
    { model_name: '*', litellm_params: { model: 'openai/*', id: 'all' } },
    { model_name: 'groq/*', litellm_params: { model: 'groq/*', id: 'groq' } },
    { model_name: 'groq/one', litellm_params: { model: 'mock/echo', id: 'one' } },
  ]);

  it.each([
    ['groq/one', 'one', 'echo'],
    ['groq/llama', 'groq', 'llama'],
    ['gpt-$&', 'all', 'gpt-$&'],
  ])('%s is answered by the most exact entry', (name, id, upstreamModel) => {
    expect(registry.find(name)).toMatchObject({ name, deployments: [{ id, upstreamModel }] });
  });
});

it('a further name of a model is listed unless it is hidden, and never takes another one’s place', () => {
  const registry = registryOf([entry('a'), { ...entry('b'), model_name: 'n' }], {
    'gpt-4': { model: 'm', hidden: false },
    secret: { model: 'm', hidden: true },
    n: { model: 'm', hidden: false },
    nobody: { model: 'nothing', hidden: false },
  });
  expect(registry.find('gpt-4')).toMatchObject({ name: 'gpt-4', deployments: [{ id: 'a' }] });
  expect(registry.find('secret')).toMatchObject({ deployments: [{ id: 'a' }] });
  expect(registry.find('n')).toMatchObject({ deployments: [{ id: 'b' }] });
  expect(registry.find('nobody')).toBeUndefined();
  expect(registry.list().map(({ name }) => name)).toEqual(['m', 'n', 'gpt-4']);
});

it('an entry that cannot be used is left out', () => {
  expect(
    registryOf([{ model_name: 'm', litellm_params: { model: 'azure/x', id: 'no-address' } }]).find('m'),
  ).toBeUndefined();
});
