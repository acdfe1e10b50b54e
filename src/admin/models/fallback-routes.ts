import { z } from 'zod';
import type { FallbackType } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';

const name = z.string().min(1).max(256);
const type = z
  .enum(['general', 'context_window', 'content_policy'])
  .describe('For every failure, for requests that are too long, or for what the model would not speak of.');

const fallback = z.object({ model: z.string(), fallback_models: z.array(z.string()), fallback_type: type });
const params = z.object({ model: name });
const query = z.object({ fallback_type: type.default('general') });

/** Fallbacks of a model for one type are a thing of their own. */
const targetOf = (model: string, fallbackType: FallbackType): string => `${fallbackType}:${model}`;

function lookAtFallback(target: string, { modelFallbacks }: RouteContext) {
  const end = target.indexOf(':');
  const models = modelFallbacks.find(target.slice(end + 1), type.parse(target.slice(0, end)));
  return models ? { fallback_models: [...models] } : null;
}

const setFallback = defineRoute({
  name: 'setFallback',
  summary: 'Say which models stand in for one when it fails, in order; what was said before is replaced.',
  tag: 'models',
  method: 'POST',
  path: '/fallback',
  permission: 'manage',
  body: z.object({
    model: name,
    fallback_models: z.array(name).min(1).max(100),
    fallback_type: type.default('general'),
  }),
  answer: fallback.extend({ message: z.string() }),
  errors: ['NOT_FOUND', 'READ_ONLY'],
  audit: {
    action: 'model_fallback.set',
    targets: ({ body }) => [targetOf(body.model, body.fallback_type)],
    look: lookAtFallback,
  },
  handle: async ({ body }, { models, modelFallbacks }) => {
    const { model, fallback_models: standIns, fallback_type: fallbackType } = body;
    if (!models.find(model)) throw new SwitchboardError('NOT_FOUND', `There is no model "${model}".`);
    refuseUnfit(model, standIns, models);
    await modelFallbacks.set({ model, models: standIns, type: fallbackType });
    return { body: { ...body, message: 'Fallback configuration saved successfully' } };
  },
});

function refuseUnfit(model: string, standIns: readonly string[], { find }: RouteContext['models']): void {
  if (standIns.includes(model)) throw invalidField('fallback_models', `"${model}" cannot stand in for itself`);
  if (new Set(standIns).size < standIns.length) throw invalidField('fallback_models', 'names a model twice');
  const unknown = standIns.find((one) => !find(one));
  if (unknown !== undefined) throw invalidField('fallback_models', `there is no model "${unknown}"`);
}

const getFallback = defineRoute({
  name: 'getFallback',
  summary: 'Which models stand in for one, of the config file or of the API.',
  tag: 'models',
  method: 'GET',
  path: '/fallback/{model}',
  permission: 'inspect',
  params,
  query,
  answer: fallback,
  errors: ['NOT_FOUND'],
  handle: ({ params: { model }, query: { fallback_type } }, { modelFallbacks }) => {
    const models = modelFallbacks.find(model, fallback_type);
    if (!models) throw new SwitchboardError('NOT_FOUND', `No ${fallback_type} fallbacks are set for "${model}".`);
    return { body: { model, fallback_models: [...models], fallback_type } };
  },
});

const deleteFallback = defineRoute({
  name: 'deleteFallback',
  summary: 'Let nothing stand in for a model any more, as far as the API has said so.',
  tag: 'models',
  method: 'DELETE',
  path: '/fallback/{model}',
  permission: 'manage',
  params,
  query,
  answer: z.object({ model: z.string(), fallback_type: type, message: z.string() }),
  errors: ['NOT_FOUND', 'READ_ONLY'],
  audit: {
    action: 'model_fallback.remove',
    targets: (asked) => [targetOf(asked.params.model, asked.query.fallback_type)],
    look: lookAtFallback,
  },
  handle: async ({ params: { model }, query: { fallback_type } }, { modelFallbacks }) => {
    await modelFallbacks.remove(model, fallback_type);
    return { body: { model, fallback_type, message: 'Fallback configuration deleted successfully' } };
  },
});

const listFallbacks = defineRoute({
  name: 'listFallbacks',
  summary: 'Everything that stands in for a model, and whether the config file or the API says so.',
  tag: 'models',
  method: 'GET',
  path: '/v1/model_fallbacks',
  permission: 'inspect',
  answer: z.object({ fallbacks: z.array(fallback.extend({ source: z.enum(['config', 'api']) })) }),
  handle: (_request, { modelFallbacks }) => ({
    body: {
      fallbacks: modelFallbacks.list().map((rule) => ({
        model: rule.model,
        fallback_models: [...rule.models],
        fallback_type: rule.type,
        source: rule.source,
      })),
    },
  }),
});

export const fallbackRoutes = [setFallback, getFallback, deleteFallback, listFallbacks];
