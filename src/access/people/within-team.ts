import { type AgentFacts, type Declaration, grants, NOTHING, texts } from '../grants.ts';
import type { AgentGrant, DefaultAgentAccess } from '../principal.ts';
import type { TeamRecord } from './records.ts';
import { invalid } from './refusals.ts';

/** A team, with what it was given. */
interface GivenTeam extends Pick<TeamRecord, 'accessGroupIds'> {
  /** Null when it declares nothing. */
  grant: AgentGrant | null;
  defaultAgentAccess: DefaultAgentAccess;
}

/**
 * Refuses a key's declaration that goes beyond its team. The intersection with the team would hold it back today; it must
 * not become true on the day the team declares nothing any more. What does not exist is refused alike.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function assertWithinTeam(
  { objectPermission, accessGroupIds }: Partial<Declaration>,
  team: GivenTeam,
  findAgent: (idOrName: string) => AgentFacts | undefined,
): void {
  if (!team.grant && team.defaultAgentAccess === 'all') return;
  const given = team.grant ?? NOTHING;
  const isGiven = (name: string): boolean => {
    const agent = findAgent(name);
    return agent !== undefined && grants(given, agent);
  };
  refuse('object_permission.agents', texts(objectPermission?.['agents'] ?? null), isGiven);
  refuse('object_permission.agent_access_groups', texts(objectPermission?.['agent_access_groups'] ?? null), (name) =>
    given.groups.has(name),
  );
  refuse('access_group_ids', accessGroupIds ?? [], (id) => team.accessGroupIds?.includes(id) ?? false);
}

function refuse(field: string, names: readonly string[], isGiven: (name: string) => boolean): void {
  const beyond = names.filter((name) => !isGiven(name));
  if (beyond.length === 0) return;
  throw invalid(field, `the team was not given ${beyond.map((name) => JSON.stringify(name)).join(', ')}`);
}
