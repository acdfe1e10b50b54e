import { expect, test } from 'vitest';
import { before, lengthText, pieceNames, piecesOf, rangeText } from './pieces.ts';

const hours = { step: 'hour', since: '2026-11-22T12:38:00.000Z', until: '2026-11-23T12:38:00.001Z' } as const;
const days = { step: 'day', since: '2026-11-17T00:00:00.000Z', until: '2026-11-24T00:00:00.000Z' } as const;

test('a short report has every hour that its range touches, a long one every day', () => {
  const pieces = piecesOf(hours);
  expect([pieces.length, pieces[0], pieces.at(-1)]).toEqual([
    25,
    '2026-11-22T12:00:00.000Z',
    '2026-11-23T12:00:00.000Z',
  ]);
  expect(piecesOf(days)).toEqual([17, 18, 19, 20, 21, 22, 23].map((day) => `2026-11-${day}`));
  expect(piecesOf({ ...hours, since: '2026-11-23T12:00:00.000Z', until: '2026-11-23T13:00:00.000Z' })).toHaveLength(1);
  expect([lengthText(hours), lengthText(days)]).toEqual(['24 hours', '7 days']);
});

test('the period before is as long, up to where the report begins', () => {
  const day = 86_400_000;
  const start = Date.parse(hours.since);
  expect(before(hours, day)).toEqual({ since: start - day, until: start });
  const first = Date.parse(days.since);
  expect(before(days, 6 * day)).toEqual({ since: first - 7 * day, until: first });
});

test('hours are called as the clock of the zone shows them, midnight by its day; days are of UTC', () => {
  const utc = pieceNames('hour', 'UTC');
  expect(['2026-11-22T23:00:00.000Z', '2026-11-23T00:00:00.000Z'].map(utc.short)).toEqual(['23:00', '23 Nov']);
  expect(utc.long('2026-11-22T23:00:00.000Z')).toBe('22 Nov 2026, 23:00:00 UTC');
  expect(pieceNames('day', undefined).short('2026-11-23')).toBe('11-23');
  expect(rangeText(hours, 'UTC')).toBe('22 Nov, 12:38 to 23 Nov, 12:38 UTC, by hour');
  expect(rangeText(days, undefined)).toBe('2026-11-17 to 2026-11-23, whole days, UTC');
});
