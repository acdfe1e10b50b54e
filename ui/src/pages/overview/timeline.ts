import type { Activity } from '../../api/activity.ts';

type Piece = Activity['pieces'][number];

/** A piece of time, with or without calls. */
export interface Slot {
  /** Where it begins, epoch milliseconds. */
  from: number;
  /** Undefined without calls. */
  sum: Piece | undefined;
}

/** Every piece of a range, those without calls as well. @param since and until: epoch milliseconds; since undefined for the first call */
export function slotsOf({ piece_ms, pieces }: Activity, since: number | undefined, until: number): Slot[] {
  const known = new Map(pieces.map((piece) => [Date.parse(piece.from), piece]));
  const first = Math.floor((since ?? known.keys().next().value ?? until) / piece_ms) * piece_ms;
  const length = Math.max(1, Math.ceil((until - first) / piece_ms));
  return Array.from({ length }, (_, index) => {
    const from = first + index * piece_ms;
    return { from, sum: known.get(from) };
  });
}

const HOUR_MS = 3_600_000;
const UNITS = [
  [HOUR_MS, 'hour'],
  [24 * HOUR_MS, 'day'],
  [7 * 24 * HOUR_MS, 'week'],
] as const;

/** `hour`, `6 hours`, `5 minutes` */
export const pieceName = (ms: number): string =>
  UNITS.find(([unit]) => unit === ms)?.[1] ?? (ms < HOUR_MS ? `${ms / 60_000} minutes` : `${ms / HOUR_MS} hours`);
