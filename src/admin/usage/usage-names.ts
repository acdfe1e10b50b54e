import type { Principal } from '../../access/index.ts';
import type { UsageGroup } from '../../ledger/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { keyFacts } from '../spend/key-facts.ts';
import { shownAgents } from '../spend/shown-agents.ts';

/** What a group is called; null for none, and for what is gone. */
export interface UsageNames {
  /** The group as it may be seen. */
  idOf(group: string): string;
  nameOf(group: string): string | null;
}

const TEAMS_NAMED = 1000;

/** @param groups that there are sums of */
export async function usageNames(
  by: UsageGroup,
  groups: Iterable<string>,
  principal: Principal,
  context: Pick<RouteContext, 'registry' | 'keys' | 'teams'>,
): Promise<UsageNames> {
  const same = (group: string): string => group;
  if (by === 'agentId') {
    const agents = shownAgents(principal, context.registry);
    return { idOf: (group) => agents.idOf(group), nameOf: (group) => agents.nameOf(group) };
  }
  if (by === 'keyId') {
    const facts = await keyFacts(groups, context);
    return { idOf: same, nameOf: (id) => facts.find(id)?.alias ?? null };
  }
  if (by === 'teamId') {
    const { teams } = await context.teams.list({ limit: TEAMS_NAMED });
    const names = new Map(teams.map(({ id, alias }) => [id, alias]));
    return { idOf: same, nameOf: (id) => names.get(id) ?? null };
  }
  return { idOf: same, nameOf: (id) => id || null };
}
