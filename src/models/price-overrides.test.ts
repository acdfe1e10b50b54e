import { pino } from 'pino';
import { expect, test } from 'vitest';
import { costOfModel } from './cost.ts';
import type { ModelDeployment } from './deployment.ts';
import { createPriceOverrides } from './price-overrides.ts';
import { createPricer } from './pricer.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const USAGE = {
  inputTokens: 1000,
  cachedTokens: null,
  cacheWriteTokens: null,
  cacheWriteHourTokens: null,
  outputTokens: 500,
  reasoningTokens: null,
  totalTokens: 1500,
};

function keptIn(values = new Map<string, string>()) {
  const overrides = createPriceOverrides({
    get: async (name) => values.get(name),
    set: async (name, value) => void values.set(name, value),
  });
  return { overrides, values };
}

const deployment = {
  name: 'fast',
  provider: 'openai',
  dialect: 'openai',
  prices: { input: 1, output: 1, above: [], source: 'configuration' },
} as unknown as ModelDeployment;

test('an override wins over what the configuration says, until it is removed', async () => {
  const { overrides } = keptIn();
  const pricer = createPricer({ overrides, log: pino({ level: 'silent' }) });
  await overrides.set({
    model: 'fast',
    fields: { input_cost_per_token: '2e-6', output_cost_per_token: 8e-6 },
    since: NOON,
    note: null,
  });
  const cost = costOfModel(await pricer.pricesOf(deployment, NOON), USAGE);
  expect([cost.costNano, cost.source]).toEqual([6_000_000, 'override of 2026-11-23']);
  expect(await overrides.remove('fast')).toBe(true);
  expect(await overrides.remove('fast')).toBe(false);
  expect(costOfModel(await pricer.pricesOf(deployment, NOON), USAGE).source).toBe('configuration');
});

test('overrides are there after another start; of one model there is one', async () => {
  const { overrides, values } = keptIn();
  const of = (model: string, price: number) => ({
    model,
    fields: { input_cost_per_token: price },
    since: NOON,
    note: 'list',
  });
  await overrides.set(of('b', 1e-6));
  await overrides.set(of('a', 1e-6));
  await overrides.set(of('b', 3e-6));
  const { overrides: later } = keptIn(values);
  await later.load();
  expect(later.list()).toEqual([of('a', 1e-6), of('b', 3e-6)]);
  expect(later.pricesOf('b')?.input).toBe(3000);
});

test('those that are set at the same time are all kept', async () => {
  const { overrides, values } = keptIn();
  const of = (model: string) => ({ model, fields: { input_cost_per_token: 1e-6 }, since: NOON, note: null });
  await Promise.all([...['a', 'b', 'c'].map((model) => overrides.set(of(model))), overrides.remove('b')]);
  const { overrides: later } = keptIn(values);
  await later.load();
  for (const one of [overrides, later]) expect(one.list()).toEqual([of('a'), of('c')]);
});

test('what the database does not take is not in force', async () => {
  const overrides = createPriceOverrides({ get: async () => undefined, set: () => Promise.reject(new Error('away')) });
  const setting = overrides.set({ model: 'fast', fields: { input_cost_per_token: 1 }, since: NOON, note: null });
  await expect(setting).rejects.toThrow('away');
  expect(overrides.pricesOf('fast')).toBeUndefined();
});
