import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Team, teamsQuery } from '../../api/teams.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import type { Powers } from '../../shell/powers.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { agentsOf } from '../keys/key-state.ts';
import { BudgetCell } from '../people/budget-cell.tsx';
import { type Column, PeoplePage } from '../people/people-page.tsx';
import { TeamDrawer } from './team-drawer.tsx';
import { TeamForm } from './team-form.tsx';

const route = getRouteApi('/app/teams');

const COLUMNS: readonly Column<Team>[] = [
  {
    name: 'Team',
    show: ({ team_id, team_alias }) => (
      <Link to="/teams" search={(before) => ({ ...before, team: team_id })} activeProps={{}}>
        <b className="name">{team_alias ?? team_id}</b>
        <span className="sub mono">{team_id}</span>
      </Link>
    ),
    sort: { id: 'team', rankOf: ({ team_id, team_alias }) => team_alias ?? team_id },
  },
  {
    name: 'State',
    show: ({ blocked }) => <State kind={blocked ? 'refused' : 'ok'}>{blocked ? 'blocked' : 'active'}</State>,
    sort: { id: 'state', rankOf: ({ blocked }) => Number(!blocked) },
  },
  {
    name: 'Members',
    look: 'num',
    show: ({ members_with_roles }) => members_with_roles.length,
    sort: { id: 'members', isAmount: true, rankOf: ({ members_with_roles }) => members_with_roles.length },
  },
  {
    name: 'Agents',
    look: 'num p1',
    show: (team) => agentsOf(team)?.length ?? '—',
    sort: { id: 'agents', isAmount: true, rankOf: (team) => agentsOf(team)?.length ?? null },
  },
  {
    name: 'Limit',
    look: 'num p2 sub',
    show: ({ rpm_limit }) => (rpm_limit === null ? '—' : `${rpm_limit} / min`),
    sort: { id: 'limit', isAmount: true, rankOf: ({ rpm_limit }) => rpm_limit },
  },
  {
    name: 'Budget',
    look: 'p1',
    show: (team) => <BudgetCell of={team} />,
    sort: { id: 'spent', isAmount: true, rankOf: ({ max_budget, spend }) => (max_budget === null ? null : spend) },
  },
];

/** Every team, with the one that is open beside the list. */
export function TeamsPage() {
  const { team: openId, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = useQuery(teamsQuery);
  const [isMaking, setMaking] = useState(false);
  const powers = usePowers();
  const { mayManage } = powers;
  if (error && !data) throw error;

  const wanted = find.trim().toLowerCase();
  const open = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, team: id }) });
  return (
    <>
      <PeoplePage
        title="Teams"
        searchLabel="Name or id"
        find={find}
        onFind={(text) =>
          void navigate({ search: (before) => ({ ...before, find: text || undefined }), replace: true })
        }
        items={data?.filter(({ team_id, team_alias }) => `${team_alias} ${team_id}`.toLowerCase().includes(wanted))}
        columns={COLUMNS}
        idOf={({ team_id }) => team_id}
        openId={openId}
        onOpen={open}
        make={
          mayManage && (
            <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
              New team
            </Button>
          )
        }
        empty={{
          title: 'No team has been made yet',
          says: 'A team shares agents, limits and a budget among its keys.',
        }}
        says={saysOf(powers)}
        drawer={openId !== undefined && <TeamDrawer key={openId} id={openId} onClose={() => open(undefined)} />}
      />
      {isMaking && <TeamForm onClose={() => setMaking(false)} onSaved={open} />}
    </>
  );
}

function saysOf({ mayManage, mayInspect, mayMakeKeys }: Powers): string | null {
  if (mayManage) return null;
  if (mayInspect) return 'You see every team, and change none.';
  if (mayMakeKeys)
    return 'You see the teams that you are in. Of those that you run, you change the members and the keys.';
  return 'You see the teams that you are in. Their admins change who belongs to them.';
}
