import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api/client.ts';
import { isNoAnswer } from './api/liveness.ts';
import { onSignOutElsewhere, sessionEndQuery, sessionQuery } from './api/session.ts';
import type { AppRouter } from './router.tsx';
import { isBeingWritten } from './shell/being-written.ts';

const FRESH_MS = 5_000;
const MAX_RETRIES = 2;

/** What was refused is refused again; what gave no answer may answer the next time. */
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < MAX_RETRIES && !(error instanceof ApiError && error.status > 0 && error.status < 500);

/** Refused for want of a session: nothing else is, but for a wrong key or password where somebody signs in. */
const wantsSession = (error: Error): boolean => error instanceof ApiError && error.status === 401;

/**
 * Remembers answers, and leads to the sign-in when the session has ended, and from there back. A page on which somebody writes
 * stays, and asks on top of itself.
 */
export function createQueries(router: () => AppRouter): QueryClient {
  const askWhoIsThere = () => {
    queries.removeQueries({ queryKey: sessionQuery.queryKey });
    void router().invalidate();
  };
  const endSession = () => {
    if (isBeingWritten()) queries.setQueryData(sessionEndQuery.queryKey, Date.now());
    else askWhoIsThere();
  };
  const isSignedIn = () => queries.getQueryData(sessionQuery.queryKey) !== undefined;
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (wantsSession(error) && isSignedIn() && query.queryKey[0] !== sessionQuery.queryKey[0]) endSession();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => {
        // What is shown is asked for again, so that it says whether the gateway is away, or the session over.
        if (isNoAnswer(error) || (wantsSession(error) && isSignedIn())) void queries.refetchQueries({ type: 'active' });
      },
    }),
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: isWorthRetrying } },
  });
  onSignOutElsewhere(askWhoIsThere);
  return queries;
}
