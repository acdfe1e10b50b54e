import type { StrategyTerms } from '../../config/index.ts';
import type { FailureKind } from './failure.ts';

/** How one of several deployments is chosen, by LiteLLM's names. */
export type RoutingStrategy =
  | 'simple-shuffle'
  | 'least-busy'
  | 'latency-based-routing'
  | 'usage-based-routing'
  | 'cost-based-routing';

/** How often something holds for a kind of failure; where a kind is missing, another number does. */
export type CountByFailure = Partial<Record<FailureKind, number>>;

/** How the calls of a model are shared among its deployments (model notes, A.13). Milliseconds. */
export interface RoutingRules {
  strategy: RoutingStrategy;
  strategyTerms: StrategyTerms;
  /** How long a deployment that failed is left out. */
  coolDownMs: number;
  /** Nobody is ever left out. */
  neverCools: boolean;
  /** Failures within a minute that are borne; the next one cools the deployment down. */
  allowedFails: number;
  allowedFailsBy: CountByFailure;
}
