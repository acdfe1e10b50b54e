import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type HealthHistory = components['schemas']['HealthHistory'];

/** How every agent fares, without asking any. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => answerOf(api.GET('/health')),
  refetchInterval: 15_000,
});

/** How every agent fared in the last 24 hours, hour by hour. */
export const healthHistoryQuery = queryOptions({
  queryKey: ['health', 'history'],
  queryFn: () => answerOf(api.GET('/agent/health_history')),
  refetchInterval: 60_000,
});
