import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components, paths } from './schema.ts';

/** A deployment of a model that was added over the API, as it may be edited: without its secrets. */
export type ModelEntry = components['schemas']['ModelEntry'];

export type ModelFallback =
  paths['/v1/model_fallbacks']['get']['responses']['200']['content']['application/json']['fallbacks'][number];

export type ModelProvider =
  paths['/v1/model_providers']['get']['responses']['200']['content']['application/json']['providers'][number];

/** What is said of a deployment; secrets that are kept stand as the marker. */
export type ModelEntryFields = {
  model_name: string;
  litellm_params: { model: string } & Record<string, unknown>;
  model_info: Record<string, unknown>;
};

/** Changes: what is left out stays, null clears. */
export type ModelEntryChanges = {
  model_name?: string;
  litellm_params?: Record<string, unknown>;
  model_info?: Record<string, unknown>;
};

/** Those of the database; those of the config file are not edited. */
export const modelEntriesQuery = queryOptions({
  queryKey: ['models', 'entries'],
  queryFn: async () => (await answerOf(api.GET('/v1/model_entries'))).entries,
});

/** Whom the gateway can ask. They change with the gateway alone. */
export const modelProvidersQuery = queryOptions({
  queryKey: ['model-providers'],
  queryFn: async () => (await answerOf(api.GET('/v1/model_providers'))).providers,
  staleTime: Number.POSITIVE_INFINITY,
});

export const modelFallbacksQuery = queryOptions({
  queryKey: ['models', 'fallbacks'],
  queryFn: async () => (await answerOf(api.GET('/v1/model_fallbacks'))).fallbacks,
});

export const addModelEntry = (entry: ModelEntryFields) => answerOf(api.POST('/model/new', { body: entry }));

export const changeModelEntry = (id: string, changes: ModelEntryChanges) =>
  answerOf(api.PATCH('/model/{model_id}/update', { params: { path: { model_id: id } }, body: changes }));

export const deleteModelEntry = (id: string) => answerOf(api.POST('/model/delete', { body: { id } }));

/** Asks what would be called a few words, before anything is saved; the provider may charge them. */
export const testModelEntry = (entry: ModelEntryFields) =>
  answerOf(api.POST('/health/test_connection', { body: entry }));

/** An empty list is none. */
export async function setModelFallback({ model, fallback_type, fallback_models }: Omit<ModelFallback, 'source'>) {
  if (fallback_models.length > 0)
    return answerOf(api.POST('/fallback', { body: { model, fallback_type, fallback_models } }));
  return answerOf(api.DELETE('/fallback/{model}', { params: { path: { model }, query: { fallback_type } } }));
}
