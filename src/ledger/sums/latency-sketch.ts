import type { LatencyTimes } from './call-usage.ts';

/** Buckets within which a duration doubles: 2^(1/8) is the step of native histograms of schema 3 (Prometheus). */
const PER_DOUBLING = 8;

/** Whatever is shorter stands in the first bucket: an eighth of a millisecond. */
const SHORTEST_MS = 0.125;

/**
 * How durations lie: counts of buckets, each a fixed share wider than the one before, so that sketches of hours, agents and
 * models add up. What is read from one is off by half a bucket at most: 4.4 %.
 */
export type LatencySketch = Map<number, number>;

/**
 * The bucket of a duration, in SQL.
 * @param perDoubling more buckets tell durations more exactly; only sketches of the same number of them add up
 */
export const bucketOf = (column: string, perDoubling = PER_DOUBLING): string =>
  `cast(floor(ln(case when ${column} < ${SHORTEST_MS} then ${SHORTEST_MS} else ${column} end) * ${perDoubling / Math.LN2}) as bigint)`;

const ADDED_TO_TEXT = { sqlite: 'group_concat', postgres: 'string_agg' } as const;

/**
 * All buckets of a group as one text, in SQL, from the columns `bucket` and `calls`, of which no two rows have the same
 * bucket: a row in place of dozens leaves the database.
 */
export const sketchText = (kind: keyof typeof ADDED_TO_TEXT): string =>
  `${ADDED_TO_TEXT[kind]}(bucket || ':' || calls, ',')`;

/** Adds what `sketchText` tells to a sketch. */
export function addTextToSketch(sketch: LatencySketch, text: string): void {
  for (const pair of text.split(',')) {
    const [bucket, calls] = pair.split(':');
    addToSketch(sketch, Number(bucket), Number(calls));
  }
}

/** A duration in the middle of a bucket, milliseconds. */
const middleOf = (bucket: number, perDoubling: number): number => 2 ** ((bucket + 0.5) / perDoubling);

/** Within how long a share of the calls ended, milliseconds; null when there are none. */
export function percentileOf(sketch: LatencySketch, share: number, perDoubling = PER_DOUBLING): number | null {
  const buckets = [...sketch].toSorted(([one], [other]) => one - other);
  const wanted = buckets.reduce((all, [, calls]) => all + calls, 0) * share;
  let seen = 0;
  for (const [bucket, calls] of buckets) {
    seen += calls;
    if (seen >= wanted) return middleOf(bucket, perDoubling);
  }
  return null;
}

export function addToSketch(sketch: LatencySketch, bucket: number, calls: number): void {
  sketch.set(bucket, (sketch.get(bucket) ?? 0) + calls);
}

/** @param perDoubling as the sketch was made with */
export const timesOf = (sketch: LatencySketch, perDoubling = PER_DOUBLING): LatencyTimes => ({
  p50Ms: percentileOf(sketch, 0.5, perDoubling),
  p95Ms: percentileOf(sketch, 0.95, perDoubling),
});

export function addSketches(sketches: Iterable<LatencySketch>): LatencySketch {
  const whole: LatencySketch = new Map();
  for (const sketch of sketches) for (const [bucket, calls] of sketch) addToSketch(whole, bucket, calls);
  return whole;
}
