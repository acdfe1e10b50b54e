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

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id],
    queryFn: () => answerOf(api.GET('/v1/calls/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
