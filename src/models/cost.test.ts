import { describe, expect, it } from 'vitest';
import { costOfModel, isFree } from './cost.ts';
import { loadPriceTable, readPrices } from './prices.ts';
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
});
