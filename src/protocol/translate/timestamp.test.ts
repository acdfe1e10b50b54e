import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { utcTimestamp } from './timestamp.ts';

it.each([
  ['2026-11-22T10:35:32.244Z', '2026-11-22T10:35:32.244Z'],
  ['2023-10-27T10:00:00', '2023-10-27T10:00:00Z'],
  ['2023-10-27T10:00:00.123456', '2023-10-27T10:00:00.123456Z'],
  ['2023-10-27 10:00:00.5', '2023-10-27T10:00:00.5Z'],
  ['2023-10-27T10:00:00+02:00', '2023-10-27T08:00:00Z'],
  ['2023-10-27T23:30:00.25-0130', '2023-10-28T01:00:00.25Z'],
  ['2023-10-27T10:00:00+02', '2023-10-27T08:00:00Z'],
  ['2023-10-27T10:00', '2023-10-27T10:00:00Z'],
  ['2023-10-27t10:00:00z', '2023-10-27T10:00:00Z'],
  ['2023-10-27T10:00:00.1234567891234Z', '2023-10-27T10:00:00.123456789Z'],
])('%s is %s', (written, utc) => {
  expect(utcTimestamp(written)).toBe(utc);
});

it.each(['', 'yesterday', '2023-10-27', '2023-13-27T10:00:00Z', '2023-10-27T25:00:00Z', 1_700_000_000, null, {}])(
  '%j is no time and is left out',
  (written) => {
    expect(utcTimestamp(written)).toBeUndefined();
  },
);

it('what is canonical stays as it is', () => {
  const dates = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, (date) => {
      expect(utcTimestamp(date.toISOString())).toBe(date.toISOString());
    }),
  );
});
