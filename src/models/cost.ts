import { type CostParts, exactSum, type PricedAmount } from '../ledger/index.ts';
import type { ModelPrices, TokenPrices } from './prices.ts';
import type { ModelUsage } from './usage.ts';

/** What a call of a model costs. */
export interface ModelCost {
  /** Integer nano-dollars; null when unknown, never 0 by accident. */
  costNano: number | null;
  parts: CostParts | null;
  source: string | null;
  /** Why it is not known, or not quite; null when it is exact. */
  note: string | null;
}

/**
 * The cost of one call (model notes, A.6). Rates are those of the highest threshold that the input is strictly above, for
 * the whole request. What has a count but no price of its own is priced as what it is a part of, and the note says so:
 * silence would hide spend.
 */
export function costOfModel(prices: ModelPrices | undefined, usage: ModelUsage | undefined): ModelCost {
  if (!prices) return unknown('no price is known of this model');
  const amounts = amountsOf(prices, usage);
  if (typeof amounts === 'string') return unknown(amounts, prices.source);
  const total = exactSum(Object.values(amounts.parts).flat());
  if (total === null) return unknown('the usage cannot be true', prices.source);
  const parts = Object.fromEntries(
    Object.entries(amounts.parts).map(([name, priced]) => [name, exactSum(priced) ?? 0]),
  ) as unknown as CostParts;
  return { costNano: total, parts, source: prices.source, note: amounts.notes.join('; ') || null };
}

const unknown = (note: string, source: string | null = null): ModelCost => ({
  costNano: null,
  parts: null,
  source,
  note,
});

interface Amounts {
  parts: Record<keyof CostParts, PricedAmount[]>;
  notes: string[];
}

/** @returns the reason, when nothing can be said */
function amountsOf(prices: ModelPrices, usage: ModelUsage | undefined): Amounts | string {
  const perCall: PricedAmount[] = prices.perCall === undefined ? [] : [[1, prices.perCall]];
  const { input, output } = prices;
  if (input === undefined && output === undefined) {
    return { parts: { ...NOTHING, perCall }, notes: [] };
  }
  if (!usage || usage.inputTokens === null) return 'the provider reported no usage';
  const rates = ratesFor(prices, usage.inputTokens);
  const cached = usage.cachedTokens ?? 0;
  const written = usage.cacheWriteTokens ?? 0;
  const writtenForAnHour = usage.cacheWriteHourTokens ?? 0;
  const reasoning = usage.reasoningTokens ?? 0;
  const outputTokens = usage.outputTokens ?? 0;
  const plainInput = Math.max(0, usage.inputTokens - cached - written - writtenForAnHour);
  const plainOutput = Math.max(0, outputTokens - reasoning);
  if (plainInput > 0 && rates.input === undefined) return 'no price is known of its input';
  if (outputTokens > 0 && rates.output === undefined) return 'no price is known of its output';
  const notes = [
    ...(cached > 0 && rates.cached === undefined ? ['cached input is priced as input'] : []),
    ...(written + writtenForAnHour > 0 && rates.cacheWrite === undefined ? ['cache writes are priced as input'] : []),
  ];
  const { input: inputRate = 0, output: outputRate = 0 } = rates;
  const writeRate = rates.cacheWrite ?? inputRate;
  return {
    notes,
    parts: {
      input: [[plainInput, inputRate]],
      cachedInput: [[cached, rates.cached ?? inputRate]],
      cacheWrite: [
        [written, writeRate],
        [writtenForAnHour, rates.cacheWriteHour ?? writeRate],
      ],
      output: [[plainOutput, outputRate]],
      reasoning: [[Math.min(reasoning, outputTokens), rates.reasoning ?? outputRate]],
      perCall,
    },
  };
}

const NOTHING: Amounts['parts'] = {
  input: [],
  cachedInput: [],
  cacheWrite: [],
  output: [],
  reasoning: [],
  perCall: [],
};

/** A threshold's price of one kind that is missing is the base one. */
function ratesFor(prices: ModelPrices, inputTokens: number): TokenPrices {
  const above = prices.above.find(({ tokens }) => inputTokens > tokens);
  return above ? { ...prices, ...above } : prices;
}

/** Both prices are said to be 0: the model is free, and no budget stops it. What is not known is not free. */
export const isFree = (prices: ModelPrices | undefined): boolean =>
  prices !== undefined && prices.input === 0 && prices.output === 0 && !prices.perCall;
