const AMBER_FROM = 0.9;

/** How a meter stands. */
export interface Fill {
  /** Whole ones, and never a hundred before it is full. */
  percent: number;
  kind: '' | 'warn' | 'full';
}

/** Amber near the limit, red at it. @param share of one */
export function fillOf(share: number): Fill {
  if (share >= 1) return { percent: 100, kind: 'full' };
  return { percent: Math.floor(Math.max(0, share) * 100 + ROUNDING), kind: share >= AMBER_FROM ? 'warn' : '' };
}

/** What a division leaves behind its last digit: 0.29 of one is 29 %. */
const ROUNDING = 1e-9;
