import type { Principal } from './principal.ts';

/** What somebody wants to do. `manage` covers every administrative change and view. */
export type Action = 'agent.call' | 'agent.see' | 'agent.card' | 'calls.read' | 'manage';

/** The part of an agent that decisions need. */
export interface AgentFacts {
  id: string;
  name: string;
  public: boolean;
  cardAuth: 'public' | 'key';
}

export interface Decision {
  allowed: boolean;
  /** The rule that decided, for the call's record and for people: `key grants agent`, `nothing grants this`, … */
  reason: string;
}

/**
 * The one pure decision: default deny, every front and route asks here.
 *
 * @param agent absent for actions that concern no agent
 */
export function decide(principal: Principal, action: Action, agent?: AgentFacts): Decision {
  if (principal.kind === 'admin') return allow('admin');
  if (action === 'manage') return deny('only an admin manages');
  if (action === 'calls.read')
    return principal.kind === 'key' ? allow('a key reads its own calls') : deny('nobody in particular has no calls');
  if (!agent) return deny('no agent to decide about');
  if (action === 'agent.card' && agent.cardAuth === 'public') return allow('card is public');
  if (action === 'agent.see' && agent.public) return allow('agent is public');
  if (principal.kind === 'anonymous') return deny('a key is needed');
  if (principal.agents === null) return deny('key declares no agents');
  if (principal.agents.includes(agent.id) || principal.agents.includes(agent.name)) return allow('key grants agent');
  return deny('key does not grant agent');
}

const allow = (reason: string): Decision => ({ allowed: true, reason });
const deny = (reason: string): Decision => ({ allowed: false, reason });
