import type { Logger } from 'pino';
import type { ModelRegistration } from '../config/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { deploymentOf, type ModelDeployment, type ModelTimes } from './deployment.ts';

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

export interface ModelRegistryOptions {
  times: ModelTimes;
  /** Further names of models (LiteLLM's `model_group_alias`). */
  aliases?: Readonly<Record<string, ModelAlias>>;
  log: Logger;
}

/** Another name for a model; one that is hidden is not listed. */
export interface ModelAlias {
  model: string;
  hidden: boolean;
}

export function createModelRegistry({ times, aliases = {}, log }: ModelRegistryOptions): ModelRegistry {
  let models = new Map<string, Model>();
  let patterns: { pattern: RegExp; model: Model }[] = [];

  const findOwn = (name: string): Model | undefined => {
    const exact = models.get(name);
    if (exact && !name.includes('*')) return exact;
    for (const { pattern, model } of patterns) {
      const match = pattern.exec(name);
      if (match) return { ...model, name, deployments: model.deployments.map((one) => filledIn(one, match[1] ?? '')) };
    }
    return undefined;
  };

  const findAlias = (name: string): Model | undefined => {
    const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
    const model = alias && findOwn(alias.model);
    return model && { ...model, name };
  };

  return {
    // A name of a model's own is never another one's alias; a pattern that fits says less than an alias.
    find: (name) => (name.includes('*') ? undefined : models.get(name)) ?? findAlias(name) ?? findOwn(name),
    list: () => [
      ...models.values(),
      ...Object.entries(aliases).flatMap(([name, { hidden }]) =>
        hidden || models.has(name) ? [] : (findAlias(name) ?? []),
      ),
    ],
    replace(entries) {
      models = new Map();
      for (const deployment of entries.flatMap((entry) => usable(entry, times, log))) {
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

function usable(entry: ModelRegistration, times: ModelTimes, log: Logger): ModelDeployment[] {
  try {
    return [deploymentOf(entry, times)];
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
