import { allow, type Decision, deny } from './decision.ts';
import { type AgentFacts, grants } from './grants.ts';
import type { GrantLevel, KeyPrincipal, Principal } from './principal.ts';

export type AgentAction = 'agent.call' | 'agent.see' | 'agent.card';

const ADMIN = allow('admin');
const OVERSEER = allow("the user's role sees every agent");
const PUBLIC_CARD = allow('card is public');
const PUBLIC_AGENT = allow('agent is public');
const BY_DEFAULT = allow('every agent is granted by default');
const NO_AGENT = deny('no agent to decide about');
const NO_KEY = deny('a key is needed');
const UNDECLARED = deny('key declares no agents');
const NOT_BY: Record<GrantLevel, Decision> = {
  key: deny('key does not grant agent'),
  team: deny('team does not grant agent'),
  caller: deny('calling agent does not grant agent'),
};
/** By who declares something: 1 for the key, 2 for the team and 4 for the calling agent, added up. */
const GRANTED_BY: readonly Decision[] = [
  UNDECLARED,
  allow('key grants agent'),
  allow('team grants agent'),
  allow('key and team grant agent'),
  allow('calling agent grants agent'),
  allow('key and calling agent grant agent'),
  allow('team and calling agent grant agent'),
  allow('key, team and calling agent grant agent'),
];

/** Decides what concerns one agent. Runs with every call: it allocates nothing. */
export function decideAgent(principal: Principal, action: AgentAction, agent: AgentFacts | undefined): Decision {
  if (principal.kind === 'admin') return ADMIN;
  if (!agent) return NO_AGENT;
  if (action === 'agent.card' && agent.cardAuth === 'public') return PUBLIC_CARD;
  if (action === 'agent.see' && agent.public) return PUBLIC_AGENT;
  if (principal.kind === 'anonymous') return NO_KEY;
  const granted = decideGrant(principal, agent);
  return granted.allowed || action === 'agent.call' || !oversees(principal) ? granted : OVERSEER;
}

/** Who manages the agents has to see them; calling one takes a grant, whatever the role. */
const oversees = ({ userRole }: KeyPrincipal): boolean =>
  userRole === 'proxy_admin' || userRole === 'proxy_admin_viewer';

/** A union inside a level, the intersection of the levels that declare something (LiteLLM's rule, its #36221 included). */
export function decideGrant(
  { grants: given, defaultAgentAccess }: Pick<KeyPrincipal, 'grants' | 'defaultAgentAccess'>,
  agent: AgentFacts,
): Decision {
  const { key, team, caller } = given;
  if (!key && !team && !caller) return defaultAgentAccess === 'all' ? BY_DEFAULT : UNDECLARED;
  if (key && !grants(key, agent)) return NOT_BY.key;
  if (team && !grants(team, agent)) return NOT_BY.team;
  if (caller && !grants(caller, agent)) return NOT_BY.caller;
  return GRANTED_BY[(key ? 1 : 0) + (team ? 2 : 0) + (caller ? 4 : 0)] ?? UNDECLARED;
}
