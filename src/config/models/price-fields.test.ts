import { expect, it } from 'vitest';
import { isUnknownPrice, priceField } from './price-fields.ts';

it('tells what a field of prices is the price of, from which length on, and how it is served', () => {
  expect(priceField('input_cost_per_token')).toEqual({ name: 'input', above: null, tier: null });
  expect(priceField('output_cost_per_token_above_272k_tokens_priority')).toEqual({
    name: 'output',
    above: 272_000,
    tier: 'priority',
  });
  expect(priceField('cache_creation_input_token_cost_above_1hr_above_200k_tokens')).toEqual({
    name: 'cacheWriteHour',
    above: 200_000,
    tier: null,
  });
  expect(priceField('temperature')).toBeUndefined();
});

it('knows prices of what the gateway does not serve from what is no price', () => {
  const fields = [
    'input_cost_per_token_batches',
    'input_cost_per_image_token',
    'input_cost_per_image',
    'input_cost_per_second',
    'off_peak_pricing',
    'tiered_pricing',
    'top_p',
  ];
  expect(fields.filter(isUnknownPrice)).toEqual(['input_cost_per_image', 'input_cost_per_second']);
});
