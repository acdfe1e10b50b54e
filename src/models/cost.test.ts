import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { costOfModel, isFree } from './cost.ts';
import { deploymentOf } from './deployment.ts';
import { createPricer } from './pricer.ts';
import { loadPriceTable, pricesAt, readPrices } from './prices.ts';
import { readUsage } from './usage.ts';

const P = {
  input_cost_per_token: 3e-6,
  output_cost_per_token: '15e-6',
  cache_read_input_token_cost: '3e-7',
  cache_creation_input_token_cost: 3.75e-6,
  cache_creation_input_token_cost_above_1hr: 6e-6,
  input_cost_per_token_above_200k_tokens: 6e-6,
  output_cost_per_token_above_200k_tokens: 22.5e-6,
};

const cost = (usage: object | undefined, prices: object = P) =>
  costOfModel(readPrices({ ...prices }) ?? undefined, readUsage(usage && { ...usage }));

const DOLLAR = 1_000_000_000;

describe('what an operator takes off and adds (model notes, A.6 step 5)', () => {
  const V1 = { prompt_tokens: 1000, completion_tokens: 500 };
  const adjusted = (more: object) =>
    costOfModel({ ...(readPrices(P) ?? { above: [], source: '' }), ...more }, readUsage(V1));

  it('is a share of the cost, then a share of what is left, and an amount for each call; the parts add up', () => {
    const { costNano, parts, marginShare } = adjusted({
      discountShare: 0.05,
      margin: { share: 0.1, fixedNano: 500_000 },
    });
    expect(parts).toMatchObject({ input: 3e6, output: 7.5e6, discount: -525_000, margin: 1_497_500 });
    expect(costNano).toBe(11_472_500);
    expect(Object.values(parts ?? {}).reduce((sum, part) => sum + part, 0)).toBe(costNano);
    expect(marginShare).toBe(0.1);
  });

  it('is nothing where it is nothing', () => {
    expect(adjusted({ discountShare: 0, margin: { share: 0, fixedNano: 0 } })).toMatchObject({ costNano: 10_500_000 });
    expect(adjusted({ discountShare: 1 }).costNano).toBe(0);
  });

  it('makes a free model no free one where each call costs something', () => {
    const free = readPrices({ input_cost_per_token: 0, output_cost_per_token: 0 }) ?? undefined;
    expect([isFree(free), free && isFree({ ...free, margin: { share: 0, fixedNano: 1 } })]).toEqual([true, false]);
  });
});

describe('the test vectors of the cost of a call (model notes, A.6)', () => {
  it('V1: input and output', () => {
    expect(cost({ prompt_tokens: 1000, completion_tokens: 500 }).costNano).toBe(0.0105 * DOLLAR);
  });

  it('V2: cached tokens are part of the input, reasoning is part of the output', () => {
    const usage = {
      prompt_tokens: 10_000,
      prompt_tokens_details: { cached_tokens: 8000 },
      completion_tokens: 1000,
      completion_tokens_details: { reasoning_tokens: 600 },
    };
    expect(cost(usage)).toEqual({
      costNano: 0.0234 * DOLLAR,
      parts: { input: 6e6, cachedInput: 2.4e6, cacheWrite: 0, output: 6e6, reasoning: 9e6, perCall: 0 },
      source: 'configuration',
      note: null,
    });
  });

  it('V3: Anthropic counts what its cache gave and took apart from the input', () => {
    const usage = {
      input_tokens: 100,
      cache_read_input_tokens: 50_000,
      cache_creation_input_tokens: 10_000,
      cache_creation: { ephemeral_5m_input_tokens: 4000, ephemeral_1h_input_tokens: 6000 },
      output_tokens: 200,
    };
    expect(cost(usage).costNano).toBe(0.0693 * DOLLAR);
  });

  it('V4: a threshold holds strictly above it, and for the whole request', () => {
    expect(cost({ prompt_tokens: 200_000, completion_tokens: 1000 }).costNano).toBe(0.615 * DOLLAR);
    expect(cost({ prompt_tokens: 200_001, completion_tokens: 1000 }).costNano).toBe(1_222_506_000);
  });

  it('V5: reasoning may have a price of its own', () => {
    const usage = { prompt_tokens: 0, completion_tokens: 1000, completion_tokens_details: { reasoning_tokens: 600 } };
    expect(cost(usage, { ...P, output_cost_per_reasoning_token: 2e-5 }).costNano).toBe(0.018 * DOLLAR);
  });

  it('V6: what a model without a price costs is unknown, not nothing', () => {
    expect(cost({ prompt_tokens: 1, completion_tokens: 1 }, {})).toEqual({
      costNano: null,
      parts: null,
      source: null,
      note: 'no price is known of this model',
    });
  });
});

it('a call is priced by the hour in which it began', async () => {
  const pricer = createPricer({ log: pino({ level: 'silent' }) });
  const off_peak_pricing = { hours_utc: '00:00-06:00', input_cost_per_token: 1e-6 };
  const entry = { model_name: 'm', litellm_params: { model: 'openai/m', ...P, off_peak_pricing } };
  const deployment = deploymentOf(entry, { timeoutMs: 1, streamTimeoutMs: null });
  const costAt = async (time: string) => {
    const prices = await pricer.pricesOf(deployment, Date.parse(`2026-11-23T${time}Z`));
    return costOfModel(prices, readUsage({ prompt_tokens: 1000, completion_tokens: 0 })).costNano;
  };
  expect([await costAt('05:59:59'), await costAt('06:00:00')]).toEqual([1_000_000, 3_000_000]);
});

describe('xAI', () => {
  it('counts its thoughts apart from what it says, and bills both', () => {
    const usage = {
      prompt_tokens: 1000,
      completion_tokens: 100,
      completion_tokens_details: { reasoning_tokens: 400 },
      total_tokens: 1500,
    };
    expect(readUsage(usage)).toMatchObject({ outputTokens: 500, reasoningTokens: 400, totalTokens: 1500 });
    expect(cost(usage)).toMatchObject({
      costNano: 1000 * 3000 + 500 * 15_000,
      parts: { output: 1.5e6, reasoning: 6e6 },
    });
    // All others count them within: the total says which it is.
    expect(readUsage({ ...usage, completion_tokens: 500 })).toMatchObject({ outputTokens: 500, reasoningTokens: 400 });
    expect(readUsage({ ...usage, total_tokens: 1100 })).toMatchObject({ outputTokens: 100 });
    const { total_tokens: _, ...without } = usage;
    expect(readUsage(without)).toMatchObject({ outputTokens: 100, totalTokens: 1100 });
  });

  it('asks the prices of more tokens of exactly as many, too', async () => {
    const pricer = createPricer({ log: pino({ level: 'silent' }) });
    const usage = readUsage({ prompt_tokens: 200_000, completion_tokens: 0 });
    const costAt = async (provider: string) => {
      const entry = { model_name: 'm', litellm_params: { model: `${provider}/m`, ...P } };
      const deployment = deploymentOf(entry, { timeoutMs: 1, streamTimeoutMs: null });
      return costOfModel(await pricer.pricesOf(deployment, 0), usage).costNano;
    };
    expect(await costAt('xai')).toBe(200_000 * 6000);
    expect(await costAt('openai')).toBe(200_000 * 3000);
  });
});

describe('the cost of a call', () => {
  it('prices cached tokens as input where they have no price, and says so', () => {
    const usage = { prompt_tokens: 10, prompt_tokens_details: { cached_tokens: 4 }, completion_tokens: 0 };
    expect(cost(usage, { input_cost_per_token: 1e-6, output_cost_per_token: 1e-6 })).toMatchObject({
      costNano: 10_000,
      note: 'cached input is priced as input',
    });
  });

  it('is unknown without usage, and without the price of what was used', () => {
    expect(cost(undefined)).toMatchObject({ costNano: null, note: 'the provider reported no usage' });
    expect(cost({ prompt_tokens: 1, completion_tokens: 1 }, { input_cost_per_token: 1e-6 })).toMatchObject({
      costNano: null,
      note: 'no price is known of its output',
    });
  });

  it('adds prices below a nano-dollar exactly', () => {
    const prices = { input_cost_per_token: '3.75e-8', output_cost_per_token: '1e-10' };
    expect(cost({ prompt_tokens: 3, completion_tokens: 5 }, prices).costNano).toBe(113);
  });

  it('of a price per request needs no usage', () => {
    expect(cost(undefined, { input_cost_per_request: 0.002 }).costNano).toBe(2_000_000);
  });

  it('counts what was heard and spoken by prices of their own, else as all else', () => {
    const usage = {
      prompt_tokens: 100,
      prompt_tokens_details: { cached_tokens: 20, audio_tokens: 50 },
      completion_tokens: 40,
      completion_tokens_details: { reasoning_tokens: 10, audio_tokens: 25 },
    };
    const audio = { input_cost_per_audio_token: 4e-5, output_cost_per_audio_token: 8e-5 };
    expect(cost(usage, { ...P, ...audio }).costNano).toBe(
      30 * 3000 + 20 * 300 + 50 * 40_000 + 15 * 15_000 + 25 * 80_000,
    );
    expect(cost(usage).costNano).toBe(80 * 3000 + 20 * 300 + 40 * 15_000);
  });

  it('is that of the tier by which it was served; what a tier leaves out costs as ever, above a threshold too', () => {
    const tiers = {
      input_cost_per_token_flex: 1.5e-6,
      input_cost_per_token_priority: 6e-6,
      output_cost_per_token_priority: 30e-6,
      input_cost_per_token_above_200k_tokens_priority: 12e-6,
    };
    const served = (tier: string | null, prompt_tokens = 1000) =>
      costOfModel(
        readPrices({ ...P, ...tiers }) ?? undefined,
        readUsage({ prompt_tokens, completion_tokens: 100 }),
        tier,
      ).costNano;
    expect([served('flex'), served('priority'), served('fast')]).toEqual([3_000_000, 9_000_000, 9_000_000]);
    expect([served(null), served('default')]).toEqual([4_500_000, 4_500_000]);
    expect(served('priority', 300_000)).toBe(300_000 * 12_000 + 100 * 22_500);
    expect(served('flex', 300_000)).toBe(300_000 * 6000 + 100 * 22_500);
  });

  it('goes by the range that the input is in, where prices are told by ranges', () => {
    const tiered_pricing = [
      { range: [0, 32_000], input_cost_per_token: 1e-6, output_cost_per_token: 2e-6 },
      { range: [32_000, 128_000], input_cost_per_token: 3e-6, output_cost_per_token: '4e-6' },
    ];
    const asked = (prompt_tokens: number) =>
      cost({ prompt_tokens, completion_tokens: 10 }, { tiered_pricing }).costNano;
    expect([asked(32_000), asked(32_001)]).toEqual([32_000_000 + 20_000, 96_003_000 + 40_000]);
  });

  it('is nothing only when both prices are said to be 0', () => {
    expect(isFree(readPrices({ input_cost_per_token: 0, output_cost_per_token: 0 }) ?? undefined)).toBe(true);
    expect(isFree(readPrices({ input_cost_per_token: 0 }) ?? undefined)).toBe(false);
    expect(isFree(undefined)).toBe(false);
  });
});

describe('the table of prices', () => {
  it('knows models of providers, thresholds and caches included', async () => {
    const table = await loadPriceTable();
    const at = Date.parse('2026-01-01');
    expect(table('anthropic', 'claude-sonnet-4-5', at)).toMatchObject({
      input: 3000,
      output: 15_000,
      cached: 300,
      cacheWrite: 3750,
      cacheWriteHour: 6000,
      above: [{ tokens: 200_000, input: 6000, output: 22_500 }],
    });
    expect(table('openai', 'no-such-model', at)).toBeUndefined();
    expect(table('mock', 'echo', at)).toBeUndefined();
  });

  it('knows each price at its time, whatever was asked for before', async () => {
    const table = await loadPriceTable();
    // Cheaper from 16:30 to 00:30.
    const at = (time: string) => table('deepseek', 'deepseek-chat', Date.parse(`2025-06-01T${time}Z`))?.input;
    const first = ['16:29:59', '16:30:00', '00:29:59', '00:30:00'].map(at);
    expect(first).toEqual([270, 135, 135, 270]);
    expect(['00:30:00', '00:29:59', '16:30:00', '16:29:59'].map(at)).toEqual(first.toReversed());
    expect(table('openai', 'deepseek-chat', Date.parse('2025-06-01T16:30:00Z'))).toBeUndefined();
  });
});

it('images have prices of their own, in tokens, and cost as the rest without', () => {
  const usage = {
    prompt_tokens: 1000,
    prompt_tokens_details: { image_tokens: 400, audio_tokens: 100 },
    completion_tokens: 100,
    completion_tokens_details: { image_tokens: 50, reasoning_tokens: 20 },
  };
  const base = { input_cost_per_token: 1e-6, output_cost_per_token: 10e-6 };
  const own = { ...base, input_cost_per_image_token: 2e-6, output_cost_per_image_token: 40e-6 };
  expect(cost(usage, base).costNano).toBe(1000 * 1000 + 100 * 10_000);
  expect(cost(usage, own).costNano).toBe(600 * 1000 + 400 * 2000 + 50 * 10_000 + 50 * 40_000);
});

it('what is served as a batch costs what batches do', () => {
  const prices = readPrices({ ...P, input_cost_per_token_batches: 1e-6, output_cost_per_token_batches: 2e-6 });
  const usage = readUsage({ prompt_tokens: 100, completion_tokens: 10 });
  expect(costOfModel(prices ?? undefined, usage, 'batch').costNano).toBe(100 * 1000 + 10 * 2000);
  expect(costOfModel(prices ?? undefined, usage, 'standard').costNano).toBe(100 * 3000 + 10 * 15_000);
});

it('prices of the hour win over those of length and tier; what they leave out costs as ever', () => {
  const block = { hours_utc: '14:00-00:00', input_cost_per_token: '1e-7', input_cost_per_token_priority: 5 };
  const prices = readPrices({ ...P, input_cost_per_token_priority: 9e-6, off_peak_pricing: block });
  if (!prices) throw new Error('there are prices');
  const usage = readUsage({ prompt_tokens: 300_000, completion_tokens: 10 });
  const at = (time: string) => costOfModel(pricesAt(prices, Date.parse(time)), usage, 'priority').costNano;
  expect(at('2026-09-04T17:25Z')).toBe(300_000 * 100 + 10 * 22_500);
  expect(at('2026-09-04T09:00Z')).toBe(300_000 * 6000 + 10 * 22_500);
});
