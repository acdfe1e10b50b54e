import { useQuery } from '@tanstack/react-query';
import { teamsQuery } from '../../api/teams.ts';
import { Field } from '../../kit/field.tsx';
import { usePowers } from '../../shell/use-powers.ts';

/** Whose limits, budget and agents hold for a key as well. Who runs teams makes keys of them alone. */
export function TeamPick() {
  const { mayManage, mayRunTeam, maySeeTeams } = usePowers();
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: maySeeTeams });
  return (
    <Field label="Team" hint="Must allow what the key reaches.">
      {(control) => (
        <select {...control} className="input" name="team_id" required={!mayManage}>
          {mayManage && <option value="">none</option>}
          {teams
            .filter(({ team_id }) => mayRunTeam(team_id))
            .map(({ team_id, team_alias }) => (
              <option key={team_id} value={team_id}>
                {team_alias ?? team_id}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
}
