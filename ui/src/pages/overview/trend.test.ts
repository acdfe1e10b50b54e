import { expect, test } from 'vitest';
import { trend } from './trend.ts';

test.each([
  [120, 100, '20.0 % more than the time before'],
  [50, 100, '50.0 % less than the time before'],
  [100, 100, 'as the time before'],
  [900, 100, '9 times the time before'],
  [0, 100, '100 % less than the time before'],
  [3, 0, 'none the time before'],
  [0, 0, null],
  [null, 100, null],
  [100, undefined, null],
])('%s after %s: %s', (now, before, words) => {
  expect(trend(now, before)).toBe(words);
});
