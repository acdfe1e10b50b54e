import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { addMember, changeMember, removeMember, type Team, type TeamRole } from '../../api/teams.ts';
import { Button } from '../../kit/button.tsx';
import { tell } from '../../kit/toast.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { textOf } from '../people/limits.ts';
import { UserField } from '../people/user-field.tsx';

const ROLES: Record<TeamRole, string> = { user: 'member', admin: 'admin' };

/** Who belongs to a team, and as what. */
export function Members({ team: { team_id, members_with_roles } }: { team: Team }) {
  const { mayInspect, mayRunTeam } = usePowers();
  const mayChange = mayRunTeam(team_id);
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => tell(error.message),
  });
  return (
    <>
      <div className="sec-head">
        <h3>Members</h3>
        <span className="note">admins manage its keys and members</span>
      </div>
      <div className="block">
        <ul className="members">
          {members_with_roles.map(({ user_id, role }) => (
            <li key={user_id}>
              {mayInspect ? (
                <Link className="textlink" to="/users" search={{ user: user_id }}>
                  {user_id}
                </Link>
              ) : (
                user_id
              )}
              {!mayChange && <span className="push ink-3">{ROLES[role]}</span>}
              {mayChange && (
                <span className="push row">
                  <RoleChoice
                    label={`Role of ${user_id}`}
                    value={role}
                    onChange={(next) => changing.mutate(() => changeMember(team_id, user_id, next))}
                  />
                  <Button
                    size="small"
                    look="quiet"
                    icon="x"
                    aria-label={`Take ${user_id} out, with the keys in this team`}
                    disabled={changing.isPending}
                    onClick={() => changing.mutate(() => removeMember(team_id, user_id))}
                  />
                </span>
              )}
            </li>
          ))}
          {members_with_roles.length === 0 && <li className="ink-2">Nobody yet.</li>}
        </ul>
        {mayChange && (
          <AddMember
            key={members_with_roles.length}
            busy={changing.isPending}
            onAdd={(user, role) => changing.mutate(() => addMember(team_id, user, role))}
          />
        )}
      </div>
    </>
  );
}

function RoleChoice({
  label,
  ...select
}: { label: string } & ({ name: string } | { value: TeamRole; onChange: (role: TeamRole) => void })) {
  const { onChange, ...attributes } = 'onChange' in select ? select : { ...select, onChange: undefined };
  return (
    <select
      {...attributes}
      className="input small quiet"
      aria-label={label}
      onChange={(event) => onChange?.(event.target.value === 'admin' ? 'admin' : 'user')}
    >
      {Object.entries(ROLES).map(([role, called]) => (
        <option key={role} value={role}>
          {called}
        </option>
      ))}
    </select>
  );
}

function AddMember({ busy, onAdd }: { busy: boolean; onAdd: (user: string, role: TeamRole) => void }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const user = textOf(form, 'user_id');
    if (user !== null) onAdd(user, textOf(form, 'role') === 'admin' ? 'admin' : 'user');
  };
  return (
    <form className="add-member" onSubmit={submit}>
      <UserField label="Add a user, by id" required />
      <RoleChoice label="As" name="role" />
      <Button type="submit" disabled={busy}>
        Add
      </Button>
    </form>
  );
}
