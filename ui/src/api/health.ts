import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** How every agent fares, without asking any. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => answerOf(api.GET('/health')),
  refetchInterval: 15_000,
});
