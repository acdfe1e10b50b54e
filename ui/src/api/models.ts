import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type ModelDeployment = components['schemas']['ModelDeployment'];

export type DeploymentStanding = components['schemas']['DeploymentStanding'];

const REFRESH_MS = 15_000;

/** The deployments of all models, those of one model together. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async () => (await answerOf(api.GET('/v1/model/info'))).data,
  refetchInterval: REFRESH_MS,
});

const STANDING_REFRESH_MS = 2_000;

/** How the deployments stand, by id. */
export const standingsQuery = queryOptions({
  queryKey: ['models', 'standings'],
  queryFn: async () => {
    const { deployments } = await answerOf(api.GET('/v1/model_deployments'));
    return new Map(deployments.map((one) => [one.id, one]));
  },
  refetchInterval: STANDING_REFRESH_MS,
});

const named = (deployment_id: string) => ({ params: { path: { deployment_id } } });

export const pauseDeployment = (id: string, reason: string) =>
  answerOf(api.POST('/v1/model_deployments/{deployment_id}/pause', { ...named(id), body: { reason } }));

export const resumeDeployment = (id: string) =>
  answerOf(api.POST('/v1/model_deployments/{deployment_id}/resume', named(id)));

/** Asks it a few words; the provider may charge them. */
export const testDeployment = (id: string) =>
  answerOf(api.POST('/v1/model_deployments/{deployment_id}/test', named(id)));
