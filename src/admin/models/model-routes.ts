import { z } from 'zod';
import { decide } from '../../access/index.ts';
import type { ModelDeployment, Pricer } from '../../models/index.ts';
import { defineRoute } from '../http/route.ts';

const NANO = 1e-9;
const dollars = z.number().nullable();

/** Neither keys nor addresses: an upstream is nobody's business but its operator's. */
const deploymentView = z
  .object({
    model_name: z.string(),
    litellm_params: z.object({
      model: z.string().describe('"provider/model", as the provider is asked.'),
      custom_llm_provider: z.string(),
      weight: z.number(),
      order: z.number(),
    }),
    model_info: z
      .looseObject({
        id: z.string().describe('Of the deployment; calls’ records carry it.'),
        input_cost_per_token: dollars.describe('Dollars, at the lowest tier; null when no price is known.'),
        output_cost_per_token: dollars,
        price_source: z.string().nullable().describe('Where its prices come from; null when it has none.'),
      })
      .describe('As configured, with the prices that hold now.'),
  })
  .meta({ id: 'ModelDeployment' });

async function view(deployment: ModelDeployment, pricer: Pricer, now: number): Promise<z.input<typeof deploymentView>> {
  const { id, name, provider, upstreamModel, weight, order, info } = deployment;
  const prices = await pricer.pricesOf(deployment, now);
  return {
    model_name: name,
    litellm_params: { model: `${provider}/${upstreamModel}`, custom_llm_provider: provider, weight, order },
    model_info: {
      ...info,
      id,
      input_cost_per_token: inDollars(prices?.input),
      output_cost_per_token: inDollars(prices?.output),
      price_source: prices?.source ?? null,
    },
  };
}

/** Rounded to where a nano-dollar's last digits are still exact. */
const inDollars = (nano: number | undefined): number | null =>
  nano === undefined ? null : Number((nano * NANO).toPrecision(12));

const modelInfo = (name: string, path: string) =>
  defineRoute({
    name,
    summary: 'The deployments of all models that the key may call, with their prices, without keys and addresses.',
    tag: 'models',
    method: 'GET',
    path,
    permission: 'any-key',
    answer: z.object({ data: z.array(deploymentView) }),
    handle: async ({ principal }, { models, pricer, clock }) => {
      const callable = models.list().filter((model) => decide(principal, 'model.call', model).allowed);
      const deployments = callable.flatMap((model) => model.deployments);
      return { body: { data: await Promise.all(deployments.map((one) => view(one, pricer, clock()))) } };
    },
  });

export const modelRoutes = [modelInfo('modelInfo', '/model/info'), modelInfo('modelInfoV1', '/v1/model/info')];
