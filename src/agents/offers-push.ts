import type { Agent } from './agent.ts';

/**
 * Whether callers may ask to be told about the agent's tasks. Addresses can be proved and passed on only to agents that call
 * there themselves; the gateway itself tells about all others.
 */
export function offersPush({ push, capabilities, deployments }: Agent): boolean {
  if (push === 'deny' || !capabilities.pushNotifications) return false;
  return push === 'relay' || deployments.some(({ speaksA2a }) => speaksA2a);
}
