import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type TraceDestination = components['schemas']['TraceDestination'];

const REFRESH_MS = 5_000;

/** Whether calls can be served, and what the gateway keeps its data in. */
export const readinessQuery = queryOptions({
  queryKey: ['readiness'],
  queryFn: () => answerOf(api.GET('/health/readiness')),
  refetchInterval: REFRESH_MS,
});

/** Where traces are sent, and how that goes. */
export const destinationsQuery = queryOptions({
  queryKey: ['destinations'],
  queryFn: async () => (await answerOf(api.GET('/v1/tracing/destinations'))).destinations,
  refetchInterval: REFRESH_MS,
});

export const testDestination = (name: string) =>
  answerOf(api.POST('/v1/tracing/destinations/{name}/test', { params: { path: { name } } }));
