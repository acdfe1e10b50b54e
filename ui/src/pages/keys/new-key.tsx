import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { createKey, type KeyFields, keysQuery } from '../../api/keys.ts';
import { sessionQuery } from '../../api/session.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Field, TextField } from '../../kit/field.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { AgentChoice } from '../people/agent-choice.tsx';
import { RevealKey } from './reveal-key.tsx';

const LIVES = [
  ['', 'for ever'],
  ['24h', '24 hours'],
  ['30d', '30 days'],
  ['90d', '90 days'],
  ['365d', 'a year'],
] as const;

/** Makes a key: for whom, what it may reach, how much, how long; then shows it once. */
export function NewKey({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const formId = useId();
  const queries = useQueryClient();
  const { mayManage } = usePowers();
  const { administers } = useSuspenseQuery(sessionQuery).data;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const making = useMutation({
    mutationFn: createKey,
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  if (making.data) {
    const { key, key_id, key_alias } = making.data;
    const done = () => {
      onClose();
      onMade(key_id);
    };
    return <RevealKey title={key_alias ? `The key ${key_alias}` : 'The new key'} secret={key} onDone={done} />;
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    making.mutate(fieldsOf(new FormData(event.currentTarget), chosen));
  };
  return (
    <Dialog
      title="New key"
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} disabled={making.isPending}>
            Make the key
          </Button>
        </>
      }
    >
      <form id={formId} className="dialog-form" onSubmit={submit}>
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
          {mayManage && (
            <TextField label="User" name="user_id" autoComplete="off" hint="Whose key it is, if anybody’s." />
          )}
          {/* Who runs teams makes keys of them, which speak for nobody else. */}
          <TextField
            label="Team"
            name="team_id"
            autoComplete="off"
            hint="By its id."
            required={!mayManage}
            defaultValue={mayManage ? '' : administers[0]}
          />
          <TextField label="Calls a minute" name="rpm_limit" type="number" min={1} />
          <TextField label="Budget, dollars" name="max_budget" type="number" min={0} step="any" />
        </div>
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
      </form>
    </Dialog>
  );
}

function fieldsOf(form: FormData, agents: readonly string[]): KeyFields {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const [alias, user, team, requests, budget, duration] = [
    text('key_alias'),
    text('user_id'),
    text('team_id'),
    text('rpm_limit'),
    text('max_budget'),
    text('duration'),
  ];
  return {
    object_permission: { agents: [...agents] },
    ...(alias && { key_alias: alias }),
    ...(user && { user_id: user }),
    ...(team && { team_id: team }),
    ...(requests && { rpm_limit: Number(requests) }),
    ...(budget && { max_budget: Number(budget) }),
    ...(duration && { duration }),
  };
}
