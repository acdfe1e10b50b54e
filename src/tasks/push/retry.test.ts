import { expect, it } from 'vitest';
import { MAX_ATTEMPTS, pauseAfter } from './retry.ts';

it('waits longer after each failure, up to half an hour, and never twice the same', () => {
  const pauses = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => pauseAfter(index + 1, 0.5));
  expect(pauses).toEqual([1, 3, 9, 27, 81, 243, 729, 1800, 1800, 1800].map((seconds) => seconds * 1000));
  expect([pauseAfter(2, 0), pauseAfter(2, 1)]).toEqual([2_250, 3_750]);
});

it('waits as long as the receiver asks for, if that is longer and not beyond all bounds', () => {
  expect(pauseAfter(1, 0.5, 60_000)).toBe(60_000);
  expect(pauseAfter(3, 0.5, 1_000)).toBe(9_000);
  expect(pauseAfter(1, 0.5, 1e9)).toBe(1_800_000);
});
