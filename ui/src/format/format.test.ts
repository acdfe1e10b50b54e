import { describe, expect, it, test } from 'vitest';
import { bytesText, percent, plural } from './count.ts';
import { durationText, setDuration } from './duration.ts';
import { asUuid, shortId } from './id.ts';
import { money, moneyPadding } from './money.ts';
import { clock, day, exact, relative } from './time.ts';
import { chooseZone } from './zone.ts';

test.each([
  [0, '0 ms'],
  [0.4, '<1 ms'],
  [842, '842 ms'],
  [9460, '9.46 s'],
  [99_994, '99.99 s'],
  [123_000, '2 m 03 s'],
  [7_500_000, '2 h 05 m'],
])('a duration of %d milliseconds reads %s', (ms, text) => expect(durationText(ms)).toBe(text));

test.each([
  [0, '0 ms'],
  [250, '250 ms'],
  [1500, '1.5 s'],
  [5000, '5 s'],
  [60_000, '1 m'],
  [90_500, '1 m 30.5 s'],
  [6_000_000, '1 h 40 m'],
  [86_400_000, '24 h'],
])('%d milliseconds that were set read %s', (ms, text) => expect(setDuration(ms)).toBe(text));

describe('money', () => {
  test.each([
    [0, '$0'],
    [1, '$0.000000001'],
    [123_000, '$0.000123'],
    [1_705_600, '$0.0017056'],
    [59_541_800, '$0.0595418'],
    [300_000_000, '$0.30'],
    [1_120_000_000, '$1.12'],
    [5_000_000_000, '$5.00'],
    [1_243_470_000_000, '$1,243.47'],
    [-20_000_000, '−$0.02'],
  ])('%d nano-dollars read %s', (nano, text) => expect(money(nano)).toBe(text));

  it('is padded so that decimal points stand under each other', () => {
    const points = ['$0.0017056', '$0', '$0.001'].map((text) => `${text}${moneyPadding(text)}`.length);
    expect(moneyPadding('$0.0017056')).toBe(' ');
    expect(points[0]).toBe('$0.0017056 '.length);
    expect(moneyPadding('$0')).toHaveLength(9);
  });
});

test('sizes, shares and numbers of things', () => {
  expect([bytesText(212), bytesText(1_500), bytesText(250_000)]).toEqual(['212 B', '1.5 kB', '250 kB']);
  expect([percent(0), percent(0.009), percent(0.317), percent(1)]).toEqual(['0', '0.9', '31.7', '100']);
  expect([plural(1, 'skill'), plural(1284, 'call')]).toEqual(['1 skill', '1,284 calls']);
});

test('times read as seen from now', () => {
  const now = 1_000_000_000;
  expect([0, 8_000, 3 * 3_600_000, 19 * 86_400_000].map((ago) => relative(now - ago, now))).toEqual([
    'now',
    '8 s ago',
    '3 h ago',
    '19 d ago',
  ]);
  expect(relative(now + 61_000, now)).toBe('in 1 m');
});

test('times are told in UTC for whom chooses so', () => {
  chooseZone('UTC');
  const at = Date.UTC(2025, 11, 31, 23, 59, 58);
  expect([clock(at), exact(at)]).toEqual(['23:59:58', '31 Dec 2025, 23:59:58 UTC']);
  expect([day(at, at), day(at, at + 2_000)]).toEqual(['31 Dec', '31 Dec 2025']);
  chooseZone(undefined);
  expect(clock(at)).toBe(new Date(at).toLocaleTimeString('en-GB'));
});

test('of our ids the end is shown, of others the beginning', () => {
  expect(shortId('0198f3a2-7c1b-7d2e-9a55-1b8eb92beeb0')).toBe('…b92beeb0');
  expect(shortId('0198f3a27c1b7d2e9a551b8eb92beeb0')).toBe('…b92beeb0');
  expect(shortId('7be1c04e5d6f48a1b2c3d4e5f6a7d9a7')).toBe('7be1c04e…');
  expect(shortId('task-1')).toBe('task-1');
});

test('a UUID is spelled as usual, whatever it was; all else stays as it is', () => {
  const usual = '0198f3a2-7c1b-7d2e-9a55-1b8eb92beeb0';
  for (const text of [usual, usual.toUpperCase(), usual.replaceAll('-', '')]) expect(asUuid(text)).toBe(usual);
  for (const text of ['task-1', 'Task:2026.11', '']) expect(asUuid(text)).toBe(text);
});
