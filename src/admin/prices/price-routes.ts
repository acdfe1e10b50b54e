import { z } from 'zod';
import { decide, type Principal } from '../../access/index.ts';
import { costOfModel, type Model, type ModelDeployment, readPrices } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { priceFields, statedPrices } from './price-fields.ts';
import { overrideView, priceView, viewOverride, viewPrice } from './price-view.ts';

const callable = (principal: Principal, { models }: Pick<RouteContext, 'models'>): Model[] =>
  models.list().filter((model) => decide(principal, 'model.call', model).allowed);

const listPrices = defineRoute({
  name: 'listPrices',
  summary: 'What the models that the key may call cost, deployment by deployment, and where each price comes from.',
  tag: 'models',
  method: 'GET',
  path: '/v1/prices',
  permission: 'any-key',
  answer: z.object({ prices: z.array(priceView) }),
  handle: async ({ principal }, context) => {
    const deployments = callable(principal, context).flatMap((model) => model.deployments);
    return { body: { prices: await Promise.all(deployments.map((one) => viewPrice(one, context))) } };
  },
});

const modelName = z.object({ model: z.string().min(1).max(256) });

const lookAtOverride = (model: string, { priceOverrides }: RouteContext) => {
  const override = priceOverrides.find(model);
  return override ? viewOverride(override) : null;
};

const setPrice = defineRoute({
  name: 'setPrice',
  summary:
    'Say what a model costs, whatever configuration and table say. Calls from now on are priced by it, earlier ones stay.',
  tag: 'models',
  method: 'PUT',
  path: '/v1/prices/{model}',
  permission: 'manage',
  params: modelName,
  body: z.strictObject({
    ...priceFields,
    note: z.string().max(500).nullable().optional().describe('Where the price was found, or why it is another.'),
  }),
  answer: overrideView,
  errors: ['NOT_FOUND'],
  audit: { action: 'price.set', targets: ({ params }) => [params.model], look: lookAtOverride },
  handle: async ({ params: { model }, body: { note, ...fields } }, { models, priceOverrides, clock }) => {
    if (!models.list().some(({ name }) => name === model)) throw unknownModel(model);
    const stated = statedPrices(fields);
    if (Object.keys(stated).length === 0) throw invalidField('input_cost_per_token', 'or another price is needed');
    const override = { model, fields: stated, since: clock(), note: note ?? null };
    await priceOverrides.set(override);
    return { body: viewOverride(override) };
  },
});

const removePrice = defineRoute({
  name: 'removePrice',
  summary: 'Let configuration and table say again what a model costs, from now on.',
  tag: 'models',
  method: 'DELETE',
  path: '/v1/prices/{model}',
  permission: 'manage',
  params: modelName,
  answer: z.object({ removed: z.literal(true) }),
  errors: ['NOT_FOUND'],
  audit: { action: 'price.remove', targets: ({ params }) => [params.model], look: lookAtOverride },
  handle: async ({ params: { model } }, { priceOverrides }) => {
    if (!(await priceOverrides.remove(model)))
      throw new SwitchboardError('NOT_FOUND', `The price of "${model}" is not overridden.`);
    return { body: { removed: true as const } };
  },
});

const tokens = z.number().int().min(0).max(1_000_000_000).default(0);

const calculatePrice = defineRoute({
  name: 'calculatePrice',
  summary:
    'What a call of so many tokens would cost, at the prices that hold now or at those given; nothing is called.',
  tag: 'models',
  method: 'POST',
  path: '/v1/prices/calculate',
  permission: 'any-key',
  isQuestion: true,
  body: z.strictObject({
    model: z.string().min(1).max(256),
    deployment_id: z.string().max(256).optional().describe('Of several deployments; the first unless told.'),
    input_tokens: tokens.describe('With those read from and written to a cache.'),
    cached_tokens: tokens,
    cache_write_tokens: tokens,
    output_tokens: tokens.describe('With those spent on reasoning.'),
    reasoning_tokens: tokens,
    prices: z.strictObject(priceFields).optional().describe('Instead of those that hold now.'),
  }),
  answer: z.object({
    cost_nano: z.number().nullable().describe('Nano-dollars; null when it is not known.'),
    parts: z.record(z.string(), z.number()).nullable().describe('Nano-dollars; they add up to the cost.'),
    source: z.string().nullable(),
    note: z.string().nullable().describe('Why it is not known, or not quite.'),
  }),
  errors: ['NOT_FOUND'],
  handle: async ({ body, principal }, context) => {
    const prices = await pricesFor(body, principal, context);
    const { costNano, parts, source, note } = costOfModel(prices, {
      inputTokens: body.input_tokens,
      cachedTokens: body.cached_tokens,
      cacheWriteTokens: body.cache_write_tokens,
      cacheWriteHourTokens: null,
      outputTokens: body.output_tokens,
      reasoningTokens: body.reasoning_tokens,
      totalTokens: body.input_tokens + body.output_tokens,
    });
    return { body: { cost_nano: costNano, parts: parts && { ...parts }, source, note } };
  },
});

interface Asked {
  model: string;
  deployment_id?: string | undefined;
  prices?: Parameters<typeof statedPrices>[0] | undefined;
}

/** A price that is tried out is adjusted as those that hold are. */
async function pricesFor({ model, deployment_id, prices }: Asked, principal: Principal, context: RouteContext) {
  const found = callable(principal, context).find(({ name }) => name === model);
  const deployment = found?.deployments.find(({ id }) => deployment_id === undefined || id === deployment_id);
  if (!deployment) throw unknownModel(model);
  const asked: ModelDeployment = prices
    ? { ...deployment, name: '', prices: readPrices(statedPrices(prices)) }
    : deployment;
  return context.pricer.pricesOf(asked, context.clock());
}

const unknownModel = (model: string): SwitchboardError =>
  new SwitchboardError('NOT_FOUND', `There is no model "${model}" that you may call.`);

export const priceRoutes = [listPrices, setPrice, removePrice, calculatePrice];
