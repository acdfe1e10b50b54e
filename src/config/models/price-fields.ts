/** Tokens that have a price. */
export type TokenPriceName =
  | 'input'
  | 'cached'
  | 'cacheWrite'
  | 'cacheWriteHour'
  | 'audioInput'
  | 'imageInput'
  | 'output'
  | 'reasoning'
  | 'audioOutput'
  | 'imageOutput';

/** Ways to be served that cost otherwise. */
export type PricedTier = 'flex' | 'priority' | 'batches';

/** What one of LiteLLM's fields of prices is the price of. */
export interface PriceField {
  name: TokenPriceName | 'perCall';
  /** Only of requests with more input tokens than that; null for all. */
  above: number | null;
  /** Only of calls that are served so; null for all others. */
  tier: PricedTier | null;
}

/** LiteLLM's names of prices in `model_info` and `litellm_params`, in dollars. */
const NAMES: Record<string, PriceField['name']> = {
  input_cost_per_token: 'input',
  cache_read_input_token_cost: 'cached',
  cache_creation_input_token_cost: 'cacheWrite',
  cache_creation_input_token_cost_above_1hr: 'cacheWriteHour',
  input_cost_per_audio_token: 'audioInput',
  input_cost_per_image_token: 'imageInput',
  output_cost_per_token: 'output',
  output_cost_per_reasoning_token: 'reasoning',
  output_cost_per_audio_token: 'audioOutput',
  output_cost_per_image_token: 'imageOutput',
  input_cost_per_request: 'perCall',
  cost_per_query: 'perCall',
};

const FIELD = /^(.+?)(?:_above_(\d+)k_tokens)?(?:_(flex|priority|batches))?$/;

/** @returns undefined for what is no price, or one of what the gateway does not serve (model notes, A.6) */
export function priceField(field: string): PriceField | undefined {
  const [, base = '', thousands, tier] = FIELD.exec(field) ?? [];
  const name = Object.hasOwn(NAMES, base) ? NAMES[base] : undefined;
  if (name === undefined) return undefined;
  const above = thousands === undefined ? null : Number(thousands) * 1000;
  return { name, above, tier: (tier as PricedTier | undefined) ?? null };
}

/** Prices by the length of the input, in one list. */
export const TIERED_PRICING = 'tiered_pricing';
/** Prices by the hour, and when these are. */
export const OFF_PEAK_PRICING = 'off_peak_pricing';

/** What looks like a price, and is none that the gateway knows. */
export const isUnknownPrice = (field: string): boolean =>
  (/(?:^|_)cost(?:_|$)/.test(field) || field.endsWith('pricing')) &&
  field !== TIERED_PRICING &&
  field !== OFF_PEAK_PRICING &&
  !priceField(field);
