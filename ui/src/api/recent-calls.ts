import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** As many as the API gives at once. */
const MOST = 500;

/** The newest calls of a time range, and whether they are all of it. @param since epoch milliseconds @param agent of one alone */
export const recentCallsQuery = (since: number | undefined, agent?: string) =>
  queryOptions({
    queryKey: ['calls', 'recent', since, agent],
    queryFn: async () => {
      const query = { limit: MOST, ...(since !== undefined && { since }), ...(agent !== undefined && { agent }) };
      const { calls, next_cursor } = await answerOf(api.GET('/v1/calls', { params: { query } }));
      return { calls, areAll: next_cursor === null };
    },
    refetchInterval: 15_000,
  });

/** The newest calls that an agent itself made, with a key of its own. @param caller id of the agent */
export const callsByAgentQuery = (since: number | undefined, caller: string) =>
  queryOptions({
    queryKey: ['calls', 'by-agent', since, caller],
    queryFn: async () => {
      const query = { limit: MOST, caller_agent_id: caller, ...(since !== undefined && { since }) };
      return (await answerOf(api.GET('/v1/calls', { params: { query } }))).calls;
    },
  });

const GROWING_MS = 1_000;

/** The calls of a trace, the first one first; asked again until the one that is waited for is there. @param requestId null while it goes on */
export const callsOfTraceQuery = (trace: string, requestId: string | null) =>
  queryOptions({
    queryKey: ['calls', 'of-trace', trace],
    queryFn: async () => {
      const { calls } = await answerOf(api.GET('/v1/calls', { params: { query: { trace, limit: MOST } } }));
      return calls.toSorted((a, b) => Date.parse(a.started_at) - Date.parse(b.started_at));
    },
    refetchInterval: ({ state }) =>
      state.data?.some(({ request_id }) => request_id === requestId) === true ? false : GROWING_MS,
  });
