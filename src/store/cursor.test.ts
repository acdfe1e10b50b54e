import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

it('gives back the position it was made of, in text that is safe in a URL', () => {
  const cursor = encodeCursor([1_764_000_000_000, 'ü/+?']);
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(decodeCursor(cursor, [0, ''])).toEqual([1_764_000_000_000, 'ü/+?']);
});

it.each(['', 'nonsense', '%', encodeCursor(['1', 'a']), encodeCursor([1]), encodeCursor([1, 'a', 2]), 'e30', 'bnVsbA'])(
  'refuses %j, which is none of this list',
  (cursor) => {
    expect(() => decodeCursor(cursor, [0, ''])).toThrow('This cursor is not valid here.');
  },
);

it.each([
  [1.5, 'a'],
  [1e300, 'a'],
  [-(2 ** 60), 'a'],
  [1, 'a\0b'],
])('refuses %j, which a database cannot take', (...position) => {
  expect(() => decodeCursor(encodeCursor(position), [0, ''])).toThrow('This cursor is not valid here.');
});
