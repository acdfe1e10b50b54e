import { z } from 'zod';
import type { ModelDeployment, ModelPrices, PriceOverride } from '../../models/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { isoTime } from '../http/time.ts';

const dollars = z.number().nullable();

const rates = {
  input_cost_per_token: dollars,
  output_cost_per_token: dollars,
  cache_read_input_token_cost: dollars,
  cache_creation_input_token_cost: dollars,
  output_cost_per_reasoning_token: dollars,
  input_cost_per_request: dollars,
};

export const overrideView = z.object({
  ...rates,
  since: z.string(),
  note: z.string().nullable(),
});

export const priceView = z
  .object({
    model_name: z.string(),
    deployment_id: z.string(),
    model: z.string().describe('"provider/model", as the provider is asked.'),
    provider: z.string(),
    ...rates,
    tiers: z
      .array(z.object({ above_tokens: z.number(), ...rates }))
      .describe('For requests with more input than that.'),
    discount_share: z.number().nullable().describe('What is taken off the cost, as a share of it.'),
    margin: z.object({ share: z.number(), fixed: z.number().describe('Dollars a call.') }).nullable(),
    source: z.string().nullable().describe('Where the prices come from; null when there are none.'),
    source_kind: z.enum(['override', 'configuration', 'table']).nullable(),
    source_date: z.string().nullable().describe('Since when the source says so, where that is known.'),
    override: overrideView.nullable(),
  })
  .meta({ id: 'ModelPrice' });

/** What calls of a deployment cost now, and why. */
export async function viewPrice(
  deployment: ModelDeployment,
  { pricer, priceOverrides, settings, clock }: Pick<RouteContext, 'pricer' | 'priceOverrides' | 'settings' | 'clock'>,
): Promise<z.input<typeof priceView>> {
  const { id, name, provider, upstreamModel } = deployment;
  const prices = await pricer.pricesOf(deployment, clock());
  const override = priceOverrides.find(name);
  const kind = kindOf(prices, override);
  return {
    model_name: name,
    deployment_id: id,
    model: `${provider}/${upstreamModel}`,
    provider,
    ...viewRates(prices),
    input_cost_per_request: inDollars(prices?.perCall),
    tiers: (prices?.above ?? []).map((tier) => ({ above_tokens: tier.tokens, ...viewRates(tier) })),
    discount_share: prices?.discountShare ?? null,
    margin: prices?.margin ? { share: prices.margin.share, fixed: inDollars(prices.margin.fixedNano) ?? 0 } : null,
    source: prices?.source ?? null,
    source_kind: kind,
    source_date: isoTime(
      kind === 'override'
        ? (override?.since ?? null)
        : kind === 'configuration'
          ? settings.configuration.read().loadedAt
          : null,
    ),
    override: override ? viewOverride(override) : null,
  };
}

function kindOf(prices: ModelPrices | undefined, override: PriceOverride | undefined) {
  if (!prices) return null;
  if (override) return 'override';
  return prices.source === 'configuration' ? 'configuration' : 'table';
}

export function viewOverride({ fields, since, note }: PriceOverride): z.input<typeof overrideView> {
  const stated = (name: keyof typeof rates) => (fields[name] === undefined ? null : Number(fields[name]));
  return {
    input_cost_per_token: stated('input_cost_per_token'),
    output_cost_per_token: stated('output_cost_per_token'),
    cache_read_input_token_cost: stated('cache_read_input_token_cost'),
    cache_creation_input_token_cost: stated('cache_creation_input_token_cost'),
    output_cost_per_reasoning_token: stated('output_cost_per_reasoning_token'),
    input_cost_per_request: stated('input_cost_per_request'),
    since: isoTime(since),
    note,
  };
}

const viewRates = (prices: Partial<ModelPrices> | undefined) => ({
  input_cost_per_token: inDollars(prices?.input),
  output_cost_per_token: inDollars(prices?.output),
  cache_read_input_token_cost: inDollars(prices?.cached),
  cache_creation_input_token_cost: inDollars(prices?.cacheWrite),
  output_cost_per_reasoning_token: inDollars(prices?.reasoning),
  input_cost_per_request: null,
});

const NANO = 1e-9;

/** Rounded to where a nano-dollar's last digits are still exact. */
export const inDollars = (nano: number | undefined): number | null =>
  nano === undefined ? null : Number((nano * NANO).toPrecision(12));
