import type { AgentRegistration } from '../config/index.ts';
import { type JsonObject, type ParsedCard, parseCard, SwitchboardError } from '../protocol/index.ts';
import type { Agent } from './agent.ts';
import type { Proof } from './card-proof.ts';
import type { DeploymentTerms } from './deployment-terms.ts';
import type { Terms } from './registration-terms.ts';

export interface ShownCard {
  card: JsonObject;
  parsed: ParsedCard;
}

/**
 * The card a deployment showed last; while there is none, a deployment of the config file shows the card that its agent's
 * registration holds.
 */
export function shownCard(
  { card: fetched }: Proof,
  deployment: DeploymentTerms,
  { source, registration, terms }: { source: Agent['source']; registration: AgentRegistration; terms: Terms },
): ShownCard | undefined {
  const card = fetched ?? (source === 'config' ? registeredCard(registration, deployment, terms) : null);
  if (!card) return undefined;
  try {
    return { card, parsed: parseCard(card) };
  } catch (error) {
    // A registration may hold half a card, and a stored card may predate a stricter reader: both wait for the next fetch.
    if (error instanceof SwitchboardError) return undefined;
    throw error;
  }
}

/**
 * The card in a registration, completed with LiteLLM's defaults (`agent_card_params` often holds a name and a URL only).
 * Its `protocolVersion` decides how the agent is called until it has shown a card itself.
 */
function registeredCard(
  registration: AgentRegistration,
  { url }: DeploymentTerms,
  { cardOverrides }: Terms,
): JsonObject | null {
  const given = registration.agent_card_params as JsonObject | undefined;
  if (!given) return null;
  const speaks1 = typeof given['protocolVersion'] === 'string' && given['protocolVersion'].startsWith('1');
  const address: JsonObject = speaks1
    ? { supportedInterfaces: [{ url, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }] }
    : { url, protocolVersion: '0.3.0' };
  return {
    name: registration.agent_name,
    description: '',
    version: '1.0.0',
    capabilities: {},
    defaultInputModes: ['text'],
    defaultOutputModes: ['text'],
    skills: [],
    ...cardOverrides,
    ...(given['supportedInterfaces'] ? { supportedInterfaces: given['supportedInterfaces'] } : address),
  };
}

/**
 * What every deployment's card promises, so that any of them can keep it, less what the administrator switched off in
 * `agent_card_params.capabilities`.
 */
export function commonCapabilities(cards: readonly ShownCard[], overrides: JsonObject): Agent['capabilities'] {
  const given = overrides['capabilities'] as JsonObject | undefined;
  const promised = (capability: keyof Agent['capabilities']): boolean =>
    cards.length > 0 && cards.every(({ parsed }) => parsed.capabilities[capability]) && given?.[capability] !== false;
  return {
    streaming: promised('streaming'),
    pushNotifications: promised('pushNotifications'),
    extendedAgentCard: promised('extendedAgentCard'),
  };
}
