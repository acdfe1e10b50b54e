import { describe, expect, it } from 'vitest';
import type { Call } from '../../../api/types.ts';
import { costPartsOf, rateOf } from './token-costs.ts';

const FACTS = { cached_tokens: 8192, cache_write_tokens: null, reasoning_tokens: 640 };
const PARTS = { input: 31_686_000, cached_input: 4_096_000, cache_write: 0, output: 160_000, reasoning: 5_120_000 };
const aCall = (model_facts: object | null): Call =>
  ({ input_tokens: 24_035, output_tokens: 660, model_facts }) as unknown as Call;

describe('what a call of a model cost', () => {
  it('is told kind by kind, with the tokens of each and what was paid for a million of them', () => {
    const parts = costPartsOf(aCall({ ...FACTS, cost_parts: { ...PARTS, per_call: 0 } }));
    expect(parts.map((part) => [part.label, part.tokens, rateOf(part), part.nano])).toEqual([
      ['Input', 15_843, 2_000_000_000, 31_686_000],
      ['Input, from a cache', 8192, 500_000_000, 4_096_000],
      ['Output', 20, 8_000_000_000, 160_000],
      ['Reasoning', 640, 8_000_000_000, 5_120_000],
    ]);
  });

  it('has what is not counted in tokens beside it, and adds up with it', () => {
    const extra = { per_call: 2_000_000, discount: -4_000_000, margin: 1_000_000 };
    const parts = costPartsOf(aCall({ ...FACTS, cost_parts: { ...PARTS, ...extra } }));
    expect(parts.slice(4).map((part) => [part.label, part.tokens, rateOf(part), part.nano])).toEqual([
      ['Fee of a call', null, null, 2_000_000],
      ['Discount', null, null, -4_000_000],
      ['Margin', null, null, 1_000_000],
    ]);
    expect(parts.reduce((sum, { nano }) => sum + nano, 0)).toBe(40_062_000);
  });

  it('keeps tokens that cost nothing, and tells nothing where nothing is known', () => {
    const free = costPartsOf(aCall({ ...FACTS, cost_parts: { ...PARTS, cached_input: 0 } }));
    expect(free[1]).toMatchObject({ name: 'cached_input', tokens: 8192, nano: 0 });
    expect(costPartsOf(aCall({ ...FACTS, cost_parts: null }))).toEqual([]);
    expect(costPartsOf(aCall(null))).toEqual([]);
  });
});
