import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type AccessRequest, withdrawRequest } from '../../api/access-requests.ts';
import { exact, relative } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useNow } from '../../kit/use-now.ts';
import { DeclineDialog, GrantDialog } from './decide-dialogs.tsx';
import { hasKeyToFetch, RequestState } from './request-state.tsx';
import { useKeyToFetch } from './use-key-to-fetch.tsx';
import { useRequestChange } from './use-request-change.ts';

/** Who asks for which agent, and what can be said to it; what waits stands first. */
export function RequestsList({ requests }: { requests: readonly AccessRequest[] | undefined }) {
  const [deciding, decide] = useState<{ request: AccessRequest; says: 'yes' | 'no' } | null>(null);
  const toFetch = useKeyToFetch();
  const now = useNow();
  if (requests?.length === 0)
    return (
      <Empty title="Nobody has asked for an agent yet">
        <p>Whoever is signed in asks for one on the hub; what they ask for stands here.</p>
        <Link className="btn" to="/hub">
          Open the hub
        </Link>
      </Empty>
    );
  const close = () => decide(null);
  return (
    <div className="scroll">
      {!requests && <div className="skeleton" />}
      <ul className="requests" aria-label="Requests">
        {requests?.toSorted(waitingFirst).map((request) => (
          <li key={request.request_id}>
            <div>
              <b className="name">{request.user_id}</b>
              <span className="row small ink-2">
                <Icon name="agent" className="kind kind-agent" />
                {request.agent_name ?? 'an agent that is gone'}
                {request.team_id && ` in ${request.team_id}`}
              </span>
            </div>
            <div className="purpose">
              <p>{request.purpose}</p>
              {request.answer !== null && <q className="ink-3">{request.answer}</q>}
            </div>
            <div>
              <RequestState state={request.state} />
              <p className="small ink-3" title={exact(Date.parse(request.decided_at ?? request.created_at))}>
                {request.decided_by !== null && `by ${request.decided_by}, `}
                {relative(Date.parse(request.decided_at ?? request.created_at), now)}
              </p>
            </div>
            <div className="row acts">
              {request.may_decide && (
                <>
                  <Button size="small" onClick={() => decide({ request, says: 'yes' })}>
                    Grant
                  </Button>
                  <Button size="small" look="quiet" onClick={() => decide({ request, says: 'no' })}>
                    Decline
                  </Button>
                </>
              )}
              {request.own && request.state === 'open' && <Withdraw id={request.request_id} />}
              {hasKeyToFetch(request) && toFetch.button(request)}
            </div>
          </li>
        ))}
      </ul>
      {toFetch.dialog}
      {deciding?.says === 'yes' && <GrantDialog request={deciding.request} onClose={close} />}
      {deciding?.says === 'no' && <DeclineDialog request={deciding.request} onClose={close} />}
    </div>
  );
}

/** What somebody waits for, then the newest. */
const waitingFirst = (one: AccessRequest, other: AccessRequest): number =>
  Number(other.state === 'open') - Number(one.state === 'open') || other.created_at.localeCompare(one.created_at);

export function Withdraw({ id }: { id: string }) {
  const withdrawing = useRequestChange(withdrawRequest, 'Withdrawn');
  return (
    <Button size="small" look="quiet" disabled={withdrawing.isPending} onClick={() => withdrawing.mutate(id)}>
      Withdraw
    </Button>
  );
}
