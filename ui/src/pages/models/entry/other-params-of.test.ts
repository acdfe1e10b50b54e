import { expect, it } from 'vitest';
import { otherParamsOf, withOtherParams } from './other-params-of.ts';

const PARAMS = { api_key: 'k', rpm: 3, extra_headers: { a: 'b' }, temperature: 0, cost_per_query: 1 };

it('what has no field of its own is typed as JSON, and nothing else is touched by it', () => {
  expect(otherParamsOf(PARAMS)).toEqual({ temperature: 0, cost_per_query: 1 });
  const { temperature: _, cost_per_query: __, ...withFields } = PARAMS;
  expect(withOtherParams(PARAMS, '{"top_p": 1}')).toEqual({ params: { ...withFields, top_p: 1 } });
  expect(withOtherParams(PARAMS, ' ')).toEqual({ params: withFields });
});

it.each(['[]', 'null', '7', '{', '{"rpm": 1}', '{"model": "x"}'])('%s is refused with what is wrong', (text) => {
  expect(withOtherParams(PARAMS, text)).toEqual({ problem: expect.any(String) });
});
