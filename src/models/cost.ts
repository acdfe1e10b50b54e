import type { PricedTier } from '../config/index.ts';
import { type CostParts, exactSum, type PricedAmount } from '../ledger/index.ts';
import type { LengthPrices, ModelPrices, TokenPrices } from './prices.ts';
import type { ModelUsage } from './usage.ts';

/** What a call of a model costs. */
export interface ModelCost {
  /** Integer nano-dollars; null when unknown, never 0 by accident. */
  costNano: number | null;
  /** They add up to it, what the operator takes off and adds included. */
  parts: CostParts | null;
  /** Of the cost, that the operator adds; absent where none is. */
  marginShare?: number;
  source: string | null;
  /** Why it is not known, or not quite; null when it is exact. */
  note: string | null;
}

/**
 * The cost of one call (model notes, A.6). Rates are those of the highest threshold that the input is strictly above, for
 * the whole request, as the provider served it. What has a count but no price of its own is priced as what it is a part of, and the note says so:
 * silence would hide spend.
 */
export function costOfModel(
  prices: ModelPrices | undefined,
  usage: ModelUsage | undefined,
  serviceTier: string | null = null,
): ModelCost {
  if (!prices) return unknown('no price is known of this model');
  const amounts = amountsOf(prices, usage, tierNamed(serviceTier));
  if (typeof amounts === 'string') return unknown(amounts, prices.source);
  const { input, cachedInput, cacheWrite, output, reasoning, perCall } = amounts.parts;
  const original = exactSum([...input, ...cachedInput, ...cacheWrite, ...output, ...reasoning, ...perCall]);
  if (original === null) return unknown('the usage cannot be true', prices.source);
  const { discount, margin } = adjustmentsOf(original, prices);
  const parts: CostParts = {
    input: exactSum(input) ?? 0,
    cachedInput: exactSum(cachedInput) ?? 0,
    cacheWrite: exactSum(cacheWrite) ?? 0,
    output: exactSum(output) ?? 0,
    reasoning: exactSum(reasoning) ?? 0,
    perCall: exactSum(perCall) ?? 0,
    ...(discount !== 0 && { discount: -discount }),
    ...(margin !== 0 && { margin }),
  };
  return {
    costNano: original - discount + margin,
    parts,
    ...(prices.margin && { marginShare: prices.margin.share }),
    source: prices.source,
    note: amounts.notes.join('; ') || null,
  };
}

/** First the discount, then the margin on what is left (model notes, A.6 step 5). Nano-dollars. */
function adjustmentsOf(original: number, { discountShare = 0, margin }: ModelPrices) {
  const discount = exactSum([[original, discountShare]]) ?? 0;
  if (!margin) return { discount, margin: 0 };
  const added: PricedAmount[] = [
    [original - discount, margin.share],
    [1, margin.fixedNano],
  ];
  return { discount, margin: exactSum(added) ?? 0 };
}

const unknown = (note: string, source: string | null = null): ModelCost => ({
  costNano: null,
  parts: null,
  source,
  note,
});

interface Amounts {
  parts: Record<Exclude<keyof CostParts, 'discount' | 'margin'>, PricedAmount[]>;
  notes: string[];
}

/** @returns the reason, when nothing can be said */
function amountsOf(prices: ModelPrices, usage: ModelUsage | undefined, tier: PricedTier | null): Amounts | string {
  const perCall: PricedAmount[] = prices.perCall === undefined ? [] : [[1, prices.perCall]];
  const { input, output } = prices;
  if (input === undefined && output === undefined) {
    return { parts: { ...NOTHING, perCall }, notes: [] };
  }
  if (!usage || usage.inputTokens === null) return 'the provider reported no usage';
  const rates = ratesFor(prices, usage.inputTokens, tier);
  const cached = usage.cachedTokens ?? 0;
  const written = usage.cacheWriteTokens ?? 0;
  const writtenForAnHour = usage.cacheWriteHourTokens ?? 0;
  const reasoning = usage.reasoningTokens ?? 0;
  const outputTokens = usage.outputTokens ?? 0;
  const freshInput = Math.max(0, usage.inputTokens - cached - written - writtenForAnHour);
  const heard = Math.min(usage.audioInputTokens ?? 0, freshInput);
  const seen = Math.min(usage.imageInputTokens ?? 0, freshInput - heard);
  const plainInput = freshInput - heard - seen;
  const saidOutput = Math.max(0, outputTokens - reasoning);
  const spoken = Math.min(usage.audioOutputTokens ?? 0, saidOutput);
  const drawn = Math.min(usage.imageOutputTokens ?? 0, saidOutput - spoken);
  if (freshInput > 0 && rates.input === undefined) return 'no price is known of its input';
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
      input: [
        [plainInput, inputRate],
        [heard, rates.audioInput ?? inputRate],
        [seen, rates.imageInput ?? inputRate],
      ],
      cachedInput: [[cached, rates.cached ?? inputRate]],
      cacheWrite: [
        [written, writeRate],
        [writtenForAnHour, rates.cacheWriteHour ?? writeRate],
      ],
      output: [
        [saidOutput - spoken - drawn, outputRate],
        [spoken, rates.audioOutput ?? outputRate],
        [drawn, rates.imageOutput ?? outputRate],
      ],
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

/** What a threshold or a tier says nothing of is as without it; a threshold says more than a tier (model notes, A.6 step 2). */
function ratesFor(prices: ModelPrices, inputTokens: number, tier: PricedTier | null): TokenPrices {
  const served = tier ? prices.tiers?.[tier] : undefined;
  const counted = prices.includesThreshold ? inputTokens + 1 : inputTokens;
  const aboveIn = (list: LengthPrices | undefined) => list?.above.find(({ tokens }) => counted > tokens);
  return { ...prices, ...served, ...aboveIn(prices), ...aboveIn(served), ...prices.current };
}

/** What providers call the tiers that have prices of their own. */
const tierNamed = (name: string | null): PricedTier | null => {
  if (name === 'flex' || name === 'priority') return name;
  if (name === 'batch') return 'batches';
  return name === 'fast' ? 'priority' : null;
};

/** Both prices are said to be 0: the model is free, and no budget stops it. What is not known is not free. */
export const isFree = (prices: ModelPrices | undefined): boolean =>
  prices !== undefined && prices.input === 0 && prices.output === 0 && !prices.perCall && !prices.margin?.fixedNano;
