import type { Json, JsonObject } from '../protocol/index.ts';
import type { AgentGrant } from './principal.ts';

/** The part of an agent that decisions need. */
export interface AgentFacts {
  readonly id: string;
  readonly name: string;
  readonly public: boolean;
  readonly cardAuth: 'public' | 'key';
  /** The groups it carries (`agent_access_groups` of its registration). */
  readonly accessGroups: readonly string[];
}

/** What a key, a team or an agent says about the agents it may call. */
export interface Declaration {
  objectPermission: JsonObject | null;
  accessGroupIds: readonly string[] | null;
}

/** The agents of each access group, by the group's id. */
export type AgentsOfGroups = ReadonlyMap<string, readonly string[]>;

/** A level that says something, of which nothing is left, grants nothing. */
export const NOTHING: AgentGrant = Object.freeze({ agents: new Set<string>(), groups: new Set<string>() });

/**
 * What one level grants: the union of its agents, of those that carry one of its `agent_access_groups`, and of those of its
 * access groups. Groups that do not exist any more grant nothing, yet what names them has declared something.
 *
 * @returns null when it declares nothing
 */
export function resolveGrant(
  { objectPermission, accessGroupIds }: Declaration,
  groups: AgentsOfGroups,
): AgentGrant | null {
  const agents = objectPermission?.['agents'] ?? null;
  const labels = objectPermission?.['agent_access_groups'] ?? null;
  if (agents === null && labels === null && accessGroupIds === null) return null;
  const ofGroups = (accessGroupIds ?? []).flatMap((id) => groups.get(id) ?? []);
  return { agents: new Set([...texts(agents), ...ofGroups]), groups: new Set(texts(labels)) };
}

/** Whether a level grants an agent. Runs with every call: it allocates nothing. */
export function grants(grant: AgentGrant, agent: AgentFacts): boolean {
  if (grant.agents.has(agent.id) || grant.agents.has(agent.name)) return true;
  if (grant.groups.size === 0) return false;
  for (const group of agent.accessGroups) if (grant.groups.has(group)) return true;
  return false;
}

/** What a level says of an agent; one that declares nothing leaves it to the others. */
export type Saying = 'grants' | 'withholds' | 'nothing';

export const sayingOf = (grant: AgentGrant | null, agent: AgentFacts): Saying =>
  grant === null ? 'nothing' : grants(grant, agent) ? 'grants' : 'withholds';

/** A group of agents, by which levels grant them. */
export interface NamedGroup {
  readonly id: string;
  readonly name: string;
  readonly agentIds: readonly string[];
}

/** @returns the name of the group by which a level grants an agent; null when it names the agent itself, or does not grant it */
export function grantingGroup(
  { objectPermission, accessGroupIds }: Declaration,
  { id, name, accessGroups }: AgentFacts,
  groups: readonly NamedGroup[],
): string | null {
  const isOf = (agents: readonly string[]): boolean => agents.includes(id) || agents.includes(name);
  if (isOf(texts(objectPermission?.['agents'] ?? null))) return null;
  const labels = texts(objectPermission?.['agent_access_groups'] ?? null);
  const label = accessGroups.find((group) => labels.includes(group));
  if (label !== undefined) return label;
  const group = groups.find((one) => accessGroupIds?.includes(one.id) && isOf(one.agentIds));
  return group?.name ?? null;
}

/** The texts of a list; what is no list grants nothing. */
export const texts = (value: Json): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
