import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { changeUser, deleteUser, userQuery } from '../../api/users.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { Acts } from '../people/acts.tsx';
import { KeysOf } from '../people/keys-of.tsx';
import { limitsOf } from '../people/limits.ts';
import { Spent } from '../people/spent.tsx';
import { Invite } from './invite.tsx';
import { ROLE_SAYS, ROLES } from './roles.ts';
import { UserForm } from './user-form.tsx';

/** One user: teams, keys, what it may and did spend. */
export function UserDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useQuery(userQuery(id));
  const [isEditing, setEditing] = useState(false);
  const [isInviting, setInviting] = useState(false);
  const mayManage = useMayManage();
  if (!data)
    return (
      <aside className="drawer" aria-label="User" aria-busy={!error}>
        {error && <Notice kind="bad">{error.message}</Notice>}
      </aside>
    );
  const { user_info: user, keys, teams } = data;
  return (
    <aside className="drawer" aria-label={`User ${id}`}>
      <header className="drawer-head">
        <div className="row">
          <Icon name="users" />
          <h2>{user.user_alias ?? id}</h2>
          <State kind={user.blocked ? 'refused' : 'ok'}>{user.blocked ? 'blocked' : 'active'}</State>
          <Button look="quiet" icon="x" className="push" aria-label="Close" onClick={onClose} />
        </div>
        <Acts
          name={id}
          isBlocked={user.blocked}
          calls={{ user_id: id }}
          onEdit={() => setEditing(true)}
          onBlock={(blocked) => changeUser({ user_id: id, blocked })}
          onDelete={() => deleteUser(id)}
          onDeleted={onClose}
          loses="The keys of this user are deleted, and refused from now on."
        />
      </header>
      <div className="drawer-body">
        <div className="sec-head">
          <h3>Teams</h3>
        </div>
        <div className="block">
          <p className="row wrap">
            {teams.map(({ team_id, team_alias }) => (
              <Link key={team_id} className="tag" to="/teams" search={{ team: team_id }}>
                <Icon name="teams" />
                {team_alias ?? team_id}
              </Link>
            ))}
            {teams.length === 0 && <span className="ink-2">None.</span>}
          </p>
        </div>
        <KeysOf keys={keys} />
        <Spent {...user} />
        <div className="sec-head">
          <h3>What is known of the user</h3>
        </div>
        <div className="block last">
          <dl className="kv">
            <dt>Id</dt>
            <dd>
              <Copy text={id} />
            </dd>
            <dt>E-mail</dt>
            <dd>{user.user_email ?? '—'}</dd>
            <dt>Role</dt>
            <dd>
              {ROLES[user.user_role]}
              <p className="small ink-3">{ROLE_SAYS[user.user_role]}</p>
            </dd>
            <dt>Limits</dt>
            <dd>{limitsOf(user)}</dd>
            <dt>Made</dt>
            <dd>
              {exact(Date.parse(user.created_at))} by {user.created_by}
            </dd>
            {mayManage && (
              <>
                <dt>Sign-in</dt>
                <dd>
                  <Button size="small" icon="link" disabled={user.blocked} onClick={() => setInviting(true)}>
                    Invite to choose a password
                  </Button>
                </dd>
              </>
            )}
          </dl>
        </div>
      </div>
      {isEditing && <UserForm user={user} onClose={() => setEditing(false)} onSaved={() => {}} />}
      {isInviting && <Invite userId={id} onClose={() => setInviting(false)} />}
    </aside>
  );
}
