import { decide, type Principal, type TeamRecord } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
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
  if (!team || !decide(principal, 'team.read', { teamId }).allowed)
    throw new SwitchboardError('NOT_FOUND', 'There is no such team that this key may see.');
  const { allowed, reason } = decide(principal, action, { teamId });
  if (!allowed) throw new SwitchboardError('PERMISSION_DENIED', `This key may not do that: ${reason}.`);
  return team;
}
