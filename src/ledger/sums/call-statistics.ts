import type { CallTotals } from './call-totals.ts';

/** What the calls that a filter finds come to. */
export interface CallStatistics {
  /** How many the filter finds. */
  calls: number;
  /** False when there may be more: a text is looked for in so many calls at most. */
  isComplete: boolean;
  /** Of the newest of them, which may be fewer: see {@link MOST_SUMMED}. */
  summed: CallTotals;
  /** Milliseconds, of the same; null when there are none. The 50th and 95th are such that so many hundredths took no longer. */
  duration: { mean: number; p50: number; p95: number } | null;
}

/** Whoever asks what a million calls come to is told of so many, in some tenths of a second. */
export const MOST_SUMMED = 50_000;
