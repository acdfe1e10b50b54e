import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type AccessRequest, accessRequestsQuery } from '../../api/access-requests.ts';
import { sessionIfAnyQuery } from '../../api/session.ts';
import type { Session } from '../../api/types.ts';
import { shownKey } from '../../format/id.ts';
import { relative } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { AskDialog } from '../requests/ask-dialog.tsx';
import { hasKeyToFetch, RequestState } from '../requests/request-state.tsx';
import { Withdraw } from '../requests/requests-list.tsx';
import { useKeyToFetch } from '../requests/use-key-to-fetch.tsx';
import type { HubAgent } from './hub-agent.ts';

/** The way to a key for an agent: sign in, ask, wait, fetch it; or the key that reaches it already. */
export function AskForIt({ agent }: { agent: HubAgent }) {
  const { data: session } = useQuery(sessionIfAnyQuery());
  if (!session)
    return (
      <section aria-label="Access">
        <h3>A key for it</h3>
        <p className="row wrap">
          <Link className="btn primary" to="/sign-in" search={{ to: `/hub?agent=${encodeURIComponent(agent.name)}` }}>
            Sign in to ask for one
          </Link>
        </p>
      </section>
    );
  return session.user_id === null ? null : <OfUser agent={agent} session={session} />;
}

function OfUser({ agent: { name, keys }, session }: { agent: HubAgent; session: Session }) {
  const [isAsking, setAsking] = useState(false);
  const toFetch = useKeyToFetch();
  const { data: requests = [] } = useQuery(accessRequestsQuery);
  const own = requests.filter((request) => request.own && request.agent_name === name);
  const latest = own.find(({ state }) => state === 'open') ?? own[0];
  return (
    <section aria-label="Access">
      <h3>A key for it</h3>
      {keys.length > 0 && (
        <p>
          You have {keys.length === 1 ? 'one' : keys.length}:{' '}
          {keys.map(({ key_id, key_alias, key_name }, index) => (
            <span key={key_id}>
              {index > 0 && ', '}
              <Link className="textlink mono" to="/keys" search={{ key: key_id }}>
                {key_alias ?? shownKey(key_name)}
              </Link>
            </span>
          ))}
        </p>
      )}
      {latest && <Latest request={latest}>{hasKeyToFetch(latest) && toFetch.button(latest)}</Latest>}
      {toFetch.dialog}
      {latest?.state !== 'open' && !(latest && hasKeyToFetch(latest)) && (
        <p className="row wrap">
          <Button look={keys.length === 0 ? 'primary' : 'plain'} onClick={() => setAsking(true)}>
            {keys.length === 0 ? 'Ask for access' : 'Ask for another'}
          </Button>
        </p>
      )}
      {isAsking && (
        <AskDialog
          agent={name}
          session={session}
          reaching={keys.map(({ key_id }) => key_id)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

/** What became of the last request. */
function Latest({ request, children }: { request: AccessRequest; children: ReactNode }) {
  const at = Date.parse(request.decided_at ?? request.created_at);
  return (
    <div className="row wrap">
      <RequestState state={request.state} />
      <span className="ink-3 small">{relative(at, Date.now())}</span>
      {request.answer !== null && <q>{request.answer}</q>}
      {request.state === 'open' && <Withdraw id={request.request_id} />}
      {children}
    </div>
  );
}
