import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pricing } from '../agents/index.ts';
import type { Usage } from '../protocol/index.ts';
import { costOf } from './cost.ts';

const unknown = { costNano: null, source: null };

describe('the cost of a call', () => {
  const both: Pricing = { perInputTokenNano: 3000, perOutputTokenNano: 15_000 };

  it.each<[string, Pricing, Usage | undefined, ReturnType<typeof costOf>]>([
    ['is unknown without any price', {}, { inputTokens: 1, outputTokens: 1 }, unknown],
    ['is unknown without usage', both, undefined, unknown],
    ['is unknown when usage says nothing', both, {}, unknown],
    ['is the price per call', { perCallNano: 10_000_000 }, undefined, { costNano: 10_000_000, source: 'per-call' }],
    ['is a free call when the price per call is 0', { perCallNano: 0 }, undefined, { costNano: 0, source: 'per-call' }],
    [
      'is the price per call even when tokens are priced and reported',
      { ...both, perCallNano: 5 },
      { inputTokens: 100, outputTokens: 100 },
      { costNano: 5, source: 'per-call' },
    ],
    [
      'is tokens times prices',
      both,
      { inputTokens: 1000, outputTokens: 200, totalTokens: 1200 },
      { costNano: 6_000_000, source: 'reported-usage' },
    ],
    [
      'finds the missing direction in the total',
      both,
      { inputTokens: 10, totalTokens: 12 },
      { costNano: 60_000, source: 'reported-usage' },
    ],
    ['is unknown from a total alone when the directions differ in price', both, { totalTokens: 12 }, unknown],
    [
      'takes a total alone when both directions cost the same',
      { perInputTokenNano: 7, perOutputTokenNano: 7 },
      { totalTokens: 12 },
      { costNano: 84, source: 'reported-usage' },
    ],
    [
      'is unknown when tokens have no price',
      { perInputTokenNano: 3000 },
      { inputTokens: 10, outputTokens: 1 },
      unknown,
    ],
    [
      'needs no price for a direction without tokens',
      { perInputTokenNano: 3000 },
      { inputTokens: 10, outputTokens: 0 },
      { costNano: 30_000, source: 'reported-usage' },
    ],
    ['is unknown when one direction is not reported', both, { inputTokens: 10 }, unknown],
    ['is unknown when a count is negative', both, { inputTokens: -1, outputTokens: 5 }, unknown],
    ['is unknown when the total is less than a part', both, { inputTokens: 9, totalTokens: 5 }, unknown],
    ['is unknown when a count is a fraction', both, { inputTokens: 1.5, outputTokens: 5 }, unknown],
    ['is unknown beyond exact integers', both, { inputTokens: Number.MAX_SAFE_INTEGER, outputTokens: 0 }, unknown],
    ['is unknown when a price is negative', { perCallNano: -1 }, undefined, unknown],
    ['is unknown when a price is not a number', { perCallNano: Number.NaN }, undefined, unknown],
    [
      'keeps fractions of a nano-dollar until the end, then rounds half up',
      { perInputTokenNano: 37.5, perOutputTokenNano: 0.1 },
      { inputTokens: 3, outputTokens: 30 },
      { costNano: 116, source: 'reported-usage' },
    ],
    [
      'adds 0.1 and 0.2 without binary error',
      { perInputTokenNano: 0.1, perOutputTokenNano: 0.2 },
      { inputTokens: 1, outputTokens: 2 },
      { costNano: 1, source: 'reported-usage' },
    ],
    [
      'reads prices written with an exponent',
      { perInputTokenNano: 1e-7, perOutputTokenNano: 1e21 },
      { inputTokens: 20_000_000, outputTokens: 0 },
      { costNano: 2, source: 'reported-usage' },
    ],
  ])('%s', (_name, pricing, usage, expected) => {
    expect(costOf(pricing, usage)).toEqual(expected);
  });

  it('is the exact sum for all whole prices and counts', () => {
    const count = fc.nat(1_000_000);
    fc.assert(
      fc.property(count, count, count, count, (inputTokens, outputTokens, perInputTokenNano, perOutputTokenNano) => {
        const expected =
          BigInt(inputTokens) * BigInt(perInputTokenNano) + BigInt(outputTokens) * BigInt(perOutputTokenNano);
        const { costNano } = costOf({ perInputTokenNano, perOutputTokenNano }, { inputTokens, outputTokens });
        expect(BigInt(costNano ?? -1)).toBe(expected);
      }),
    );
  });

  it('is the exact sum, rounded once, for prices of any number of digits and of any size', () => {
    const count = fc.nat(10_000_000);
    const price = fc.record({ digits: fc.nat(2_000_000_000), decimals: fc.nat(6) });
    fc.assert(
      fc.property(count, count, price, price, (inputTokens, outputTokens, input, output) => {
        const millionths = ({ digits, decimals }: typeof input) => BigInt(digits) * 10n ** BigInt(6 - decimals);
        const sum = BigInt(inputTokens) * millionths(input) + BigInt(outputTokens) * millionths(output);
        const expected = (sum + 500_000n) / 1_000_000n;
        const nano = ({ digits, decimals }: typeof input) => Number(`${digits}e-${decimals}`);
        const pricing = { perInputTokenNano: nano(input), perOutputTokenNano: nano(output) };
        const { costNano } = costOf(pricing, { inputTokens, outputTokens });
        expect(costNano).toBe(expected <= Number.MAX_SAFE_INTEGER ? Number(expected) : null);
      }),
    );
  });
});
