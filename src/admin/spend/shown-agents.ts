import { decide, type Principal } from '../../access/index.ts';
import type { Agent, AgentDirectory } from '../../agents/index.ts';

/** The agents in sums of calls, as far as somebody may see them. */
export interface ShownAgents {
  /**
   * An agent's id; empty for one that may not be seen: calls that were refused because of that are in the sums, and look
   * like those of no agent (security promise 18).
   */
  idOf(agentId: string): string;
  /** Null when there is no such agent any more, or none at all. */
  nameOf(agentId: string): string | null;
  /** Ids of agents by id or name; those that may not be seen are left out. */
  named(refs: readonly string[]): string[];
}

export function shownAgents(principal: Principal, agents: AgentDirectory): ShownAgents {
  const seesAll = decide(principal, 'inspect').allowed;
  const maySee = (agent: Agent): boolean =>
    decide(principal, 'agent.see', agent).allowed || decide(principal, 'agent.call', agent).allowed;
  const idOf = (agentId: string): string => {
    if (seesAll) return agentId;
    const agent = agents.find(agentId);
    return agent && maySee(agent) ? agent.id : '';
  };
  return {
    idOf,
    nameOf: (agentId) => agents.find(idOf(agentId))?.name ?? null,
    named: (refs) => refs.map((ref) => idOf(agents.find(ref)?.id ?? ref)).filter((id) => id !== ''),
  };
}

/** The model that LiteLLM's reports name for an agent. */
export const modelOf = (agentName: string): string => `a2a_agent/${agentName}`;
