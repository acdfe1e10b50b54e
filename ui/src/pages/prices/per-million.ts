import { money } from '../../format/money.ts';

const NANO_PER_MILLION = 1e15;

/** What a million tokens cost: `$2.50`. @param dollars for one token; null when no price is known */
export const perMillion = (dollars: number | null): string =>
  dollars === null ? '—' : money(Math.round(dollars * NANO_PER_MILLION));

/** As a form shows it: dollars for a million. */
export const millionOf = (dollars: number | null): string =>
  dollars === null ? '' : String(Number(`${Number((dollars * 1e6).toPrecision(12))}`));

/** Back to one token, as it is written and without the error of binary fractions. @returns null for no price */
export const tokenOf = (million: string): string | null => (million.trim() === '' ? null : `${million.trim()}e-6`);
