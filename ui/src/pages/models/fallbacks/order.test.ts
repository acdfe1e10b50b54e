import { expect, it } from 'vitest';
import { moved, orderText } from './order.ts';

it.each([
  [0, 1, 'bac'],
  [2, 0, 'cab'],
  [0, 2, 'bca'],
  [1, 1, 'abc'],
  [0, -1, 'abc'],
  [2, 3, 'abc'],
  [5, 0, 'abc'],
])('of a, b, c, the one at %d moves to %d: %s', (from, to, order) => {
  expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(order);
});

it('an order is read out as it is walked', () => {
  expect(orderText([])).toBe('nothing to turn to');
  expect(orderText(['a'])).toBe('first a');
  expect(orderText(['a', 'b', 'c'])).toBe('first a, then b, then c');
});
