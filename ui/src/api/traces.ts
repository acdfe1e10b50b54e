import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { CallFilter, TraceDetail } from './types.ts';

const PER_PAGE = 50;
/** A trace that did something so lately may do more. */
const MAY_GO_ON_MS = 60_000;
const REFRESH_MS = 3_000;

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

/** One trace, asked for again while it may grow. @param id in any spelling */
export const traceQuery = (id: string) =>
  queryOptions({
    queryKey: ['traces', 'one', id],
    queryFn: () => answerOf(api.GET('/v1/traces/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && mayGoOn(data) ? REFRESH_MS : false),
  });

const mayGoOn = ({ started_at, duration_ms }: TraceDetail): boolean =>
  Date.now() - Date.parse(started_at) - duration_ms < MAY_GO_ON_MS;
