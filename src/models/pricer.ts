import type { Logger } from 'pino';
import type { ByProvider, Margin } from '../config/index.ts';
import type { ModelDeployment } from './deployment.ts';
import type { PriceOverrides } from './price-overrides.ts';
import { loadPriceTable, type ModelPrices, type PriceTable, pricesAt, withoutPrefix } from './prices.ts';

/** Finds out what a deployment's calls cost: what an override says, else the configuration, else what the table knows. */
export interface Pricer {
  /** @param at epoch milliseconds: some prices depend on the time */
  pricesOf(deployment: ModelDeployment, at: number): Promise<ModelPrices | undefined>;
}

export interface PricerOptions {
  /** What was said at run time; wins over everything. */
  overrides?: Pick<PriceOverrides, 'pricesOf'>;
  /** What the operator takes off, and then adds (LiteLLM's `cost_discount_config` and `cost_margin_config`). */
  discounts?: ByProvider<number>;
  margins?: ByProvider<Margin>;
  log: Logger;
}

export function createPricer({ overrides, discounts = {}, margins = {}, log }: PricerOptions): Pricer {
  let table: Promise<PriceTable> | undefined;

  const priced = async ({ name, prices, provider, dialect, priceModel }: ModelDeployment, at: number) => {
    const own = overrides?.pricesOf(name) ?? prices;
    if (own) return pricesAt(own, at);
    if (dialect === 'mock') return undefined;
    table ??= loadPriceTable();
    const find = await table;
    try {
      return find(provider, withoutPrefix(priceModel), at);
    } catch (err) {
      log.warn({ err, provider }, 'the table of prices could not be asked');
      return undefined;
    }
  };

  return {
    async pricesOf(deployment, at) {
      const prices = await priced(deployment, at);
      const discountShare = termOf(discounts, deployment.provider);
      const margin = termOf(margins, deployment.provider);
      const includesThreshold = deployment.provider === 'xai';
      if (!prices || (discountShare === undefined && margin === undefined && !includesThreshold)) return prices;
      return {
        ...prices,
        ...(includesThreshold && { includesThreshold }),
        ...(discountShare !== undefined && { discountShare }),
        ...(margin && { margin }),
      };
    },
  };
}

const termOf = <Term>(terms: ByProvider<Term>, provider: string): Term | undefined =>
  Object.hasOwn(terms, provider) ? terms[provider] : terms['global'];
