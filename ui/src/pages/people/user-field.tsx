import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useId } from 'react';
import { usersQuery } from '../../api/users.ts';
import { TextField } from '../../kit/field.tsx';
import { usePowers } from '../../shell/use-powers.ts';

/** Names a user by id; who may see all users is shown them. */
export function UserField(field: Omit<ComponentProps<typeof TextField>, 'list' | 'name'>) {
  const { data: users = [] } = useQuery({ ...usersQuery, enabled: usePowers().mayInspect });
  const listId = useId();
  return (
    <>
      <TextField {...field} name="user_id" list={listId} autoComplete="off" />
      <datalist id={listId}>
        {users.map(({ user_id, user_email }) => (
          <option key={user_id} value={user_id}>
            {user_email}
          </option>
        ))}
      </datalist>
    </>
  );
}
