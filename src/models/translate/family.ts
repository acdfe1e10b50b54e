import type { ModelDeployment } from '../deployment.ts';

/** Models that take the same parameters, wherever they run. */
export type Family = 'anthropic' | 'google' | 'bedrock';

/** How a deployment's models are spoken to; undefined for those that speak OpenAI's protocol themselves. */
export function familyOf({ dialect, upstreamModel }: Pick<ModelDeployment, 'dialect' | 'upstreamModel'>) {
  return dialect === 'vertex' ? (isClaude(upstreamModel) ? 'anthropic' : 'google') : FAMILIES[dialect];
}

const FAMILIES: Partial<Record<ModelDeployment['dialect'], Family>> = {
  anthropic: 'anthropic',
  google: 'google',
  bedrock: 'bedrock',
};

/** Claude, wherever it runs. */
export const isClaude = (model: string): boolean => /claude|anthropic/i.test(model);
