import { decide, forbidden, notFound, type Principal, type TeamRecord } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';

/**
 * The team that a request names, if the principal may see it and do this to it.
 *
 * @throws SwitchboardError NOT_FOUND for one that does not exist and one that may not be seen alike, PERMISSION_DENIED
 */
export async function teamToActOn(
  action: 'team.read' | 'team.members',
  teamId: string,
  principal: Principal,
  { teams }: Pick<RouteContext, 'teams'>,
): Promise<TeamRecord> {
  const team = await teams.find(teamId);
  const visible = decide(principal, 'team.read', { teamId }).allowed;
  if (!team || !visible) throw notFound('team', teamId);
  const { allowed, reason } = decide(principal, action, { teamId });
  if (!allowed) throw forbidden(reason);
  return team;
}
