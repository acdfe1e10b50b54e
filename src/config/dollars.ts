import { RawNumber } from '../protocol/index.ts';

const DECIMAL = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * Turns a price in dollars into nano-dollars by moving the decimal point in its text, so that no binary fraction leaves
 * dust: `0.05` is 50000000, `3.75e-8` is 37.5.
 *
 * @returns undefined when it is not an amount of 0 or more
 */
export function nanoDollars(price: unknown): number | undefined {
  const match = DECIMAL.exec(textOf(price));
  if (!match) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return undefined;
  const nano = Number(`${whole || '0'}${fraction}e${Number(exponent) - fraction.length + 9}`);
  return nano <= Number.MAX_SAFE_INTEGER ? nano : undefined;
}

function textOf(price: unknown): string {
  if (price instanceof RawNumber) return price.text;
  return typeof price === 'number' || typeof price === 'string' ? String(price).trim() : '';
}
