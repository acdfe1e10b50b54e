import { SwitchboardError } from '../protocol/index.ts';
import type { ModelDeployment } from './deployment.ts';
import type { Model } from './registry.ts';

/** Chooses among the deployments of a model. */
export interface ModelRouter {
  /**
   * By order, then at random by weight; those that cool down are left out, and so are those tried unless there is no other.
   *
   * @throws SwitchboardError MODEL_UNAVAILABLE when all cool down
   */
  pick(model: Model, tried: ReadonlySet<string>): ModelDeployment;
  /** Leaves it out for a while, if the model has another one. @param seconds what the provider asked for, if it did */
  failed(model: Model, deployment: ModelDeployment, seconds?: number): void;
}

export interface ModelRouterOptions {
  coolDownMs: number;
  monotonic: () => number;
  /** From 0 up to 1. */
  random: () => number;
}

/** LiteLLM's `simple-shuffle` (model notes, A.13). */
export function createModelRouter({ coolDownMs, monotonic, random }: ModelRouterOptions): ModelRouter {
  const coolUntil = new Map<string, number>();

  const isCool = ({ id }: ModelDeployment): boolean => (coolUntil.get(id) ?? 0) > monotonic();

  return {
    pick(model, tried) {
      const ready = model.deployments.filter((deployment) => !isCool(deployment));
      if (ready.length === 0) throw allCool(model, coolUntil, monotonic());
      const fresh = ready.filter(({ id }) => !tried.has(id));
      const candidates = fresh.length > 0 ? fresh : ready;
      const first = Math.min(...candidates.map(({ order }) => order));
      return shuffled(
        candidates.filter(({ order }) => order === first),
        random,
      );
    },
    failed(model, deployment, seconds = 0) {
      if (model.deployments.length > 1)
        coolUntil.set(deployment.id, monotonic() + Math.max(coolDownMs, seconds * 1000));
    },
  };
}

function shuffled(candidates: readonly ModelDeployment[], random: () => number): ModelDeployment {
  const [first] = candidates;
  if (!first) throw new Error('there is a deployment to choose');
  let at = random() * candidates.reduce((sum, { weight }) => sum + weight, 0);
  for (const candidate of candidates) {
    at -= candidate.weight;
    if (at < 0) return candidate;
  }
  return first;
}

function allCool({ name, deployments }: Model, coolUntil: ReadonlyMap<string, number>, now: number): SwitchboardError {
  const until = Math.min(...deployments.map(({ id }) => coolUntil.get(id) ?? 0));
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  return new SwitchboardError(
    'MODEL_UNAVAILABLE',
    `No deployments available for model "${name}": all of them failed. Try again in ${seconds} seconds.`,
    { retryAfterSeconds: seconds },
  );
}
