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
