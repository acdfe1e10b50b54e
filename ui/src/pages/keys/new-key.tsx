import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createKey, type KeyFields, keysQuery } from '../../api/keys.ts';
import { sessionQuery } from '../../api/session.ts';
import { Field, TextField } from '../../kit/field.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { CallIt } from '../agent/call-it.tsx';
import { AgentChoice } from '../people/agent-choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { LimitFields } from '../people/limit-fields.tsx';
import { readLimits, textOf } from '../people/limits.ts';
import { UserField } from '../people/user-field.tsx';
import { RevealKey } from './reveal-key.tsx';
import { TeamPick } from './team-pick.tsx';

const LIVES = [
  ['', 'for ever'],
  ['24h', '24 hours'],
  ['30d', '30 days'],
  ['90d', '90 days'],
  ['365d', 'a year'],
] as const;

/** Makes a key: for whom, what it may reach, how much, how long; then shows it once, and how it is used. */
export function NewKey({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const queries = useQueryClient();
  const { mayManage } = usePowers();
  const { base_url } = useSuspenseQuery(sessionQuery).data;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const making = useMutation({
    mutationFn: (form: FormData) => createKey(fieldsOf(form, chosen)),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  if (making.data) {
    const { key, key_id, key_alias } = making.data;
    const [agent] = chosen;
    const done = () => {
      onClose();
      onMade(key_id);
    };
    return (
      <RevealKey title={key_alias ? `The key ${key_alias}` : 'The new key'} secret={key} onDone={done}>
        {agent !== undefined && (
          <section className="try-it">
            <CallIt base={base_url} agent={agent} secret={key} />
          </section>
        )}
      </RevealKey>
    );
  }
  return (
    <FormDialog
      title="New key"
      action="Make the key"
      busy={making.isPending}
      onSubmit={(form) => making.mutate(form)}
      onClose={onClose}
    >
      <TextField
        label="Alias"
        name="key_alias"
        required
        autoComplete="off"
        maxLength={256}
        hint="A name for people; unique."
        problem={making.error?.message}
      />
      <AgentChoice chosen={chosen} onChange={setChosen} />
      <div className="two">
        {mayManage && <UserField label="User" hint="Whose key it is, if anybody’s." />}
        <TeamPick />
      </div>
      <LimitFields />
      <Field label="It lives">
        {(control) => (
          <select {...control} className="input" name="duration">
            {LIVES.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </FormDialog>
  );
}

const fieldsOf = (form: FormData, agents: readonly string[]): KeyFields => ({
  ...readLimits(form),
  key_alias: textOf(form, 'key_alias'),
  object_permission: { agents: [...agents] },
  user_id: textOf(form, 'user_id'),
  team_id: textOf(form, 'team_id'),
  duration: textOf(form, 'duration'),
});
