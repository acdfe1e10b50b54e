import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type ModelDeployment = components['schemas']['ModelDeployment'];

const REFRESH_MS = 15_000;

/** The deployments of all models, those of one model together. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async () => (await answerOf(api.GET('/v1/model/info'))).data,
  refetchInterval: REFRESH_MS,
});
