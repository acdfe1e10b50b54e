const NANO = 1e9;
const SIGNIFICANT = 6;
const THOUSANDS = /\B(?=(\d{3})+$)/g;

/**
 * Dollars with up to six significant digits and no more decimals than are needed, but whole cents: `$0.000123`, `$0.40`;
 * `$0` only when it is free.
 *
 * @param nano 1e-9 USD
 */
export function money(nano: number): string {
  if (nano === 0) return '$0';
  const dollars = Math.abs(nano) / NANO;
  const decimals = dollars >= 100 ? 2 : Math.min(9, SIGNIFICANT - 1 - Math.floor(Math.log10(dollars)));
  const [whole = '0', fraction = ''] = dollars.toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  const cents = dollars >= 1 || kept.length === 1 ? kept.padEnd(2, '0') : kept;
  const grouped = whole.replaceAll(THOUSANDS, ',');
  return `${nano < 0 ? '−' : ''}$${grouped}${cents === '' ? '' : `.${cents}`}`;
}

/** The same of dollars, as budgets are told. */
export const dollars = (amount: number): string => money(Math.round(amount * NANO));

/** Blank characters behind an amount, so that the decimal points of a column stand under each other. */
export function moneyPadding(text: string): string {
  const point = text.indexOf('.');
  const decimals = point === -1 ? -1 : text.length - point - 1;
  return ' '.repeat(Math.max(0, COLUMN_DECIMALS - decimals));
}

/** Decimals that a column of calls has room for. */
const COLUMN_DECIMALS = 8;
