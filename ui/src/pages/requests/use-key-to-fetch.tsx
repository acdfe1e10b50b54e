import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type AccessRequest, accessRequestsQuery, fetchGrantedKey } from '../../api/access-requests.ts';
import { hubQuery } from '../../api/hub.ts';
import { keysQuery } from '../../api/keys.ts';
import { Button } from '../../kit/button.tsx';
import { tell } from '../../kit/toast.tsx';
import { RevealKey } from '../keys/reveal-key.tsx';

/**
 * Makes keys that were granted, and shows each once. It lives above the requests: these say at once that the key is fetched,
 * and its secret has to outlive that.
 */
export function useKeyToFetch(): { button: (request: AccessRequest) => ReactNode; dialog: ReactNode } {
  const queries = useQueryClient();
  const fetching = useMutation({
    mutationFn: ({ request_id }: AccessRequest) => fetchGrantedKey(request_id),
    onError: (error) => tell(error.message),
  });
  const done = async () => {
    fetching.reset();
    const changed = [accessRequestsQuery, hubQuery, keysQuery];
    await Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  };
  return {
    button: (request) => (
      <Button look="primary" icon="keys" disabled={fetching.isPending} onClick={() => fetching.mutate(request)}>
        Get your key
      </Button>
    ),
    dialog: fetching.data && (
      <RevealKey
        title={`Your key for ${fetching.variables.agent_name ?? 'the agent'}`}
        secret={fetching.data.key}
        onDone={() => void done()}
      />
    ),
  };
}
