import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { newestCallQuery, WATCHING_MS } from '../../api/first-call.ts';
import type { Call } from '../../api/types.ts';

const WATCHED = ['first-call-watched'];

/**
 * Watches for the first call while there is none, or no key to call with: a new gateway has only called itself. Whoever
 * watched sees it arrive.
 *
 * @param hasNoKey false until it is known
 */
export function useFirstCall(hasNoKey: boolean): { isKnown: boolean; isWatched: boolean; call: Call | null } {
  const queries = useQueryClient();
  /** What there was before; undefined while nobody watches. */
  const [known, keep] = useState(() => queries.getQueryData<string | null>(WATCHED));
  const isWatched = known !== undefined;
  const { data: newest, isPending } = useQuery({
    ...newestCallQuery,
    ...(isWatched && { refetchInterval: WATCHING_MS }),
  });
  if (!isWatched && newest !== undefined && (newest === null || hasNoKey)) keep(newest?.id ?? null);
  const call = isWatched && newest && newest.id !== known ? newest : null;
  useEffect(() => {
    // Each step leads away, and back to the next one; whoever saw the call has no more of them.
    if (call) queries.removeQueries({ queryKey: WATCHED });
    else if (known !== undefined) queries.setQueryData(WATCHED, known);
  }, [queries, known, call]);
  return { isKnown: !isPending, isWatched, call };
}
