const HOUR = 3_600_000;

/** How far back lists and charts look; shared by every page through the address. */
export const RANGES = {
  '1h': { label: 'Last hour', ms: HOUR },
  '24h': { label: 'Last 24 hours', ms: 24 * HOUR },
  '7d': { label: 'Last 7 days', ms: 7 * 24 * HOUR },
  '30d': { label: 'Last 30 days', ms: 30 * 24 * HOUR },
  all: { label: 'All time', ms: null },
} as const;

export type RangeName = keyof typeof RANGES;

export const DEFAULT_RANGE: RangeName = '24h';

export const isRange = (name: string | undefined): name is RangeName =>
  name !== undefined && Object.hasOwn(RANGES, name);

/** @param now epoch milliseconds @returns when the range begins, or undefined for all there is */
export function rangeStart(name: RangeName, now: number): number | undefined {
  const { ms } = RANGES[name];
  return ms === null ? undefined : now - ms;
}
