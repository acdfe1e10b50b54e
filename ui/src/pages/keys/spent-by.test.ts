import { expect, it } from 'vitest';
import { spentBy } from './spent-by.ts';

it('adds up days and kinds of each key, and says nothing of those without a price', () => {
  const sums = [
    { id: 'a', fee_nano: 1, model_nano: 2, priced_calls: 1 },
    { id: 'b', fee_nano: 0, model_nano: 0, priced_calls: 0 },
    { id: 'a', fee_nano: 4, model_nano: 0, priced_calls: 2 },
    { id: 'free', fee_nano: 0, model_nano: 0, priced_calls: 3 },
  ];
  expect([...spentBy(sums)]).toEqual([
    ['a', 7],
    ['free', 0],
  ]);
});
