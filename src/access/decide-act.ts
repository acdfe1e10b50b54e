import { allow, type Decision, deny } from './decision.ts';
import type { AgentFacts } from './grants.ts';
import type { Principal } from './principal.ts';

const ADMIN = allow('admin');
const ADMIN_USER = allow("the key's user is an admin");
const OWN_KEY = allow("it is the agent's own key");
const OTHERS = deny("only the agent's own key, or an administrator, may call in its name");

/** Whether what somebody does may count as an agent's (model notes, A.1: a claim alone proves nothing). */
export function decideAct(principal: Principal, agent: AgentFacts | undefined): Decision {
  if (principal.kind === 'admin') return ADMIN;
  if (principal.kind !== 'key' || !agent) return OTHERS;
  if (principal.agentId === agent.id) return OWN_KEY;
  return principal.userRole === 'proxy_admin' ? ADMIN_USER : OTHERS;
}
