import { useQuery } from '@tanstack/react-query';
import { auditProofQuery } from '../../api/audit.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';

/** Proves that nothing was changed or taken out of the log. */
export function ProofButton() {
  const { data, error, isFetching, refetch } = useQuery(auditProofQuery);
  return (
    <>
      {error && <State kind="error">{error.message}</State>}
      {data && (
        <State kind={data.intact ? 'ok' : 'error'}>{data.intact ? 'the chain is whole' : 'the chain is broken'}</State>
      )}
      <Button icon="shield" disabled={isFetching} onClick={() => void refetch()}>
        {isFetching ? 'Checking' : 'Prove the log'}
      </Button>
    </>
  );
}
