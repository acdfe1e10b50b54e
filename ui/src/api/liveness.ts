import { queryOptions } from '@tanstack/react-query';
import { ApiError, answerOf, api } from './client.ts';

const ASK_AGAIN_MS = 3_000;

/** Whether the gateway is there at all; asked again and again until it is. */
export const livenessQuery = queryOptions({
  queryKey: ['liveness'],
  queryFn: () => answerOf(api.GET('/health/liveliness')),
  retry: false,
  gcTime: 0,
  refetchInterval: ({ state }) => (state.status === 'success' ? false : ASK_AGAIN_MS),
});

/** Whether nobody answered, or only a proxy in its place. */
export const isNoAnswer = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || (error.status >= 502 && error.code === 'UNKNOWN'));
