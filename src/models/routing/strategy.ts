import { type Chance, type Choices, STRATEGIES } from '../../agents/index.ts';
import type { ModelDeployment } from '../deployment.ts';
import type { ModelFitness } from './fitness.ts';
import type { RoutingRules } from './rules.ts';

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

/** One of those whose answers begin nearly as soon as the fastest one's; who has no measure gets one first. */
const nearlyFastest =
  (buffer: number): ModelStrategy =>
  (candidates, chance) => {
    const fastest = STRATEGIES.lowest_latency(candidates, chance);
    const best = fastest.fitness.latencyMs(chance.now);
    if (best === null) return fastest;
    const others = candidates.filter((one) => one !== fastest);
    const near = others.filter(({ fitness }) => (fitness.latencyMs(chance.now) ?? Infinity) <= best * (1 + buffer));
    return STRATEGIES.weighted([fastest, ...near], chance);
  };

interface NamedStrategy {
  choose: ModelStrategy;
  /** For the record. */
  reason: string;
}

/** LiteLLM's strategies; those that agents have, too, are theirs. */
export function modelStrategy({ strategy, strategyTerms: { latencyBuffer } }: RoutingRules): NamedStrategy {
  switch (strategy) {
    case 'simple-shuffle':
      return { choose: STRATEGIES.weighted, reason: 'by order and weight' };
    case 'least-busy':
      return { choose: STRATEGIES.least_in_flight, reason: 'least busy' };
    case 'latency-based-routing': {
      const choose = latencyBuffer > 0 ? nearlyFastest(latencyBuffer) : STRATEGIES.lowest_latency;
      return { choose, reason: 'lowest latency' };
    }
    case 'usage-based-routing':
      return { choose: leastUsed, reason: 'least used' };
    case 'cost-based-routing':
      return { choose: cheapest, reason: 'cheapest' };
  }
}
