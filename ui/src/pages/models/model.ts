import type { ModelDeployment } from '../../api/models.ts';
import type { Call } from '../../api/types.ts';
import { perMillion } from '../prices/per-million.ts';

/** A model as callers name it, with all that may answer for it. */
export interface Model {
  name: string;
  deployments: ModelDeployment[];
}

/** In the order of the configuration. */
export function modelsOf(deployments: readonly ModelDeployment[]): Model[] {
  const models = new Map<string, Model>();
  for (const deployment of deployments) {
    const name = deployment.model_name;
    const model = models.get(name) ?? { name, deployments: [] };
    model.deployments.push(deployment);
    models.set(name, model);
  }
  return [...models.values()];
}

/** Who says that there are these deployments. */
export function sourceText(deployments: readonly ModelDeployment[]): string {
  const sources = new Set(deployments.map(({ model_info }) => (model_info.db_model ? 'database' : 'config file')));
  return [...sources].toSorted().join(', ');
}

/** Dollars for a million tokens in, and out: `$0.40 · $1.60`; null when no price is known. */
export function priceText({ model_info }: ModelDeployment): string | null {
  const { input_cost_per_token, output_cost_per_token, price_source } = model_info;
  if (price_source === null) return null;
  return [input_cost_per_token, output_cost_per_token].map(perMillion).join(' · ');
}

/** How often a deployment was tried, and how often in vain, as far as the calls tell. */
export function triesOf(id: string, calls: readonly Call[]): { tried: number; failed: number } {
  const tries = calls.flatMap(({ attempts, deployment_id, outcome }) =>
    attempts
      ? attempts.filter(({ deployment }) => deployment === id).map(({ fault }) => fault !== null)
      : deployment_id === id
        ? [outcome === 'upstream-error']
        : [],
  );
  return { tried: tries.length, failed: tries.filter(Boolean).length };
}
