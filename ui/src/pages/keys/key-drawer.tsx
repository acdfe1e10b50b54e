import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { agentsQuery } from '../../api/agents.ts';
import { blockKey, deleteKey, type Key, keyQuery, keysQuery, rotateKey } from '../../api/keys.ts';
import { sessionQuery } from '../../api/session.ts';
import { teamsQuery } from '../../api/teams.ts';
import { shownKey } from '../../format/id.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmByName } from '../../kit/confirm-by-name.tsx';
import { CopyId } from '../../kit/copy-id.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { tell, tellWithUndo } from '../../kit/toast.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { CallIt } from '../agent/call-it.tsx';
import { limitsOf } from '../people/limits.ts';
import { Spent } from '../people/spent.tsx';
import { BudgetCurve } from './budget-curve.tsx';
import { KeyReach } from './key-reach.tsx';
import { agentsOf, keyLabel, keyState } from './key-state.ts';
import { RotateKey } from './rotate-key.tsx';

/** One key: what it may reach and spend, and what can be done about it. */
export function KeyDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: key, error } = useQuery(keyQuery(id));
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: usePowers().maySeeTeams });
  const { base_url } = useSuspenseQuery(sessionQuery).data;
  if (!key)
    return (
      <aside className="drawer" aria-label="Key" aria-busy={!error}>
        {error && <Notice kind="bad">{error.message}</Notice>}
      </aside>
    );
  const { kind, label } = keyState(key, Date.now());
  const [first] = agentsOf(key) ?? [];
  const team = teams.find(({ team_id }) => team_id === key.team_id)?.team_alias ?? key.team_id;
  const owners = [key.user_id, team].filter((one) => one !== null);
  const nameOf = (agent: string) => agents.find(({ agent_id }) => agent_id === agent)?.agent_name ?? agent;
  return (
    <aside className="drawer" aria-label={`Key ${keyLabel(key)}`}>
      <header className="drawer-head">
        <div className="row">
          <Icon name="keys" />
          <h2>{keyLabel(key)}</h2>
          <State kind={kind}>{label}</State>
          <Button look="quiet" icon="x" className="push" aria-label="Close" onClick={onClose} />
        </div>
        <Acts
          id={id}
          name={keyLabel(key)}
          isBlocked={key.blocked}
          alias={key.key_alias}
          owned={key}
          onDeleted={onClose}
        />
      </header>
      <div className="drawer-body">
        <Spent {...key} />
        {key.max_budget !== null && <BudgetCurve id={key.key_id} made={key.created_at} />}
        <div className="sec-head">
          <h3>What it can reach</h3>
          <span className="note">key and team must both allow</span>
        </div>
        <KeyReach id={key.key_id} team={team} />
        {first !== undefined && (
          <div className="block try-it">
            <CallIt base={base_url} agent={nameOf(first)} />
          </div>
        )}
        <div className="sec-head">
          <h3>What is known of it</h3>
        </div>
        <div className="block last">
          <dl className="kv">
            <dt>Shown as</dt>
            <dd className="mono">{shownKey(key.key_name)}</dd>
            <dt>Id</dt>
            <dd>
              <CopyId id={key.key_id} />
            </dd>
            <dt>User, team</dt>
            <dd>{owners.length === 0 ? 'none' : owners.join(', ')}</dd>
            <dt>Limits</dt>
            <dd>{limitsOf(key)}</dd>
            <dt>Tags</dt>
            <dd>{key.tags.join(', ') || 'none'}</dd>
            <dt>Content</dt>
            <dd>{key.log_content === null ? 'as agent and gateway say' : key.log_content ? 'kept' : 'never kept'}</dd>
            <dt>Made</dt>
            <dd>
              {exact(Date.parse(key.created_at))} by {key.created_by}
            </dd>
            <dt>Last used</dt>
            <dd>{key.last_active === null ? 'never' : exact(Date.parse(key.last_active))}</dd>
            <dt>Expires</dt>
            <dd>{key.expires === null ? 'never' : exact(Date.parse(key.expires))}</dd>
          </dl>
        </div>
      </div>
    </aside>
  );
}

interface ActsProps {
  id: string;
  name: string;
  alias: string | null;
  isBlocked: boolean;
  /** Whose it is. */
  owned: Pick<Key, 'user_id' | 'team_id' | 'agent_id'>;
  onDeleted: () => void;
}

function Acts({ id, name, alias, isBlocked, owned, onDeleted }: ActsProps) {
  const { mayChangeKey, mayRotateKey } = usePowers();
  const queries = useQueryClient();
  const [asking, ask] = useState<'rotate' | 'delete' | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: keysQuery.queryKey });
  const blocking = useMutation({
    mutationFn: () => blockKey(id, !isBlocked),
    onSuccess: async () => {
      if (isBlocked) tell(`${name} is let in again`);
      else tellWithUndo(`Blocked ${name}`, () => blockKey(id, false).then(refresh));
      await refresh();
    },
    onError: (error) => tell(error.message),
  });
  const deleting = useMutation({
    mutationFn: () => deleteKey(id),
    onSuccess: async () => {
      tell(`Deleted ${name}`);
      onDeleted();
      await refresh();
    },
  });
  const itsCalls = (
    <Link className="btn small" to="/calls" search={alias === null ? { key_id: id } : { key_alias: alias }}>
      <Icon name="calls" />
      Its calls
    </Link>
  );
  return (
    <div className="row acts">
      {mayRotateKey(owned) && (
        <Button size="small" icon="replay" onClick={() => ask('rotate')}>
          Rotate
        </Button>
      )}
      {itsCalls}
      {mayChangeKey(owned) && (
        <span className="push row">
          <Button
            size="small"
            look={isBlocked ? 'plain' : 'danger'}
            disabled={blocking.isPending}
            onClick={() => blocking.mutate()}
          >
            {isBlocked ? 'Unblock' : 'Block'}
          </Button>
          <Button size="small" look="danger" onClick={() => ask('delete')}>
            Delete
          </Button>
        </span>
      )}
      {asking === 'rotate' && (
        <RotateKey name={name} onRotate={(grace) => rotateKey(id, grace)} onDone={refresh} onClose={() => ask(null)} />
      )}
      <ConfirmByName
        name={name}
        title={`Delete ${name}?`}
        action="Delete"
        open={asking === 'delete'}
        busy={deleting.isPending}
        problem={deleting.error?.message}
        onConfirm={() => deleting.mutate()}
        onClose={() => ask(null)}
      >
        <p>Whoever uses it is refused from now on. Its calls stay on record. This cannot be undone.</p>
      </ConfirmByName>
    </div>
  );
}
