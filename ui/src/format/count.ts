import type { Quantity } from './duration.ts';

/** `1,284` */
export const count = (value: number): string => value.toLocaleString('en-US');

/** One decimal below ten, none above: `0.9`, `31`. @param share of one */
export function percent(share: number): string {
  const value = share * 100;
  return value === 0 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1);
}

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** Decimal units, as the limits are declared in. */
export function bytes(size: number): Quantity {
  let value = size;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return { value: unit === 0 || value >= 100 ? String(Math.round(value)) : value.toFixed(1), unit: UNITS[unit] ?? '' };
}

export function bytesText(size: number): string {
  const { value, unit } = bytes(size);
  return `${value} ${unit}`;
}

/** `1 skill`, `3 skills` */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;
