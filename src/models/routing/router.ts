import type { Choices } from '../../agents/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { ModelDeployment } from '../deployment.ts';
import type { Pricer } from '../pricer.ts';
import type { Model } from '../registry.ts';
import type { ModelFailure } from './failure.ts';
import { ModelFitness } from './fitness.ts';
import type { RoutingRules } from './rules.ts';
import { type ModelCandidate, modelStrategy } from './strategy.ts';

/** Chooses among the deployments of a model, and learns from what becomes of their calls. In memory (model notes, A.13). */
export interface ModelRouter {
  /**
   * A deployment of one order: none that cools down or is at its limits, and one that was tried only when there is no other.
   *
   * @param tried ids of those that this call has been tried on
   * @returns undefined when none of this order can take the call
   */
  pick(model: Model, order: number, tried: ReadonlySet<string>): Promise<ModelAttempt | undefined>;
  /** Whether one of this order could take the call that was not tried yet. */
  hasAnother(model: Model, order: number, tried: ReadonlySet<string>): boolean;
  /** Why nobody takes the call, and when somebody will: MODEL_UNAVAILABLE. */
  unavailable(model: Model): SwitchboardError;
  /** How a deployment stands now. */
  standingOf(deployment: ModelDeployment): DeploymentStanding;
}

/** Whether a deployment takes calls, and how busy it is. */
export interface DeploymentStanding {
  state: 'ok' | 'cooling' | 'full' | 'paused';
  /** Milliseconds until it takes calls again; null while somebody has paused it. */
  waitMs: number | null;
  /** Calls that run now. */
  inFlight: number;
  /** Within the last minute. */
  requests: number;
}

/** One call of a deployment, from the choice to its end. */
export interface ModelAttempt {
  readonly deployment: ModelDeployment;
  /** The rule that chose it, for the record. */
  readonly reason: string;
  /** The answer has begun. */
  answered(): void;
  /** What was wrong with it; ends it. */
  failed(failure: ModelFailure): void;
  /** It has ended, streams included; counts once. @param tokens null when nobody counted them */
  settled(tokens: number | null): void;
}

export interface ModelRouterOptions {
  rules: RoutingRules;
  pricer: Pricer;
  /** Milliseconds that never run backwards. */
  monotonic: () => number;
  /** Epoch milliseconds. */
  clock: () => number;
  /** From 0 up to 1. */
  random: () => number;
  /** Whether somebody has taken a deployment out of use. */
  isPaused?: (deploymentId: string) => boolean;
}

export function createModelRouter(options: ModelRouterOptions): ModelRouter {
  const { rules, pricer, monotonic, clock, random, isPaused = () => false } = options;
  const known = new Map<string, ModelFitness>();
  const { choose, reason } = modelStrategy(rules);

  const fitnessOf = ({ id }: ModelDeployment): ModelFitness => {
    const fitness = known.get(id) ?? new ModelFitness(rules.strategyTerms.latencyTtlMs);
    known.set(id, fitness);
    return fitness;
  };

  /** How long it takes no calls yet; 0 when it does. */
  const waitOf = (deployment: ModelDeployment): number => {
    const fitness = fitnessOf(deployment);
    const now = monotonic();
    return Math.max(0, fitness.coolUntil - now, fitness.fullForMs(deployment, now));
  };

  const readyOf = (model: Model, order: number): ModelDeployment[] =>
    model.deployments.filter(
      (deployment) => deployment.order === order && !isPaused(deployment.id) && waitOf(deployment) === 0,
    );

  const rateOf = async (deployment: ModelDeployment): Promise<number> => {
    const { input, output } = (await pricer.pricesOf(deployment, clock())) ?? {};
    return input === undefined && output === undefined ? Infinity : (input ?? 0) + (output ?? 0);
  };

  /** What tokens cost is asked for only where it decides. */
  const ratesOf = async ({ deployments }: Model): Promise<ReadonlyMap<string, number>> =>
    rules.strategy === 'cost-based-routing'
      ? new Map(await Promise.all(deployments.map(async (one) => [one.id, await rateOf(one)] as const)))
      : NO_RATES;

  const attempt = (model: Model, { deployment, fitness }: ModelCandidate): ModelAttempt => {
    const startedAt = monotonic();
    let isOpen = true;
    const end = (tokens: number): void => {
      if (isOpen) fitness.ended(tokens, monotonic());
      isOpen = false;
    };
    fitness.begins(startedAt);
    return {
      deployment,
      reason,
      answered: () => fitness.measure(monotonic() - startedAt, monotonic()),
      failed(failure) {
        // Where nobody could stand in, leaving it alone helps nobody.
        fitness.failed(failure, model.deployments.length > 1, monotonic(), rules);
        end(0);
      },
      settled: (tokens) => end(tokens ?? 0),
    };
  };

  return {
    async pick(model, order, tried) {
      const rates = await ratesOf(model);
      const ready = readyOf(model, order);
      const fresh = ready.filter(({ id }) => !tried.has(id));
      const [first, ...others] = (fresh.length > 0 ? fresh : ready).map((deployment) => ({
        deployment,
        fitness: fitnessOf(deployment),
        weight: rules.strategy === 'simple-shuffle' ? deployment.weight || NEARLY_NONE : 1,
        rate: rates.get(deployment.id) ?? Infinity,
      }));
      if (!first) return undefined;
      const candidates: Choices<ModelCandidate> = [first, ...others];
      return attempt(model, choose(candidates, { now: monotonic(), random }));
    },
    hasAnother: (model, order, tried) => readyOf(model, order).some(({ id }) => !tried.has(id)),
    unavailable(model) {
      const working = model.deployments.filter(({ id }) => !isPaused(id));
      return working.length === 0 ? allPaused(model) : unavailable(model, Math.min(...working.map(waitOf)));
    },
    standingOf(deployment) {
      const fitness = fitnessOf(deployment);
      const now = monotonic();
      const [cools, full] = [fitness.coolUntil - now, fitness.fullForMs(deployment, now)];
      const busy = { inFlight: fitness.inFlight, requests: fitness.requests(now) };
      if (isPaused(deployment.id)) return { state: 'paused', waitMs: null, ...busy };
      const state = cools > 0 ? 'cooling' : full > 0 ? 'full' : 'ok';
      return { state, waitMs: Math.max(0, cools, full), ...busy };
    },
  };
}

/** A deployment of no weight stands in where there is no other. */
const NEARLY_NONE = 1e-9;

const NO_RATES: ReadonlyMap<string, number> = new Map();

function unavailable({ name }: Model, waitMs: number): SwitchboardError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new SwitchboardError(
    'MODEL_UNAVAILABLE',
    `No deployments available for model "${name}": all of them failed or are at their limits. Try again in ${seconds} seconds.`,
    { retryAfterSeconds: seconds },
  );
}

const allPaused = ({ name }: Model): SwitchboardError =>
  new SwitchboardError(
    'MODEL_UNAVAILABLE',
    `No deployments available for model "${name}": an administrator has paused all of them. Ask for another model.`,
  );
