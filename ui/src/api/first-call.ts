import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** How often it is looked for. */
export const WATCHING_MS = 1_000;

/** The newest call there is, of whatever time; while there is none, it is watched for. */
export const newestCallQuery = queryOptions({
  queryKey: ['calls', 'newest'],
  queryFn: async () => (await answerOf(api.GET('/v1/calls', { params: { query: { limit: 1 } } }))).calls[0] ?? null,
  refetchInterval: ({ state }) => (state.data === null ? WATCHING_MS : false),
});
