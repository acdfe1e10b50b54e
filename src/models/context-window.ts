import type { Logger } from 'pino';
import { SwitchboardError } from '../protocol/index.ts';
import type { ModelDeployment } from './deployment.ts';
import { estimatedInputTokens } from './estimate.ts';
import { type ContextWindows, loadContextWindows, withoutPrefix } from './prices.ts';
import type { Model } from './registry.ts';
import type { ModelRequest } from './request.ts';

/**
 * The model with those of its deployments that can take a request of such a length; who does not say what it takes is
 * asked (LiteLLM's `enable_pre_call_checks`; model notes, A.13).
 *
 * @throws SwitchboardError CONTEXT_WINDOW_EXCEEDED when there is none
 */
export type FitModel = (model: Model, request: ModelRequest) => Promise<Model>;

export function createContextCheck({ log }: { log: Logger }): FitModel {
  let table: Promise<ContextWindows> | undefined;

  const windowOf = async ({ info, provider, dialect, priceModel }: ModelDeployment): Promise<number> => {
    const told = Number(info['max_input_tokens'] ?? Number.NaN);
    if (told > 0) return told;
    if (dialect === 'mock') return Infinity;
    table ??= loadContextWindows();
    const find = await table;
    try {
      return find(provider, withoutPrefix(priceModel)) ?? Infinity;
    } catch (err) {
      log.warn({ err, provider }, 'the table of models could not be asked');
      return Infinity;
    }
  };

  return async (model, request) => {
    if (request.operation === 'messages.count_tokens') return model;
    const tokens = estimatedInputTokens(request);
    const windows = await Promise.all(model.deployments.map(windowOf));
    const deployments = model.deployments.filter((_, index) => tokens <= (windows[index] ?? Infinity));
    if (deployments.length > 0) return { ...model, deployments };
    throw new SwitchboardError(
      'CONTEXT_WINDOW_EXCEEDED',
      `The request is too long for model "${model.name}": about ${tokens} tokens, of ${Math.max(...windows)} that it ` +
        'takes. Shorten it, or ask a model that takes more.',
    );
  };
}
