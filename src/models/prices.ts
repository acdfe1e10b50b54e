import type { ModelPrice } from '@pydantic/genai-prices';
import { nanoDollars } from '../config/index.ts';
import type { JsonObject } from '../protocol/index.ts';

/** Nano-dollars for one token each; fractions are exact as written. Undefined where no price is known. */
export interface TokenPrices {
  input?: number;
  cached?: number;
  cacheWrite?: number;
  cacheWriteHour?: number;
  output?: number;
  reasoning?: number;
}

/** What a model costs. */
export interface ModelPrices extends TokenPrices {
  /** Nano-dollars for each call. */
  perCall?: number;
  /** For requests with more input tokens than that, the highest first: their prices are those of the whole request. */
  above: readonly (TokenPrices & { tokens: number })[];
  /** For the record. */
  source: string;
}

/** LiteLLM's names of prices in `model_info` and `litellm_params`, in dollars. */
const FIELDS = {
  input_cost_per_token: 'input',
  cache_read_input_token_cost: 'cached',
  cache_creation_input_token_cost: 'cacheWrite',
  cache_creation_input_token_cost_above_1hr: 'cacheWriteHour',
  output_cost_per_token: 'output',
  output_cost_per_reasoning_token: 'reasoning',
} as const satisfies Record<string, keyof TokenPrices>;

const PER_CALL = ['input_cost_per_request', 'cost_per_query'];
const THRESHOLD = /^(.+)_above_(\d+)k_tokens$/;

/**
 * Reads the prices of an entry of `model_list`.
 *
 * @param fields `model_info` and `litellm_params`, the stronger one last
 * @returns null when it names none
 */
export function readPrices(fields: JsonObject): ModelPrices | null {
  const prices: ModelPrices = { above: [], source: 'configuration' };
  const above = new Map<number, TokenPrices & { tokens: number }>();
  for (const [field, value] of Object.entries(fields)) {
    const nano = nanoDollars(value);
    if (nano === undefined) continue;
    const name = nameOf(field);
    if (name) prices[name] = nano;
    else if (PER_CALL.includes(field)) prices.perCall = nano;
    const [, base, thousands] = THRESHOLD.exec(field) ?? [];
    const baseName = base === undefined ? undefined : nameOf(base);
    if (!baseName) continue;
    const tokens = Number(thousands) * 1000;
    above.set(tokens, { ...(above.get(tokens) ?? { tokens }), [baseName]: nano });
  }
  prices.above = [...above.values()].toSorted((one, other) => other.tokens - one.tokens);
  const isPriced = prices.perCall !== undefined || Object.values(FIELDS).some((name) => prices[name] !== undefined);
  return isPriced ? prices : null;
}

const nameOf = (field: string): keyof TokenPrices | undefined =>
  Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof typeof FIELDS] : undefined;

/** What `@pydantic/genai-prices` calls them: dollars for a million tokens. */
const TABLE_FIELDS = {
  input: 'input_mtok',
  cached: 'cache_read_mtok',
  cacheWrite: 'cache_write_mtok',
  cacheWriteHour: 'cache_write_1h_mtok',
  output: 'output_mtok',
} as const satisfies Partial<Record<keyof TokenPrices, string>>;

/** Looks up what a provider's model costs; undefined when that is not known. Loaded on first use: a megabyte of data. */
export type PriceTable = (provider: string, model: string, at: number) => ModelPrices | undefined;

export async function loadPriceTable(): Promise<PriceTable> {
  const { calcPrice } = await import('@pydantic/genai-prices');
  return (provider, model, at) => {
    const found = calcPrice({}, model, { providerId: TABLE_PROVIDERS[provider] ?? provider, timestamp: new Date(at) });
    return found ? pricesOf(found.model_price) : undefined;
  };
}

/** Providers that the table knows by another name. */
const TABLE_PROVIDERS: Record<string, string> = {
  gemini: 'google',
  vertex_ai: 'google',
  bedrock: 'aws',
  xai: 'x-ai',
  together_ai: 'together',
  fireworks_ai: 'fireworks',
};

function pricesOf(price: ModelPrice): ModelPrices {
  const prices: ModelPrices = { above: [], source: 'genai-prices 0.1.8' };
  const above = new Map<number, TokenPrices & { tokens: number }>();
  for (const [name, field] of Object.entries(TABLE_FIELDS) as [keyof TokenPrices, string][]) {
    const value = price[field];
    if (value === undefined) continue;
    prices[name] = perToken(typeof value === 'number' ? value : value.base);
    for (const { start, price: tierPrice } of typeof value === 'number' ? [] : value.tiers)
      above.set(start, { ...(above.get(start) ?? { tokens: start }), [name]: perToken(tierPrice) });
  }
  prices.above = [...above.values()].toSorted((one, other) => other.tokens - one.tokens);
  return prices;
}

/** Dollars for a million tokens are nano-dollars for a thousandth of one; the point is moved in the text. */
const perToken = (dollarsPerMillion: number): number => Number(`${dollarsPerMillion}e3`);
