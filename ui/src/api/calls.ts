import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { CallFilter } from './types.ts';

const PER_PAGE = 100;

/** Calls, newest first, page by page. */
export const callsQuery = (filter: CallFilter) =>
  infiniteQueryOptions({
    queryKey: ['calls', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/calls', {
          params: { query: { ...filter, limit: PER_PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** The newest calls of something, for a page that shows a few. */
export const latestCallsQuery = (filter: CallFilter, limit: number) =>
  queryOptions({
    queryKey: ['calls', 'latest', filter, limit],
    queryFn: async () => (await answerOf(api.GET('/v1/calls', { params: { query: { ...filter, limit } } }))).calls,
    refetchInterval: 10_000,
  });

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id],
    queryFn: () => answerOf(api.GET('/v1/calls/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
