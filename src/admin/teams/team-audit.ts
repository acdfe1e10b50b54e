import type { RouteContext } from '../dependencies.ts';
import { viewTeam } from './team-view.ts';

/** How a team looks in the audit log: with its members. */
export const lookAtTeam = async (teamId: string, { teams }: RouteContext) =>
  viewTeam(await teams.info(teamId), await teams.members(teamId));
