import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type HubTerms = components['schemas']['HubTerms'];
export type ColleaguesAgent = components['schemas']['HubAgent'];

/** The cards of public agents; nobody has to be signed in. */
export const hubQuery = queryOptions({
  queryKey: ['hub'],
  queryFn: () => answerOf(api.GET('/public/agent_hub')),
});

/** Whose hub it is, in its own words. */
export const hubInfoQuery = queryOptions({
  queryKey: ['hub', 'info'],
  queryFn: () => answerOf(api.GET('/public/agent_hub/info')),
});

/** What who is signed in is shown, with the keys that reach it. */
export const colleaguesHubQuery = queryOptions({
  queryKey: ['hub', 'colleagues'],
  queryFn: async () => (await answerOf(api.GET('/v1/hub'))).agents,
});

export const hubTermsQuery = queryOptions({
  queryKey: ['hub', 'terms'],
  queryFn: () => answerOf(api.GET('/v1/hub/terms')),
});

export const changeHubTerms = (body: Partial<HubTerms>) => answerOf(api.PATCH('/v1/hub/terms', { body }));
