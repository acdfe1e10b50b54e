import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changePassword, sessionQuery } from '../../api/session.ts';
import { TextField } from '../../kit/field.tsx';
import { NewPasswordField } from '../../kit/new-password-field.tsx';
import { tell } from '../../kit/toast.tsx';
import { typed } from '../../kit/typed.ts';
import { FormDialog } from '../people/form-dialog.tsx';

/** For whoever signed in with a password. All other sessions of the user end with it. */
export function ChangePassword({ user, onClose }: { user: string; onClose: () => void }) {
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: (form: FormData) =>
      changePassword({
        current_password: typed(form, 'current_password'),
        new_password: typed(form, 'new_password'),
      }),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      tell('Changed the password; everywhere else you are signed out');
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Change the password of ${user}`}
      action="Change it"
      busy={changing.isPending}
      onSubmit={(form) => changing.mutate(form)}
      onClose={onClose}
    >
      <TextField
        label="Password until now"
        icon="lock"
        type="password"
        name="current_password"
        autoComplete="current-password"
        required
      />
      <NewPasswordField label="New password" name="new_password" problem={changing.error?.message} />
    </FormDialog>
  );
}
