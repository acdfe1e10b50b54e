import { oneAtATime } from '../agents/index.ts';
import { isJsonObject, type JsonObject, parseJson } from '../protocol/index.ts';
import type { Settings } from '../store/index.ts';
import { type ModelPrices, readPrices } from './prices.ts';

/** What an operator says that a model costs, whatever configuration and table say. Calls from then on are priced by it. */
export interface PriceOverride {
  /** As callers name the model in `model_list`. */
  model: string;
  /** In LiteLLM's names, dollars. */
  fields: JsonObject;
  /** Epoch milliseconds. */
  since: number;
  /** Why, or where the prices were found; null when it is not said. */
  note: string | null;
}

/** The overrides there are: kept in the database, and in memory where calls ask. */
export interface PriceOverrides {
  load(): Promise<void>;
  /** By model. */
  list(): PriceOverride[];
  find(model: string): PriceOverride | undefined;
  pricesOf(model: string): ModelPrices | undefined;
  set(override: PriceOverride): Promise<void>;
  /** @returns whether there was one */
  remove(model: string): Promise<boolean>;
}

const NAME = 'price.overrides';

export function createPriceOverrides(settings: Pick<Settings, 'get' | 'set'>): PriceOverrides {
  const inTurn = oneAtATime();
  let known = new Map<string, { override: PriceOverride; prices: ModelPrices | undefined }>();

  /** The database first: what it does not take is not in force. */
  const keep = async (overrides: readonly PriceOverride[]): Promise<void> => {
    await settings.set(NAME, JSON.stringify(overrides));
    hold(overrides);
  };
  const hold = (overrides: readonly PriceOverride[]): void => {
    known = new Map(overrides.map((override) => [override.model, { override, prices: pricesIn(override) }]));
  };
  const others = (model: string): PriceOverride[] =>
    [...known.values()].map(({ override }) => override).filter((one) => one.model !== model);

  return {
    async load() {
      const written = await settings.get(NAME);
      const overrides = written === undefined ? [] : parseJson(written);
      // Nobody but `keep` has put it there.
      if (Array.isArray(overrides)) hold(overrides.filter(isJsonObject) as unknown as PriceOverride[]);
    },
    list: () => [...known.values()].map(({ override }) => override).toSorted(byModel),
    find: (model) => known.get(model)?.override,
    pricesOf: (model) => known.get(model)?.prices,
    set: (override) => inTurn(() => keep([...others(override.model), override])),
    remove: (model) =>
      inTurn(async () => {
        if (!known.has(model)) return false;
        await keep(others(model));
        return true;
      }),
  };
}

const byModel = (one: PriceOverride, other: PriceOverride): number => (one.model < other.model ? -1 : 1);

const pricesIn = ({ fields, since }: PriceOverride): ModelPrices | undefined => {
  const prices = readPrices(fields);
  return prices ? { ...prices, source: `override of ${new Date(since).toISOString().slice(0, 10)}` } : undefined;
};
