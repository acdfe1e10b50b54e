import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type User, usersQuery } from '../../api/users.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { budgetOf } from '../people/limits.ts';
import { type Column, PeoplePage } from '../people/people-page.tsx';
import { Invite } from './invite.tsx';
import { ROLE_SAYS, ROLES } from './roles.ts';
import { UserDrawer } from './user-drawer.tsx';
import { UserForm } from './user-form.tsx';

const route = getRouteApi('/app/users');

const COLUMNS: readonly Column<User>[] = [
  {
    name: 'User',
    show: ({ user_id, user_alias, user_email }) => (
      <Link to="/users" search={(before) => ({ ...before, user: user_id })} activeProps={{}}>
        <b className="name">{user_alias ?? user_id}</b>
        <span className="sub">{user_email ?? user_id}</span>
      </Link>
    ),
    sort: { id: 'user', rankOf: ({ user_id, user_alias }) => user_alias ?? user_id },
  },
  {
    name: 'State',
    show: ({ blocked }) => <State kind={blocked ? 'refused' : 'ok'}>{blocked ? 'blocked' : 'active'}</State>,
    sort: { id: 'state', rankOf: ({ blocked }) => Number(!blocked) },
  },
  {
    name: 'Role',
    show: ({ user_role }) => <span title={ROLE_SAYS[user_role]}>{ROLES[user_role]}</span>,
    sort: { id: 'role', rankOf: ({ user_role }) => ROLES[user_role] },
  },
  {
    name: 'Limit',
    look: 'num p2 sub',
    show: ({ rpm_limit }) => (rpm_limit === null ? '—' : `${rpm_limit} / min`),
    sort: { id: 'limit', isAmount: true, rankOf: ({ rpm_limit }) => rpm_limit },
  },
  {
    name: 'Budget',
    look: 'num p1',
    show: (user) => budgetOf(user) ?? '—',
    sort: { id: 'budget', isAmount: true, rankOf: ({ max_budget }) => max_budget },
  },
];

/** Every user, with the one that is open beside the list. */
export function UsersPage() {
  const { user: openId, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = useQuery(usersQuery);
  const [isMaking, setMaking] = useState(false);
  const [invitedId, setInvitedId] = useState<string>();
  const mayManage = useMayManage();
  if (error && !data) throw error;

  const open = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, user: id }) });
  return (
    <>
      <PeoplePage
        title="Users"
        searchLabel="Name, e-mail or id"
        find={find}
        onFind={(text) =>
          void navigate({ search: (before) => ({ ...before, find: text || undefined }), replace: true })
        }
        items={data?.filter((user) => isFound(user, find))}
        columns={COLUMNS}
        idOf={({ user_id }) => user_id}
        openId={openId}
        onOpen={open}
        make={
          mayManage && (
            <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
              New user
            </Button>
          )
        }
        empty={{
          title: 'No user has been made yet',
          says: 'A user owns keys, belongs to teams, and may sign in here.',
        }}
        says={mayManage ? null : 'You see every user, and change none.'}
        drawer={openId !== undefined && <UserDrawer key={openId} id={openId} onClose={() => open(undefined)} />}
      />
      {isMaking && (
        <UserForm
          onClose={() => setMaking(false)}
          onSaved={(id, isInvited) => {
            open(id);
            if (isInvited) setInvitedId(id);
          }}
        />
      )}
      {invitedId !== undefined && <Invite userId={invitedId} onClose={() => setInvitedId(undefined)} />}
    </>
  );
}

function isFound({ user_id, user_alias, user_email }: User, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [user_id, user_alias, user_email].some((one) => one?.toLowerCase().includes(wanted));
}
