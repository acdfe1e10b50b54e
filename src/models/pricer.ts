import type { Logger } from 'pino';
import type { ModelDeployment } from './deployment.ts';
import { loadPriceTable, type ModelPrices, type PriceTable } from './prices.ts';

/** Finds out what a deployment's calls cost: what the configuration says, else what the table knows. */
export interface Pricer {
  /** @param at epoch milliseconds: some prices depend on the time */
  pricesOf(deployment: ModelDeployment, at: number): Promise<ModelPrices | undefined>;
}

export function createPricer({ log }: { log: Logger }): Pricer {
  let table: Promise<PriceTable> | undefined;
  return {
    async pricesOf({ prices, provider, dialect, priceModel }, at) {
      if (prices) return prices;
      if (dialect === 'mock') return undefined;
      table ??= loadPriceTable();
      const find = await table;
      try {
        return find(provider, withoutPrefix(priceModel), at);
      } catch (err) {
        log.warn({ err, provider }, 'the table of prices could not be asked');
        return undefined;
      }
    },
  };
}

/** `base_model` may name the provider once more: `azure/gpt-4o`. */
const withoutPrefix = (model: string): string => model.slice(model.lastIndexOf('/') + 1);
