import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agentsQuery } from '../../api/agents.ts';
import { changeTeam, createTeam, type Team } from '../../api/teams.ts';
import { TextField } from '../../kit/field.tsx';
import { agentsOf } from '../keys/key-state.ts';
import { AgentChoice } from '../people/agent-choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { LimitFields } from '../people/limit-fields.tsx';
import { readLimits, textOf } from '../people/limits.ts';

/** Makes a team, or changes one. */
export function TeamForm({
  team,
  onClose,
  onSaved,
}: {
  team?: Team;
  onClose: () => void;
  onSaved: (id: string) => void;
}) {
  const queries = useQueryClient();
  const { data: agents = [] } = useQuery(agentsQuery);
  const nameOf = (ref: string) => agents.find(({ agent_id }) => agent_id === ref)?.agent_name ?? ref;
  const [chosen, setChosen] = useState<readonly string[]>();
  const before = (team && agentsOf(team)) ?? [];
  const agentsNow = chosen ?? before.map(nameOf);
  const saving = useMutation({
    mutationFn: (form: FormData) => {
      const fields = {
        team_alias: textOf(form, 'team_alias'),
        ...readLimits(form),
        // Other permissions that it was given stay.
        ...(chosen && { object_permission: { ...team?.object_permission, agents: [...chosen] } }),
      };
      return team ? changeTeam(team.team_id, fields) : createTeam(fields);
    },
    onSuccess: async ({ team_id }) => {
      await queries.invalidateQueries({ queryKey: ['teams'] });
      onClose();
      onSaved(team_id);
    },
  });
  return (
    <FormDialog
      title={team ? `Edit ${team.team_alias ?? team.team_id}` : 'New team'}
      action={team ? 'Save' : 'Make the team'}
      busy={saving.isPending}
      onSubmit={(form) => saving.mutate(form)}
      onClose={onClose}
    >
      <TextField
        label="Name"
        name="team_alias"
        required
        autoComplete="off"
        maxLength={256}
        defaultValue={team?.team_alias ?? ''}
        problem={saving.error?.message}
      />
      <AgentChoice chosen={agentsNow} onChange={setChosen} />
      <LimitFields before={team} />
    </FormDialog>
  );
}
