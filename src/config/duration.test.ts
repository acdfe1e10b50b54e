import { expect, it } from 'vitest';
import { durationMs, readDuration } from './duration.ts';

it.each([
  ['90s', 90_000],
  [' 15m ', 900_000],
  ['12h', 43_200_000],
  ['7d', 604_800_000],
  ['2w', 1_209_600_000],
  ['1mo', 2_592_000_000],
])('%s is %d ms', (text, ms) => expect(durationMs(text)).toBe(ms));

it.each(['', '7', '0d', '1y', '1.5d', '-1d', '1 d', '99999999mo', '36501d'])('"%s" is no duration', (text) => {
  expect(readDuration(text)).toBeUndefined();
  expect(durationMs(text)).toBeUndefined();
});

it('keeps its unit for those who count by the calendar', () => {
  expect(readDuration('3mo')).toEqual({ count: 3, unit: 'mo' });
});
