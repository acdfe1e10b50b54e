import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type AgentAccess, giveToTeam } from '../../../api/agent-access.ts';
import { teamsQuery } from '../../../api/teams.ts';
import type { Agent } from '../../../api/types.ts';
import { Button } from '../../../kit/button.tsx';
import { Icon } from '../../../kit/icon.tsx';
import { State } from '../../../kit/state.tsx';
import { Give } from './give.tsx';
import { useGiving } from './use-giving.ts';

interface ReachingTeamsProps {
  agent: Agent;
  teams: AgentAccess['teams'] | undefined;
  mayManage: boolean;
}

/** The teams that were given the agent. */
export function ReachingTeams({ agent, teams, mayManage }: ReachingTeamsProps) {
  const { data: all = [] } = useQuery({ ...teamsQuery, enabled: mayManage });
  const giving = useGiving(agent);
  const given = new Set(teams?.map(({ team_id }) => team_id));
  const others = all
    .filter(({ team_id }) => !given.has(team_id))
    .map(({ team_id, team_alias }) => ({ id: team_id, name: team_alias ?? team_id }));
  return (
    <section aria-label="Teams">
      <div className="sec-head">
        <h2>Teams</h2>
        <span className="note">all their keys that say nothing else</span>
        {mayManage && (
          <Give
            what="team"
            choices={others}
            busy={giving.isPending}
            onGive={({ id, name }) =>
              giving.mutate({ name, isGiven: true, give: (isGiven) => giveToTeam(id, agent, isGiven) })
            }
          />
        )}
      </div>
      {teams?.length === 0 && <p className="inset ink-2">No team was given it.</p>}
      <ul className="reached">
        {teams?.map(({ team_id, team_alias, by_name, blocked }) => (
          <li key={team_id} className="row inset">
            <Icon name="teams" />
            <Link to="/teams" search={{ team: team_id }}>
              {team_alias ?? team_id}
            </Link>
            {blocked && <State kind="paused">blocked</State>}
            {!by_name && <span className="small ink-3">by a group</span>}
            {mayManage && by_name && (
              <Button
                size="small"
                look="quiet"
                className="push"
                disabled={giving.isPending}
                onClick={() =>
                  giving.mutate({
                    name: team_alias ?? team_id,
                    isGiven: false,
                    give: (isGiven) => giveToTeam(team_id, agent, isGiven),
                  })
                }
              >
                Take away
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
