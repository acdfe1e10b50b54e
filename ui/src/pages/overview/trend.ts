import { percent } from '../../format/count.ts';

/**
 * How a number stands to what it was in the time before, in a few words.
 *
 * @returns null when there is nothing to compare with
 */
export function trend(now: number | null | undefined, before: number | null | undefined): string | null {
  if (now === null || now === undefined || before === null || before === undefined) return null;
  if (before === 0) return now === 0 ? null : 'none the time before';
  const change = now / before - 1;
  if (Math.abs(change) < 0.0005) return 'as the time before';
  if (change >= MANY) return `${Math.round(now / before)} times the time before`;
  return `${percent(Math.abs(change))} % ${change > 0 ? 'more' : 'less'} than the time before`;
}

/** From here on a factor says more than a share. */
const MANY = 3;
