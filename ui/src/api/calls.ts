import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { CallFilter } from './types.ts';

const PER_PAGE = 100;
const TOTALS_REFRESH_MS = 15_000;

/** Calls, newest first unless the filter tells an order, page by page. */
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

/** Which calls are meant, in whatever order they are listed. */
export const unordered = (filter: CallFilter): CallFilter => ({ ...filter, sort_by: undefined, sort_order: undefined });

/** What all calls come to that a filter finds, those included that no page was asked for yet. */
export const callTotalsQuery = (filter: CallFilter) =>
  queryOptions({
    queryKey: ['calls', 'totals', unordered(filter)],
    queryFn: () => answerOf(api.GET('/v1/calls/totals', { params: { query: unordered(filter) } })),
    refetchInterval: TOTALS_REFRESH_MS,
  });

/** What a call caused, in a few numbers. */
export const causedQuery = (id: string) =>
  queryOptions({
    queryKey: ['calls', 'caused', id],
    queryFn: () => answerOf(api.GET('/v1/calls/{id}/caused', { params: { path: { id } } })),
  });

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id],
    queryFn: () => answerOf(api.GET('/v1/calls/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
