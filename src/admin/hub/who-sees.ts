import { decide, type HeldKey, type Principal } from '../../access/index.ts';
import type { Agent, HubTerms } from '../../agents/index.ts';

/** Why an agent stands on the hub for somebody: everybody sees it, colleagues do, or a key reaches it. */
export type Showing = 'public' | 'internal' | 'given';

/** Whoever is signed in as a person, or administers; keys that are nobody's are no colleagues. */
export const isColleague = (principal: Principal): boolean =>
  decide(principal, 'inspect').allowed || (principal.kind === 'key' && principal.userId !== null);

/**
 * The master key may call everything: of that nothing follows for a catalogue.
 * @returns undefined when it is not shown: disabled, or nobody told of it
 */
export function showingOf(
  agent: Agent,
  principal: Principal,
  held: readonly HeldKey[],
  { internalAgents }: Pick<HubTerms, 'internalAgents'>,
): Showing | undefined {
  if (!agent.enabled) return undefined;
  if (agent.public && agent.cardAuth === 'public') return 'public';
  if (isColleague(principal) && internalAgents.includes(agent.id)) return 'internal';
  const reaches = principal.kind === 'key' && decide(principal, 'agent.call', agent).allowed;
  return reaches || reaching(agent, held).length > 0 ? 'given' : undefined;
}

/** The keys with which an agent can be called. */
export const reaching = (agent: Agent, held: readonly HeldKey[]): HeldKey[] =>
  held.filter(({ principal }) => decide(principal, 'agent.call', agent).allowed);
