import { z } from 'zod';
import { decide } from '../../access/index.ts';
import type { ModelDeployment } from '../../models/index.ts';
import { defineRoute } from '../http/route.ts';

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
      .looseObject({ id: z.string().describe('Of the deployment; calls’ records carry it.') })
      .describe('As configured.'),
  })
  .meta({ id: 'ModelDeployment' });

const view = ({ id, name, provider, upstreamModel, weight, order, info }: ModelDeployment) => ({
  model_name: name,
  litellm_params: { model: `${provider}/${upstreamModel}`, custom_llm_provider: provider, weight, order },
  model_info: { ...info, id },
});

const modelInfo = (name: string, path: string) =>
  defineRoute({
    name,
    summary: 'The deployments of all models that the key may call, without keys and addresses.',
    tag: 'models',
    method: 'GET',
    path,
    permission: 'any-key',
    answer: z.object({ data: z.array(deploymentView) }),
    handle: ({ principal }, { models }) => {
      const callable = models.list().filter((model) => decide(principal, 'model.call', model).allowed);
      return { body: { data: callable.flatMap(({ deployments }) => deployments.map(view)) } };
    },
  });

export const modelRoutes = [modelInfo('modelInfo', '/model/info'), modelInfo('modelInfoV1', '/v1/model/info')];
