import { expect, it } from 'vitest';
import { parseExactNumber } from './postgres.ts';

it.each([
  ['0', 0],
  ['9007199254740991', 9_007_199_254_740_991],
  ['-9007199254740991', -9_007_199_254_740_991],
  ['12.5', 12.5],
  ['0.3333333333333333333', 1 / 3],
])('reads %s as that number', (text, value) => {
  expect(parseExactNumber(text)).toBe(value);
});

it.each(['9007199254740992', '-9223372036854775808'])('refuses %s rather than rounding it', (text) => {
  expect(() => parseExactNumber(text)).toThrow(
    `The database holds ${text}, which is beyond what can be counted exactly.`,
  );
});
