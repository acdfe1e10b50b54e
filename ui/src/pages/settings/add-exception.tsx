import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agentsQuery } from '../../api/agents.ts';
import { type Decider, decideContent } from '../../api/decide-content.ts';
import { keysQuery } from '../../api/keys.ts';
import { settingsQuery } from '../../api/settings.ts';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell } from '../../kit/toast.tsx';
import { keyLabel } from '../keys/key-state.ts';
import { FormDialog } from '../people/form-dialog.tsx';

/** Lets an agent or a key decide for itself whether what is said is kept. */
export function AddException() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        Decide for one
      </Button>
      {isOpen && <ExceptionForm onClose={() => setOpen(false)} />}
    </>
  );
}

function ExceptionForm({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const deciders = useDeciders();
  const saving = useMutation({
    mutationFn: ({ decider, isKept }: { decider: Decider; isKept: boolean }) => decideContent(decider, isKept),
    onSuccess: async (_, { decider, isKept }) => {
      tell(`${decider.name}: ${isKept ? 'what is said is kept' : 'nothing of what is said is kept'} from now on`);
      await queries.invalidateQueries({ queryKey: settingsQuery.queryKey });
      onClose();
    },
  });
  const save = (form: FormData) => {
    const decider = deciders.find(({ kind, id }) => `${kind}:${id}` === form.get('who'));
    if (decider) saving.mutate({ decider, isKept: form.get('kept') === 'yes' });
  };
  return (
    <FormDialog title="Decide for one" action="Save" busy={saving.isPending} onSubmit={save} onClose={onClose}>
      {saving.error && <Notice kind="bad">{saving.error.message}</Notice>}
      <Field label="Agent or key" hint="Agents of the configuration file are changed there.">
        {(control) => (
          <select {...control} className="input" name="who" required>
            {deciders.map(({ kind, id, name }) => (
              <option key={`${kind}:${id}`} value={`${kind}:${id}`}>{`${name} (${kind})`}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label="What is said" hint="Holds for calls from now on; what was kept stays until its time is over.">
        {(control) => (
          <select {...control} className="input" name="kept">
            <option value="no">is not kept</option>
            <option value="yes">is kept, redacted</option>
          </select>
        )}
      </Field>
    </FormDialog>
  );
}

function useDeciders(): Decider[] {
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: keys = [] } = useQuery(keysQuery);
  return [
    ...agents
      .filter(({ source }) => source !== 'config')
      .map(({ agent_id, agent_name }) => ({ kind: 'agent' as const, id: agent_id, name: agent_name })),
    ...keys.map((key) => ({ kind: 'key' as const, id: key.key_id, name: keyLabel(key) })),
  ];
}
