import type { TeamService } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { type TeamView, viewTeam } from './team-view.ts';

/** More than anybody is a member of. */
const TEAMS_SHOWN = 1000;

/** Teams with their members, as the API tells them. */
export async function teamsOf(
  filter: Omit<Parameters<TeamService['list']>[0], 'limit' | 'cursor'>,
  { teams }: Pick<RouteContext, 'teams'>,
): Promise<TeamView[]> {
  const page = await teams.list({ ...filter, limit: TEAMS_SHOWN });
  return Promise.all(page.teams.map(async (team) => viewTeam(team, await teams.members(team.id))));
}
