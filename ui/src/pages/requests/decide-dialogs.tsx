import { type AccessRequest, declineAccess, grantAccess } from '../../api/access-requests.ts';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { typed } from '../../kit/typed.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { useRequestChange } from './use-request-change.ts';

interface DecideProps {
  request: AccessRequest;
  onClose: () => void;
}

/** Says yes; that a whole team gets the agent is agreed to, not found out later. */
export function GrantDialog({ request, onClose }: DecideProps) {
  const { request_id, user_id, agent_name, team_id, key_id, beyond_team } = request;
  const granting = useRequestChange(
    (form: { reason: string; give_team: boolean }) => grantAccess(request_id, form),
    `${user_id} may call ${agent_name}`,
  );
  const submit = (form: FormData) =>
    granting.mutate(
      { reason: typed(form, 'reason'), give_team: form.get('give_team') === 'on' },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={`Let ${user_id} call ${agent_name}?`}
      action="Grant"
      busy={granting.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {key_id === null
          ? `${user_id} can then fetch a key for this agent alone${team_id === null ? '' : `, in the team ${team_id}`}.`
          : 'The key that is named reaches it from then on, besides what it reaches now.'}
      </p>
      {beyond_team && (
        <label className="row">
          <input type="checkbox" className="check" name="give_team" required />
          Give it to the team {team_id} as well: its other keys may reach it, too
        </label>
      )}
      <Field label="A word with it" hint="May stay empty.">
        {(control) => <textarea {...control} className="input" name="reason" rows={2} maxLength={2000} />}
      </Field>
      {granting.error && <Notice kind="bad">{granting.error.message}</Notice>}
    </FormDialog>
  );
}

/** Says no, and why. */
export function DeclineDialog({ request: { request_id, user_id, agent_name }, onClose }: DecideProps) {
  const declining = useRequestChange((reason: string) => declineAccess(request_id, reason), `Declined ${user_id}`);
  return (
    <FormDialog
      title={`Decline ${agent_name ?? 'it'} to ${user_id}?`}
      action="Decline"
      busy={declining.isPending}
      onSubmit={(form) => declining.mutate(typed(form, 'reason'), { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label="Why" hint={`${user_id} reads this.`} problem={declining.error?.message}>
        {(control) => <textarea {...control} className="input" name="reason" rows={3} required maxLength={2000} />}
      </Field>
    </FormDialog>
  );
}
