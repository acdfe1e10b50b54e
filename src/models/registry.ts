import type { Logger } from 'pino';
import type { ModelRegistration } from '../config/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { deploymentOf, type ModelDeployment } from './deployment.ts';

/** A model as callers name it, with all that may answer for it. */
export interface Model {
  /** As the caller named it. */
  name: string;
  deployments: readonly ModelDeployment[];
  accessGroups: readonly string[];
}

/** The models there are. */
export interface ModelRegistry {
  /** By its name, else by the longest name with `*` that fits. */
  find(name: string): Model | undefined;
  /** As configured, in that order. */
  list(): Model[];
  /** Takes over another configuration; entries that cannot be used are left out, and the log says why. */
  replace(entries: readonly ModelRegistration[]): void;
}

export function createModelRegistry({ timeoutMs, log }: { timeoutMs: number; log: Logger }): ModelRegistry {
  let models = new Map<string, Model>();
  let patterns: { pattern: RegExp; model: Model }[] = [];

  return {
    find(name) {
      const exact = models.get(name);
      if (exact && !name.includes('*')) return exact;
      for (const { pattern, model } of patterns) {
        const match = pattern.exec(name);
        if (match)
          return { ...model, name, deployments: model.deployments.map((one) => filledIn(one, match[1] ?? '')) };
      }
      return undefined;
    },
    list: () => [...models.values()],
    replace(entries) {
      models = new Map();
      for (const deployment of entries.flatMap((entry) => usable(entry, timeoutMs, log))) {
        const known = models.get(deployment.name);
        models.set(deployment.name, {
          name: deployment.name,
          deployments: [...(known?.deployments ?? []), deployment],
          accessGroups: [...(known?.accessGroups ?? []), ...deployment.accessGroups],
        });
      }
      patterns = [...models.values()]
        .filter(({ name }) => name.includes('*'))
        .toSorted((one, other) => other.name.length - one.name.length)
        .map((model) => ({ pattern: patternOf(model.name), model }));
    },
  };
}

function usable(entry: ModelRegistration, timeoutMs: number, log: Logger): ModelDeployment[] {
  try {
    return [deploymentOf(entry, timeoutMs)];
  } catch (error) {
    if (!(error instanceof SwitchboardError)) throw error;
    log.warn(`${error.message} It is left out.`);
    return [];
  }
}

/** The first `*` is what a `*` of the provider's name stands for. */
const patternOf = (name: string): RegExp =>
  new RegExp(`^${name.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '(.+)')}$`, 's');

function filledIn(deployment: ModelDeployment, text: string): ModelDeployment {
  const fill = (name: string): string => name.replace('*', () => text);
  return { ...deployment, upstreamModel: fill(deployment.upstreamModel), priceModel: fill(deployment.priceModel) };
}
