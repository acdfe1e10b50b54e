import { randomInt } from 'node:crypto';

// Whether two kinds of request can be told apart by how long their answers take. No absolute time matters, and no
// assumption about how times are spread: only which of two neighbours was quicker.

export interface Comparison {
  pairs: number;
  /** How far the share of pairs in which the second was slower is from a half, in standard deviations (a sign test). */
  deviation: number;
  /** Milliseconds by which the second is slower, in the middle of all pairs. */
  medianDifferenceMs: number;
}

/**
 * Asks both in pairs, in random order, so that whatever disturbs the machine disturbs both alike.
 *
 * @param pairs how many; a probe gets the number of the pair, to ask for something else each time
 */
export async function compareTimes(
  pairs: number,
  first: (pair: number) => Promise<unknown>,
  second: (pair: number) => Promise<unknown>,
): Promise<Comparison> {
  const differences: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const isFirst = randomInt(2) === 0;
    const one = await duration(() => (isFirst ? first(pair) : second(pair)));
    const other = await duration(() => (isFirst ? second(pair) : first(pair)));
    differences.push(isFirst ? other - one : one - other);
  }
  return judge(differences);
}

export function judge(differences: readonly number[]): Comparison {
  const told = differences.filter((difference) => difference !== 0);
  const slower = told.filter((difference) => difference > 0).length;
  const sorted = differences.toSorted((a, b) => a - b);
  return {
    pairs: differences.length,
    deviation: told.length === 0 ? 0 : (slower - told.length / 2) / (Math.sqrt(told.length) / 2),
    medianDifferenceMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
  };
}

async function duration(probe: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await probe();
  return performance.now() - start;
}
