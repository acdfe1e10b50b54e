import { type Chance, type Choices, STRATEGIES } from '../../agents/index.ts';
import type { ModelDeployment } from '../deployment.ts';
import type { ModelFitness } from './fitness.ts';
import type { RoutingStrategy } from './rules.ts';

/** A deployment that may be chosen. */
export interface ModelCandidate {
  deployment: ModelDeployment;
  fitness: ModelFitness;
  weight: number;
  /** What a token of each kind costs together; without a bound when no price is known, and where nobody asks. */
  rate: number;
}

type ModelStrategy = (candidates: Choices<ModelCandidate>, chance: Chance) => ModelCandidate;

/** The one of whom the least was asked within the last minute; among equals chance decides. */
const leastUsed: ModelStrategy = (candidates, chance) => {
  const used = ({ fitness }: ModelCandidate): number => fitness.tokens(chance.now);
  const asked = ({ fitness }: ModelCandidate): number => fitness.requests(chance.now);
  return among(candidates, chance, (one, other) => used(one) - used(other) || asked(one) - asked(other));
};

const cheapest: ModelStrategy = (candidates, chance) =>
  among(candidates, chance, (one, other) => (one.rate === other.rate ? 0 : one.rate - other.rate));

/** One of the best, by weight. */
function among(
  candidates: Choices<ModelCandidate>,
  chance: Chance,
  compare: (one: ModelCandidate, other: ModelCandidate) => number,
): ModelCandidate {
  const best = candidates.reduce((known, one) => (compare(one, known) < 0 ? one : known));
  const equals = candidates.filter((one) => compare(one, best) === 0);
  return STRATEGIES.weighted([best, ...equals.filter((one) => one !== best)], chance);
}

/** LiteLLM's strategies; those that agents have, too, are theirs. */
export const MODEL_STRATEGIES: Readonly<Record<RoutingStrategy, { choose: ModelStrategy; reason: string }>> = {
  'simple-shuffle': { choose: STRATEGIES.weighted, reason: 'by order and weight' },
  'least-busy': { choose: STRATEGIES.least_in_flight, reason: 'least busy' },
  'latency-based-routing': { choose: STRATEGIES.lowest_latency, reason: 'lowest latency' },
  'usage-based-routing': { choose: leastUsed, reason: 'least used' },
  'cost-based-routing': { choose: cheapest, reason: 'cheapest' },
};
