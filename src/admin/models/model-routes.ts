import { z } from 'zod';
import { decide } from '../../access/index.ts';
import type { ModelDeployment } from '../../models/index.ts';
import type { RouteContext } from '../dependencies.ts';
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
        db_model: z.boolean().describe('Registered over the API; false for those of the config file.'),
        input_cost_per_token: dollars.describe('Dollars, at the lowest tier; null when no price is known.'),
        output_cost_per_token: dollars,
        price_source: z.string().nullable().describe('Where its prices come from; null when it has none.'),
      })
      .describe('As configured, with the prices that hold now.'),
  })
  .meta({ id: 'ModelDeployment' });

async function view(
  deployment: ModelDeployment,
  { pricer, modelEntries, clock }: Pick<RouteContext, 'pricer' | 'modelEntries' | 'clock'>,
): Promise<z.input<typeof deploymentView>> {
  const { id, name, provider, upstreamModel, weight, order, info } = deployment;
  const prices = await pricer.pricesOf(deployment, clock());
  return {
    model_name: name,
    litellm_params: { model: `${provider}/${upstreamModel}`, custom_llm_provider: provider, weight, order },
    model_info: {
      ...info,
      id,
      db_model: modelEntries.find(id) !== undefined,
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
    query: z.object({ litellm_model_id: z.string().max(256).optional().describe('Only this deployment.') }),
    answer: z.object({ data: z.array(deploymentView) }),
    handle: async ({ principal, query: { litellm_model_id: id } }, context) => {
      const callable = context.models.list().filter((model) => decide(principal, 'model.call', model).allowed);
      const deployments = callable.flatMap((model) => model.deployments);
      const asked = deployments.filter((one) => id === undefined || one.id === id);
      return { body: { data: await Promise.all(asked.map((one) => view(one, context))) } };
    },
  });

export const modelRoutes = [modelInfo('modelInfo', '/model/info'), modelInfo('modelInfoV1', '/v1/model/info')];
