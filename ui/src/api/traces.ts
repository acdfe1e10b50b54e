import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { CallFilter } from './types.ts';

const PER_PAGE = 50;

/** Traces of which a call fits the filter, newest first, page by page. */
export const tracesQuery = (filter: CallFilter) =>
  infiniteQueryOptions({
    queryKey: ['traces', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/traces', {
          params: { query: { ...filter, limit: PER_PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** What ran when in traces, by their ids. @param traces up to 100 */
export const hopsOf = async (traces: string[]) => {
  const { traces: found } = await answerOf(api.GET('/v1/trace_hops', { params: { query: { trace: traces } } }));
  return new Map(found.map(({ trace_id, hops }) => [trace_id, hops]));
};

/** One trace. @param id in any spelling */
export const traceQuery = (id: string) =>
  queryOptions({
    queryKey: ['traces', 'one', id],
    queryFn: () => answerOf(api.GET('/v1/traces/{id}', { params: { path: { id } } })),
  });

/** The traces beside one, in the list of those that a filter finds. */
export const neighboursQuery = (id: string, filter: CallFilter) =>
  queryOptions({
    queryKey: ['traces', 'neighbours', id, filter],
    queryFn: () => answerOf(api.GET('/v1/traces/{id}/neighbours', { params: { path: { id }, query: filter } })),
  });
