import type { ModelPrice } from '@pydantic/genai-prices';
import { LRUCache } from 'lru-cache';
import {
  type Margin,
  nanoDollars,
  OFF_PEAK_PRICING,
  type PricedTier,
  priceField,
  TIERED_PRICING,
  type TokenPriceName,
} from '../config/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../protocol/index.ts';
import { isOffPeak, type OffPeakTimes, readOffPeakTimes } from './off-peak.ts';

/** Nano-dollars for one token each; fractions are exact as written. Undefined where no price is known. */
export type TokenPrices = Partial<Record<TokenPriceName, number>>;

/** Prices, and those for requests with more input tokens, the highest first: these are those of the whole request. */
export interface LengthPrices extends TokenPrices {
  above: readonly (TokenPrices & { tokens: number })[];
}

/** What a model costs. */
export interface ModelPrices extends LengthPrices {
  /** Prices of more tokens are those of exactly as many, too: so it is at xAI's (model notes, A.6 step 2). */
  includesThreshold?: true;
  /** Nano-dollars for each call. */
  perCall?: number;
  /** Of calls that are served otherwise; what they leave out costs as ever. */
  tiers?: Partial<Record<PricedTier, LengthPrices>>;
  /** What the operator takes off the cost, as a share of it. */
  discountShare?: number;
  /** What the operator then adds. */
  margin?: Margin;
  /** Those that hold at certain times instead; what they leave out costs as ever. */
  offPeak?: { times: OffPeakTimes; prices: TokenPrices };
  /** Those of the time of a call, which say more than thresholds and tiers. */
  current?: TokenPrices;
  /** For the record. */
  source: string;
}

/**
 * Reads the prices of an entry of `model_list`.
 *
 * @param fields `model_info` and `litellm_params`, the stronger one last
 * @returns null when it names none
 */
export function readPrices(fields: JsonObject): ModelPrices | null {
  const usual = new PriceList();
  const tiers = { flex: new PriceList(), priority: new PriceList(), batches: new PriceList() };
  let perCall: number | undefined;
  const take = (list: JsonObject, from: number | null): void => {
    for (const [field, value] of Object.entries(list)) {
      const nano = nanoDollars(value);
      const read = priceField(field);
      if (nano === undefined || !read) continue;
      if (read.name === 'perCall') perCall = nano;
      else (read.tier ? tiers[read.tier] : usual).set(read.name, nano, read.above ?? from);
    }
  };
  for (const { from, list } of listsByLength(fields[TIERED_PRICING])) take(list, from);
  take(fields, null);
  if (perCall === undefined && !usual.isPriced) return null;
  const told = Object.entries(tiers).filter(([, { isPriced }]) => isPriced);
  return {
    ...usual.prices,
    ...(perCall !== undefined && { perCall }),
    ...offPeakIn(fields[OFF_PEAK_PRICING]),
    ...(told.length > 0 && { tiers: Object.fromEntries(told.map(([tier, { prices }]) => [tier, prices])) }),
    source: 'configuration',
  };
}

function offPeakIn(block: Json | undefined): Pick<ModelPrices, 'offPeak'> {
  const times = isJsonObject(block) ? readOffPeakTimes(block) : null;
  if (!isJsonObject(block) || times === null) return {};
  const named = Object.entries(block).flatMap(([field, value]) => {
    const nano = nanoDollars(value);
    const read = priceField(field);
    const isOfToken = read && read.name !== 'perCall' && read.above === null && read.tier === null;
    return nano === undefined || !isOfToken ? [] : [[read.name, nano] as const];
  });
  return { offPeak: { times, prices: Object.fromEntries(named) } };
}

/** @param at when the call began, epoch milliseconds */
export const pricesAt = (prices: ModelPrices, at: number): ModelPrices =>
  prices.offPeak && isOffPeak(prices.offPeak.times, at) ? { ...prices, current: prices.offPeak.prices } : prices;

/** LiteLLM's `tiered_pricing`: lists of prices, each with the `range` of input tokens for which it holds. */
const listsByLength = (lists: Json | undefined) =>
  (Array.isArray(lists) ? lists : [])
    .filter((list) => isJsonObject(list))
    .map((list) => {
      const [from] = Array.isArray(list['range']) ? list['range'] : [];
      return { list, from: typeof from === 'number' && from > 0 ? from : null };
    });

/** Prices as they are read, one by one. */
class PriceList {
  readonly #base: TokenPrices = {};
  readonly #above = new Map<number, TokenPrices & { tokens: number }>();

  /** @param above input tokens; null for requests of any length */
  set(name: TokenPriceName, nano: number, above: number | null): void {
    if (above === null) this.#base[name] = nano;
    else this.#above.set(above, { ...(this.#above.get(above) ?? { tokens: above }), [name]: nano });
  }

  get isPriced(): boolean {
    return Object.keys(this.#base).length > 0;
  }

  get prices(): LengthPrices {
    return { ...this.#base, above: [...this.#above.values()].toSorted((one, other) => other.tokens - one.tokens) };
  }
}

/** What `@pydantic/genai-prices` calls them: dollars for a million tokens. */
const TABLE_FIELDS = {
  input: 'input_mtok',
  cached: 'cache_read_mtok',
  cacheWrite: 'cache_write_mtok',
  cacheWriteHour: 'cache_write_1h_mtok',
  audioInput: 'input_audio_mtok',
  output: 'output_mtok',
  audioOutput: 'output_audio_mtok',
} as const satisfies Partial<Record<keyof TokenPrices, string>>;

/** Looks up what a provider's model costs; undefined when that is not known. Loaded on first use: a megabyte of data. */
export type PriceTable = (provider: string, model: string, at: number) => ModelPrices | undefined;

export async function loadPriceTable(): Promise<PriceTable> {
  const { calcPrice } = await import('@pydantic/genai-prices');
  const known = new LRUCache<string, { minute: number; prices: ModelPrices | undefined }>({ max: MOST_KNOWN });
  return (provider, model, at) => {
    const minute = Math.floor(at / MINUTE_MS);
    const name = `${provider} ${model}`;
    const ofMinute = known.get(name);
    if (ofMinute?.minute === minute) return ofMinute.prices;
    const found = calcPrice({}, model, { providerId: TABLE_PROVIDERS[provider] ?? provider, timestamp: new Date(at) });
    const prices = found ? pricesOf(found.model_price) : undefined;
    known.set(name, { minute, prices });
    return prices;
  };
}

/** Prices of the table change at whole minutes, if at all, and looking through it takes as long as much of a call. */
const MINUTE_MS = 60_000;
/** Where a model's name may be any, callers make up as many as they like. */
const MOST_KNOWN = 1000;

/** Looks up how many tokens a provider's model takes at once; undefined when that is not known. */
export type ContextWindows = (provider: string, model: string) => number | undefined;

export async function loadContextWindows(): Promise<ContextWindows> {
  const { calcPrice } = await import('@pydantic/genai-prices');
  return (provider, model) =>
    calcPrice({}, model, { providerId: TABLE_PROVIDERS[provider] ?? provider })?.model.context_window;
}

/** `base_model` may name the provider once more: `azure/gpt-4o`. */
export const withoutPrefix = (model: string): string => model.slice(model.lastIndexOf('/') + 1);

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
  const prices = new PriceList();
  for (const [name, field] of Object.entries(TABLE_FIELDS) as [TokenPriceName, string][]) {
    const value = price[field];
    if (value === undefined) continue;
    prices.set(name, perToken(typeof value === 'number' ? value : value.base), null);
    for (const { start, price: tierPrice } of typeof value === 'number' ? [] : value.tiers)
      prices.set(name, perToken(tierPrice), start);
  }
  return { ...prices.prices, source: 'genai-prices 0.1.8' };
}

/** Dollars for a million tokens are nano-dollars for a thousandth of one; the point is moved in the text. */
const perToken = (dollarsPerMillion: number): number => Number(`${dollarsPerMillion}e3`);
