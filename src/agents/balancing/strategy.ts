import type { BalancingStrategy } from '../agent.ts';
import type { Workload } from './workload.ts';

/** What may be chosen: a deployment of an agent, or of a model. */
export interface Choosable {
  fitness: Workload;
  /** Its share, or what there is of it while it begins slowly; above 0. */
  weight: number;
}

export type Choices<One extends Choosable> = readonly [One, ...One[]];

export interface Chance {
  /** Milliseconds that never run backwards. */
  now: number;
  /** From 0 to 1, exclusive. */
  random: () => number;
}

/** Chooses one of several equals. */
export type Strategy = <One extends Choosable>(candidates: Choices<One>, chance: Chance) => One;

/** Each call falls to a deployment with the probability of its weight. */
const weighted: Strategy = (candidates, { random }) => {
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
  let mark = random() * total;
  for (const candidate of candidates) {
    mark -= candidate.weight;
    if (mark < 0) return candidate;
  }
  return candidates[0];
};

/** The less busy of two that chance names: nearly as good as the least busy of all, and no herd runs to the same one. */
const leastInFlight: Strategy = (candidates, chance) => {
  const one = weighted(candidates, chance);
  const [other, ...rest] = candidates.filter((candidate) => candidate !== one);
  if (!other) return one;
  const two = weighted([other, ...rest], chance);
  return load(two) < load(one) ? two : one;
};

const load = ({ fitness, weight }: Choosable): number => fitness.inFlight / weight;

/**
 * The one that is expected to answer first: its moving average, times the calls that are there already and the new one.
 * One without a measure counts as twice as fast as the fastest known, so that it gets one.
 */
const lowestLatency: Strategy = (candidates, { now }) => {
  const known = candidates.flatMap(({ fitness }) => fitness.latencyMs(now) ?? []);
  const hopedFor = known.length > 0 ? Math.min(...known) / 2 : 1;
  const expected = ({ fitness, weight }: Choosable): number =>
    ((fitness.latencyMs(now) ?? hopedFor) * (fitness.inFlight + 1)) / weight;
  return candidates.reduce((best, candidate) => (expected(candidate) < expected(best) ? candidate : best));
};

export const STRATEGIES: Readonly<Record<BalancingStrategy, Strategy>> = {
  weighted,
  least_in_flight: leastInFlight,
  lowest_latency: lowestLatency,
};
