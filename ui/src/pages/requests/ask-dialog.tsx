import { useQuery } from '@tanstack/react-query';
import { askForAccess } from '../../api/access-requests.ts';
import { type Key, keysQuery } from '../../api/keys.ts';
import type { Session } from '../../api/types.ts';
import { Field } from '../../kit/field.tsx';
import { typed } from '../../kit/typed.ts';
import { keyLabel } from '../keys/key-state.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { useRequestChange } from './use-request-change.ts';

const NEW_KEY = 'new';

/** Asks for an agent: what for, and which key is to reach it. */
export function AskDialog({
  agent,
  session,
  reaching,
  onClose,
}: {
  agent: string;
  session: Session;
  /** Ids of the keys that reach it already. */
  reaching: readonly string[];
  onClose: () => void;
}) {
  const { data: keys = [] } = useQuery(keysQuery);
  const asking = useRequestChange(askForAccess, `Asked for ${agent}`);
  const own = keys.filter((key) => isOwn(key, session) && !reaching.includes(key.key_id));
  const submit = (form: FormData) => {
    const [kind, id] = typed(form, 'for').split(' ', 2);
    asking.mutate(
      {
        agent,
        purpose: typed(form, 'purpose'),
        team_id: kind === 'team' ? (id ?? null) : null,
        key_id: kind === 'key' ? (id ?? null) : null,
      },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDialog title={`Ask for ${agent}`} action="Ask" busy={asking.isPending} onSubmit={submit} onClose={onClose}>
      <Field label="What for" hint="Whoever decides reads this." problem={asking.error?.message}>
        {(control) => <textarea {...control} className="input" name="purpose" rows={3} required maxLength={2000} />}
      </Field>
      <Field label="Which key is to reach it">
        {(control) => (
          <select {...control} className="input" name="for" defaultValue={NEW_KEY}>
            <option value={NEW_KEY}>a new key of mine</option>
            {session.teams.map((team) => (
              <option key={team} value={`team ${team}`}>
                a new key of mine in the team {team}
              </option>
            ))}
            {own.map((key) => (
              <option key={key.key_id} value={`key ${key.key_id}`}>
                {keyLabel(key)}, which I have
              </option>
            ))}
          </select>
        )}
      </Field>
    </FormDialog>
  );
}

const isOwn = ({ user_id, agent_id, blocked }: Key, session: Session): boolean =>
  user_id === session.user_id && agent_id === null && !blocked;
