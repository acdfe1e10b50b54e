import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api/client.ts';
import { sessionQuery } from './api/session.ts';
import type { AppRouter } from './router.tsx';

const FRESH_MS = 5_000;
const MAX_RETRIES = 2;

/** What was refused is refused again; what gave no answer may answer the next time. */
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < MAX_RETRIES && !(error instanceof ApiError && error.status > 0 && error.status < 500);

/** Remembers answers, and leads to the sign-in when the session has ended, and from there back. */
export function createQueries(router: () => AppRouter): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (!(error instanceof ApiError && error.status === 401)) return;
        if (query.queryKey[0] === sessionQuery.queryKey[0]) return;
        queries.removeQueries({ queryKey: sessionQuery.queryKey });
        void router().invalidate();
      },
    }),
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: isWorthRetrying } },
  });
  return queries;
}
