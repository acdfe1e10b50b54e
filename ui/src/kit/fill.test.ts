import { expect, test } from 'vitest';
import { fillOf } from './fill.ts';

test.each([
  [-1, 0, ''],
  [0, 0, ''],
  [0.29, 29, ''],
  [0.5, 50, ''],
  [0.899, 89, ''],
  [0.9, 90, 'warn'],
  [0.99, 99, 'warn'],
  [0.9999, 99, 'warn'],
  [1, 100, 'full'],
  [1.4, 100, 'full'],
])('a meter of which %d is taken shows %d %%, %s', (share, percent, kind) =>
  expect(fillOf(share)).toEqual({ percent, kind }),
);
