import { expect, it } from 'vitest';
import type { JsonObject } from '../protocol/index.ts';
import { isOffPeak, readOffPeakTimes } from './off-peak.ts';

const at = (block: JsonObject, time: string): boolean | null => {
  const times = readOffPeakTimes(block);
  return times && isOffPeak(times, Date.parse(`2026-09-${time}:00Z`));
};

// The fourth of September 2026 is a Friday.
it.each([
  ['16:30-00:30', '04T16:29', false],
  ['16:30-00:30', '04T16:30', true],
  ['16:30-00:30', '04T00:29', true],
  ['16:30-00:30', '04T00:30', false],
  ['04:00-06:00', '04T05:59', true],
  ['04:00-06:00', '04T06:00', false],
  ['00:00-00:00', '04T12:00', true],
])('%s has %s: %s', (hours_utc, time, expected) => {
  expect(at({ hours_utc }, time)).toBe(expected);
  expect(at({ hours_utc: ['23:00-23:01', hours_utc] }, time)).toBe(expected);
});

it('weekdays are numbers or names, of the calendar that is named', () => {
  const friday = (weekdays: JsonObject['x'], more: JsonObject = {}) =>
    at({ windows: [{ hours_utc: '00:00-00:00', ...(weekdays !== undefined && { weekdays }) }], ...more }, '04T17:00');
  expect([friday(undefined), friday([5]), friday(['Fri']), friday([' friday ']), friday([1, 'sat'])]).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
  expect([
    friday([5], { weekday_timezone: 'Asia/Shanghai' }),
    friday([6], { weekday_timezone: 'Asia/Shanghai' }),
  ]).toEqual([false, true]);
  expect([friday([]), friday('friday'), friday([5], { weekday_timezone: 'Nowhere' })]).toEqual([false, false, true]);
});

it('hours that cannot be read are none', () => {
  expect(readOffPeakTimes({ hours_utc: ['25:00-26:00', 'night', 5], windows: ['x', { hours_utc: '1-2' }] })).toBeNull();
});
