import { notifyManager, type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { isNoAnswer, livenessQuery } from '../api/liveness.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';

/** Says that the gateway is away, for as long as it is: what stands on the page stays, and is renewed when it is back. */
export function Connection() {
  return useIsLost() && <Lost />;
}

function Lost() {
  const queries = useQueryClient();
  const { isSuccess, isFetching, refetch } = useQuery(livenessQuery);
  useEffect(() => {
    if (isSuccess) void queries.refetchQueries({ predicate: hadNoAnswer });
  }, [queries, isSuccess]);
  return (
    <div className="connection">
      <Notice kind="bad">
        <span>
          <b className="strong">The gateway does not answer.</b> What you see may be old; what you are writing is kept.
        </span>
        <Button className="push" aria-disabled={isFetching} onClick={() => void refetch()}>
          Try again
        </Button>
      </Notice>
    </div>
  );
}

/** Whether something that is shown could not be asked for. */
function useIsLost(): boolean {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (onChange) => cache.subscribe(notifyManager.batchCalls(onChange)),
    () => cache.findAll({ type: 'active', predicate: hadNoAnswer }).length > 0,
  );
}

const hadNoAnswer = ({ queryKey, state }: Query): boolean =>
  queryKey[0] !== livenessQuery.queryKey[0] && isNoAnswer(state.fetchFailureReason ?? state.error);
