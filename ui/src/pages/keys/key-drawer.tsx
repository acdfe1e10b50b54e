import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { agentsQuery } from '../../api/agents.ts';
import { blockKey, deleteKey, type Key, keyQuery, keysQuery, rotateKey } from '../../api/keys.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmByName } from '../../kit/confirm-by-name.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { tell } from '../../kit/toast.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { limitsOf } from '../people/limits.ts';
import { Spent } from '../people/spent.tsx';
import { agentsOf, keyLabel, keyState } from './key-state.ts';
import { RotateKey } from './rotate-key.tsx';

/** One key: what it may reach and spend, and what can be done about it. */
export function KeyDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: key, error } = useQuery(keyQuery(id));
  const { data: agents = [] } = useQuery(agentsQuery);
  if (!key)
    return (
      <aside className="drawer" aria-label="Key" aria-busy={!error}>
        {error && <Notice kind="bad">{error.message}</Notice>}
      </aside>
    );
  const { kind, label } = keyState(key, Date.now());
  const named = agentsOf(key);
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
        <div className="sec-head">
          <h3>What it can reach</h3>
          <span className="note">key and team must both allow</span>
        </div>
        <div className="block">
          {named === null ? (
            <p className="ink-2">
              It names no agent itself: what its team may call, and what the gateway allows to all.
            </p>
          ) : (
            <p className="row wrap">
              {named.map((agent) => (
                <Link key={agent} className="tag" to="/agents/$agent" params={{ agent: nameOf(agent) }}>
                  <Icon name="agent" className="kind kind-agent" />
                  {nameOf(agent)}
                </Link>
              ))}
              {named.length === 0 && <span className="ink-2">Nothing.</span>}
            </p>
          )}
        </div>
        <div className="sec-head">
          <h3>What is known of it</h3>
        </div>
        <div className="block last">
          <dl className="kv">
            <dt>Shown as</dt>
            <dd className="mono">{key.key_name}</dd>
            <dt>Id</dt>
            <dd>
              <Copy text={key.key_id} />
            </dd>
            <dt>User, team</dt>
            <dd>{[key.user_id, key.team_id].filter(Boolean).join(', ') || 'none'}</dd>
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
      tell(isBlocked ? `${name} is let in again` : `Blocked ${name}`);
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
