const FIRST_PAUSE_MS = 1_000;
const GROWTH = 3;
const LONGEST_PAUSE_MS = 30 * 60 * 1000;
/** Of a pause, so much is a matter of chance: those who failed together do not come back together. */
const JITTER = 0.25;

/** With the pauses between them, these take an hour and a half. */
export const MAX_ATTEMPTS = 11;

/**
 * How long to wait after an attempt that failed, milliseconds.
 *
 * @param failures attempts that failed by now, from 1
 * @param random from 0 to 1
 * @param askedFor what the receiver itself asked for (`Retry-After`), milliseconds; it can make the pause longer, not shorter
 */
export function pauseAfter(failures: number, random: number, askedFor = 0): number {
  const grown = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * GROWTH ** (failures - 1));
  const spread = grown * (1 + JITTER * (2 * random - 1));
  return Math.round(Math.min(LONGEST_PAUSE_MS, Math.max(spread, askedFor)));
}
