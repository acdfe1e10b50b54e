import { decideGrant } from './decide-agent.ts';
import type { Decision } from './decision.ts';
import {
  type AgentFacts,
  type AgentsOfGroups,
  type Declaration,
  grantingGroup,
  resolveGrant,
  type Saying,
  sayingOf,
} from './grants.ts';
import { agentGrantsOf, type CallingAgent } from './identity.ts';
import type { KeyRecord } from './key-record.ts';
import type { KeyRepository } from './key-repository.ts';
import type { AccessGroupRepository } from './people/access-group-repository.ts';
import type { TeamRecord } from './people/records.ts';
import type { TeamRepository } from './people/team-repository.ts';
import type { DefaultAgentAccess, GrantLevel } from './principal.ts';

/** A key that may call an agent, or was given it and may not all the same. */
export interface KeyReach {
  key: KeyRecord;
  team: TeamRecord | undefined;
  decision: Decision;
  /** What key, team and the agent whose own key it is say of it: none may withhold it, and one has to grant it. */
  says: Readonly<Record<GrantLevel, Saying>>;
  /** By which group a level grants it; null where it is named, or not granted. */
  groups: Readonly<Record<GrantLevel, string | null>>;
}

/** Who can call an agent, and by which rule. */
export interface AgentReach {
  keys: KeyReach[];
  /** Teams that were given it. */
  teams: TeamRecord[];
}

/**
 * Reads who there is once, and decides for each of the agents as a call would be decided.
 *
 * @param only the one key that is asked about: it is told then whatever is decided
 * @returns by the agent's id
 */
export type ReachOf = (agents: readonly AgentFacts[], only?: KeyRecord) => Promise<Map<string, AgentReach>>;

export interface ReachOptions {
  keys: Pick<KeyRepository, 'list'>;
  teams: Pick<TeamRepository, 'list'>;
  groups: Pick<AccessGroupRepository, 'list'>;
  /** @returns undefined when there is no such agent */
  findAgent: (id: string) => CallingAgent | undefined;
  defaultAgentAccess: DefaultAgentAccess;
}

const AT_ONCE = 500;

export function createReachOf({ keys, teams, groups, findAgent, defaultAgentAccess }: ReachOptions): ReachOf {
  return async (agents, only) => {
    const filter = only && { ids: only.teamId === null ? [] : [only.teamId] };
    const [allKeys, allTeams, allGroups] = await Promise.all([
      only
        ? [only]
        : everyOne((last: KeyRecord | undefined) => keys.list({}, { limit: AT_ONCE, ...(last && { after: last }) })),
      everyOne((last: TeamRecord | undefined) =>
        teams.list(filter ?? {}, { limit: AT_ONCE, ...(last && { after: last.id }) }),
      ),
      everyOne((last: { id: string } | undefined) => groups.list({ limit: AT_ONCE, ...(last && { after: last.id }) })),
    ]);
    const teamById = new Map(allTeams.map((team) => [team.id, team]));
    const agentsOfGroups = new Map(allGroups.map(({ id, agentIds }) => [id, agentIds]));
    const holders = allKeys.map((key) => {
      const team = key.teamId === null ? undefined : teamById.get(key.teamId);
      const mayCall = key.agentId === null ? undefined : findAgent(key.agentId)?.mayCall;
      return { key, team, mayCall, given: agentGrantsOf(key, { team, mayCall }, agentsOfGroups) };
    });
    const reachOf = (agent: AgentFacts): AgentReach => ({
      keys: holders.flatMap(({ key, team, mayCall, given }) => {
        const decision = decideGrant({ grants: given, defaultAgentAccess }, agent);
        const says = {
          key: sayingOf(given.key, agent),
          team: sayingOf(given.team, agent),
          caller: sayingOf(given.caller, agent),
        };
        if (!only && !decision.allowed && says.key !== 'grants') return [];
        const groupOf = (level: Declaration | undefined) => (level ? grantingGroup(level, agent, allGroups) : null);
        return [
          { key, team, decision, says, groups: { key: groupOf(key), team: groupOf(team), caller: groupOf(mayCall) } },
        ];
      }),
      teams: allTeams.filter((team) => isGivenTo(team, agent, agentsOfGroups)),
    });
    return new Map(agents.map((agent) => [agent.id, reachOf(agent)]));
  };
}

const isGivenTo = (level: Declaration, agent: AgentFacts, groups: AgentsOfGroups): boolean =>
  sayingOf(resolveGrant(level, groups), agent) === 'grants';

/** @param pageAfter the page behind a record, or the first one; one that is not full is the last */
async function everyOne<Row>(pageAfter: (last: Row | undefined) => Promise<Row[]>): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const page = await pageAfter(all.at(-1));
    all.push(...page);
    if (page.length < AT_ONCE) return all;
  }
}
