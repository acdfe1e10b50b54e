import { expect, test } from 'vitest';
import type { Activity } from '../../api/activity.ts';
import { pieceName, slotsOf } from './timeline.ts';

const HOUR = 3_600_000;
const activity = (piece_ms: number, ...from: number[]): Activity =>
  ({ piece_ms, pieces: from.map((at) => ({ from: new Date(at).toISOString(), calls: 1 })) }) as unknown as Activity;

test('a timeline has every piece of the range, also those without calls', () => {
  const slots = slotsOf(activity(HOUR, HOUR, 3 * HOUR), 0.5 * HOUR, 3.5 * HOUR);
  expect(slots.map(({ from, sum }) => [from / HOUR, sum?.calls ?? 0])).toEqual([
    [0, 0],
    [1, 1],
    [2, 0],
    [3, 1],
  ]);
});

test('a timeline of all there is begins with the first call, or now', () => {
  expect(slotsOf(activity(HOUR, 2 * HOUR), undefined, 3 * HOUR).map(({ from }) => from / HOUR)).toEqual([2]);
  expect(slotsOf(activity(HOUR), undefined, 3 * HOUR)).toHaveLength(1);
});

test.each([
  [HOUR / 12, '5 minutes'],
  [HOUR, 'hour'],
  [6 * HOUR, '6 hours'],
  [24 * HOUR, 'day'],
  [168 * HOUR, 'week'],
])('%d ms are called %s', (ms, name) => expect(pieceName(ms)).toBe(name));
