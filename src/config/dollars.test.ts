import { describe, expect, it } from 'vitest';
import { RawNumber } from '../protocol/index.ts';
import { nanoDollars } from './dollars.ts';

describe('a price in dollars becomes nano-dollars without dust of binary fractions', () => {
  it.each([
    [0.05, 50_000_000],
    [0.1, 100_000_000],
    [0.29, 290_000_000],
    [1, 1_000_000_000],
    [0, 0],
    [1.5e-7, 150],
    [0.0000015, 1500],
    [3.75e-8, 37.5],
    ['0.05', 50_000_000],
    [' .5 ', 500_000_000],
    ['2e-6', 2000],
    [new RawNumber('0.10'), 100_000_000],
    [1000, 1_000_000_000_000],
  ])('%s is %d', (price, nano) => expect(nanoDollars(price)).toBe(nano));

  it.each([
    [-1],
    ['-0.1'],
    ['free'],
    [''],
    ['.'],
    [null],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [{}],
    [1e9],
    ['1e999'],
  ])('refuses %s', (price) => expect(nanoDollars(price)).toBeUndefined());
});
