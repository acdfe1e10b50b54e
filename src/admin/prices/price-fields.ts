import { z } from 'zod';
import { nanoDollars } from '../../config/index.ts';

const dollars = z
  .union([z.number(), z.string().max(64)])
  .refine((value) => nanoDollars(value) !== undefined, 'is no amount of dollars, 0 or more')
  .nullable()
  .optional();

/** Prices in LiteLLM's names: dollars for one token, or for a call. What is null or absent has no price. */
export const priceFields = {
  input_cost_per_token: dollars,
  output_cost_per_token: dollars,
  cache_read_input_token_cost: dollars.describe('Of input that is read from a cache; else it costs what input does.'),
  cache_creation_input_token_cost: dollars.describe('Of input that is written to a cache.'),
  output_cost_per_reasoning_token: dollars,
  input_cost_per_request: dollars.describe('Of each call.'),
};

export type PriceFields = { [Name in keyof typeof priceFields]?: number | string | null | undefined };

/** Without what has no price. */
export const statedPrices = (fields: PriceFields): Record<string, number | string> =>
  Object.fromEntries(
    Object.keys(priceFields).flatMap((name) => {
      const value = fields[name as keyof PriceFields];
      return value === null || value === undefined ? [] : [[name, value]];
    }),
  );
