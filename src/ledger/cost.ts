import type { Pricing } from '../agents/index.ts';
import type { Usage } from '../protocol/index.ts';
import type { Call } from './call.ts';

export interface Cost {
  /** Integer nano-dollars; null when unknown, never 0 by accident. */
  costNano: number | null;
  source: Call['costSource'];
}

const UNKNOWN: Cost = { costNano: null, source: null };

/**
 * What one call costs. A price per call wins over prices per token (the order of LiteLLM's A2A cost calculator);
 * per-token prices need the usage that the agent itself reported: nothing is estimated.
 * A direction with tokens but without a price leaves the cost unknown, as does usage that cannot be true.
 */
export function costOf(pricing: Pricing, usage: Usage | undefined): Cost {
  if (pricing.perCallNano !== undefined) return known(exactSum([[1, pricing.perCallNano]]), 'per-call');
  const terms = usage === undefined ? undefined : tokenTerms(pricing, usage);
  return terms === undefined ? UNKNOWN : known(exactSum(terms), 'reported-usage');
}

const known = (costNano: number | null, source: 'per-call' | 'reported-usage'): Cost =>
  costNano === null ? UNKNOWN : { costNano, source };

/** A count of something and the price of one, in nano-dollars. */
export type PricedAmount = [count: number, priceNano: number];

function tokenTerms(pricing: Pricing, usage: Usage): PricedAmount[] | undefined {
  const { perInputTokenNano: inputPrice, perOutputTokenNano: outputPrice } = pricing;
  const { inputTokens, outputTokens } = completed(usage);
  if (inputTokens !== undefined && outputTokens !== undefined) {
    const input = term(inputTokens, inputPrice);
    const output = term(outputTokens, outputPrice);
    return input && output && [input, output];
  }
  // Only a total is known: it has a price when both directions cost the same.
  const samePrice = inputPrice === outputPrice ? inputPrice : undefined;
  const total = usage.totalTokens === undefined ? undefined : term(usage.totalTokens, samePrice);
  return total && [total];
}

/** Two of the three counts give the third. */
function completed({ inputTokens, outputTokens, totalTokens }: Usage): Usage {
  if (totalTokens === undefined) return { inputTokens, outputTokens };
  return {
    inputTokens: inputTokens ?? (outputTokens === undefined ? undefined : totalTokens - outputTokens),
    outputTokens: outputTokens ?? (inputTokens === undefined ? undefined : totalTokens - inputTokens),
  };
}

function term(count: number, priceNano: number | undefined): PricedAmount | undefined {
  if (!Number.isSafeInteger(count) || count < 0) return undefined;
  if (priceNano === undefined) return count === 0 ? [0, 0] : undefined;
  return [count, priceNano];
}

/**
 * Adds up in integers: prices below a nano-dollar (0.0375 USD per million tokens is 37.5) are scaled first and the sum
 * is rounded once, half up. Null when a price is not a finite amount of 0 or more, or the sum is beyond exact integers.
 */
export function exactSum(terms: readonly PricedAmount[]): number | null {
  return sumInThousandths(terms) ?? sumOfAnySize(terms);
}

const THOUSANDTHS = 1000;

/**
 * The same in plain numbers, a twentieth of the time of big ones, which every call would otherwise pay several times.
 * Undefined where that might not be exact: a price has more digits behind its point, or a sum grows too large.
 */
function sumInThousandths(terms: readonly PricedAmount[]): number | undefined {
  let sum = 0;
  for (const [count, price] of terms) {
    const thousandths = Math.round(price * THOUSANDTHS);
    const isSame = thousandths >= 0 && thousandths <= MOST_EXACT && thousandths / THOUSANDTHS === price;
    if (!isSame || !Number.isSafeInteger(count) || count < 0) return undefined;
    sum += count * thousandths;
    if (!Number.isSafeInteger(sum)) return undefined;
  }
  const rest = sum % THOUSANDTHS;
  return (sum - rest) / THOUSANDTHS + (2 * rest >= THOUSANDTHS ? 1 : 0);
}

/** Decimals of up to fifteen digits are told apart by their binary fractions: the same fraction is the same amount. */
const MOST_EXACT = 1e15;

function sumOfAnySize(terms: readonly PricedAmount[]): number | null {
  if (!terms.every(([, price]) => Number.isFinite(price) && price >= 0)) return null;
  const prices = terms.map(([, price]) => decimal(price));
  const scale = Math.max(0, ...prices.map(({ decimals }) => decimals));
  const unit = 10n ** BigInt(scale);
  const sum = terms.reduce((sum, [count], index) => {
    const { digits, decimals } = prices[index] ?? ZERO;
    return sum + BigInt(count) * digits * 10n ** BigInt(scale - decimals);
  }, 0n);
  const rounded = Number((2n * sum + unit) / (2n * unit));
  return Number.isSafeInteger(rounded) ? rounded : null;
}

/** `digits` / 10^`decimals`. */
interface Decimal {
  digits: bigint;
  decimals: number;
}

const ZERO: Decimal = { digits: 0n, decimals: 0 };

/** The number as it is written (its shortest text), without the error of binary fractions. */
function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const decimals = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return decimals >= 0 ? { digits, decimals } : { digits: digits * 10n ** BigInt(-decimals), decimals: 0 };
}
