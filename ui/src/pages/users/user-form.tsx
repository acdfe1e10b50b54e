import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeUser, createUser, type User, type UserRole } from '../../api/users.ts';
import { Field, TextField } from '../../kit/field.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { LimitFields } from '../people/limit-fields.tsx';
import { readLimits, textOf } from '../people/limits.ts';
import { isRole, ROLE_SAYS, ROLES } from './roles.ts';

/** Makes a user, or changes one. Keys are made on their own page. */
export function UserForm({
  user,
  onClose,
  onSaved,
}: {
  user?: User;
  onClose: () => void;
  /** @param isInvited whether a new user is to be invited as well */
  onSaved: (id: string, isInvited: boolean) => void;
}) {
  const queries = useQueryClient();
  const [role, choose] = useState<UserRole>(user?.user_role ?? 'internal_user');
  const saving = useMutation({
    mutationFn: (form: FormData) => {
      const id = textOf(form, 'user_id');
      const fields = {
        user_alias: textOf(form, 'user_alias'),
        user_email: textOf(form, 'user_email'),
        user_role: role,
        ...readLimits(form),
      };
      if (user) return changeUser({ ...fields, user_id: user.user_id });
      return createUser({ ...fields, ...(id !== null && { user_id: id }), auto_create_key: false });
    },
    onSuccess: async ({ user_id }, form) => {
      await queries.invalidateQueries({ queryKey: ['users'] });
      onClose();
      onSaved(user_id, form.has('invite'));
    },
  });
  return (
    <FormDialog
      title={user ? `Edit ${user.user_id}` : 'New user'}
      action={user ? 'Save' : 'Make the user'}
      busy={saving.isPending}
      onSubmit={(form) => saving.mutate(form)}
      onClose={onClose}
    >
      {!user && (
        <TextField label="Id" name="user_id" autoComplete="off" maxLength={256} hint="Made when it is left out." />
      )}
      <TextField
        label="E-mail"
        name="user_email"
        type="email"
        autoComplete="off"
        defaultValue={user?.user_email ?? ''}
        problem={saving.error?.message}
      />
      <TextField label="Name" name="user_alias" autoComplete="off" defaultValue={user?.user_alias ?? ''} />
      <Field label="Role" hint={ROLE_SAYS[role]}>
        {(control) => (
          <select
            {...control}
            className="input"
            name="user_role"
            value={role}
            onChange={({ target: { value } }) => isRole(value) && choose(value)}
          >
            {Object.entries(ROLES).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <LimitFields before={user} />
      {!user && (
        <label className="row">
          <input type="checkbox" className="check" name="invite" />
          <span>Invite: make a link by which they choose a password</span>
        </label>
      )}
    </FormDialog>
  );
}
