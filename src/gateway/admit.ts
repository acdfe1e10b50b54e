import { type Decision, decide, refusalOf } from '../access/index.ts';
import { type Agent, type AgentDirectory, offersPush, pausedError } from '../agents/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import type { Invocation } from './invocation.ts';

/** Whether an invocation may go on, why, and which agent it concerns. A refusal still names the agent, for the record. */
export interface Admission {
  agent: Agent | null;
  /** The rule that decided. */
  reason: string;
  refusal: SwitchboardError | null;
}

/** Finds the agent and asks the one decision function; the one policy of refusals says how a no looks. */
export function admit(invocation: Invocation, agents: AgentDirectory): Admission {
  const { principal, agentRef } = invocation;
  const agent = agents.find(agentRef) ?? null;
  const decision = agent ? decide(principal, 'agent.call', agent) : NO_AGENT;
  const { reason } = decision;
  if (agent && decision.allowed) return { agent, reason, refusal: readiness(agent) ?? capability(agent, invocation) };
  const visible = agent !== null && decide(principal, 'agent.see', agent).allowed;
  return { agent, reason, refusal: refusalOf(principal, { kind: 'agent', name: agentRef, visible, decision }) };
}

const NO_AGENT: Decision = { allowed: false, reason: 'no such agent' };

/** An agent that is switched off, or that has never shown its card, takes no calls. */
function readiness(agent: Agent): SwitchboardError | null {
  if (!agent.enabled)
    return new SwitchboardError('AGENT_DISABLED', `Agent "${agent.name}" is disabled by an administrator.`);
  if (agent.paused) return pausedError(agent.name, agent.paused);
  if (agent.deployments.some(({ interfaces }) => interfaces.length > 0)) return null;
  return new SwitchboardError(
    'AGENT_DISABLED',
    `Agent "${agent.name}" has not shown its agent card yet. Try again shortly, or ask an administrator to check it.`,
    { retryAfterSeconds: 5 },
  );
}

/** What the served card does not promise is refused without asking the agent (A2A 1.0, section 3.3.4). */
function capability(agent: Agent, { operation, message }: Invocation): SwitchboardError | null {
  const unsupported = (what: string) =>
    new SwitchboardError('UNSUPPORTED_OPERATION', `Agent "${agent.name}" does not offer ${what}; its card says so.`);
  if ((operation === 'stream' || operation === 'subscribe') && !agent.capabilities.streaming)
    return unsupported('streaming');
  if (operation === 'extended-card' && !agent.capabilities.extendedAgentCard) return unsupported('an extended card');
  if (!operation.startsWith('push-') && !message.hasInlinePush) return null;
  if (offersPush(agent)) return null;
  return new SwitchboardError(
    'PUSH_NOTIFICATION_NOT_SUPPORTED',
    `Agent "${agent.name}" takes no push notification configs; its card says so. Poll the task or subscribe to it.`,
  );
}
