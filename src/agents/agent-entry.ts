import type { AgentRegistration, Config } from '../config/index.ts';
import type { NetworkClass } from '../outbound/index.ts';
import { type JsonObject, type ParsedCard, parseCard, SwitchboardError } from '../protocol/index.ts';
import type { Agent, AgentInterface } from './agent.ts';
import { interfacesToCall } from './interfaces.ts';
import { splitSecrets } from './registration-secrets.ts';
import { readTerms, type Terms, timeoutsOf } from './registration-terms.ts';
import type { AgentRecord } from './registry-contract.ts';

/** All that is known of one agent. Never changed: what changes is a new entry. */
export interface AgentEntry {
  id: string;
  source: Agent['source'];
  /** With its secrets in place, without `enabled` and `public`, which stand beside it. */
  registration: AgentRegistration;
  enabled: boolean;
  public: boolean;
  /** Recorded when an administrator registered the address; null until the name could be resolved. */
  network: NetworkClass | null;
  /** As last fetched. */
  card: JsonObject | null;
  cardFetchedAt: number | null;
  cardError: string | null;
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
}

/** An entry with what follows from it. */
export interface Resident {
  entry: AgentEntry;
  record: AgentRecord;
}

/** What the configuration says about agents in general. */
export interface AgentRules {
  defaults: Config['agentDefaults'];
  /** Ids and names that the config file publishes. */
  published: ReadonlySet<string>;
}

/**
 * Works out the agent that an entry describes.
 *
 * @throws SwitchboardError INVALID_PARAMS when the registration means nothing
 */
export function resident(entry: AgentEntry, rules: AgentRules): Resident {
  const { registration, createdAt, createdBy, updatedAt, updatedBy, cardFetchedAt, cardError } = entry;
  const agent = buildAgent(entry, rules);
  const { open } = splitSecrets(registration);
  return {
    entry,
    record: { agent, registration: open, createdAt, createdBy, updatedAt, updatedBy, cardFetchedAt, cardError },
  };
}

function buildAgent(entry: AgentEntry, { defaults, published }: AgentRules): Agent {
  const { registration } = entry;
  const terms = readTerms(registration);
  const isPublic = entry.public || published.has(entry.id) || published.has(registration.agent_name);
  const shown = shownCard(entry, terms);
  return {
    id: entry.id,
    name: registration.agent_name,
    platform: terms.platform,
    source: entry.source,
    enabled: entry.enabled,
    public: isPublic,
    url: terms.url,
    // The strictest class until the name has been resolved.
    network: entry.network ?? 'public',
    upstreamCard: shown?.card ?? null,
    cardOverrides: terms.cardOverrides,
    capabilities: capabilitiesOf(shown?.parsed, terms.cardOverrides),
    interfaces: shown ? callableInterfaces(shown.parsed, registration, terms) : [],
    cardMode: registration.card_mode ?? defaults.cardMode,
    cardAuth: registration.card_auth ?? (isPublic ? 'public' : 'key'),
    staticHeaders: registration.static_headers ?? {},
    extraHeaders: (registration.extra_headers ?? []).map((name) => name.toLowerCase()),
    cardHeaders: registration.card_headers ?? {},
    push: registration.push_notifications ?? 'deny',
    timeouts: timeoutsOf(registration, terms, defaults),
    limits: limitsOf(registration, defaults),
    pricing: terms.pricing,
    contentLogging: contentLoggingOf(registration.log_content),
  };
}

/** Where to call an agent that shows this card. */
export const callableInterfaces = (card: ParsedCard, registration: AgentRegistration, terms: Terms): AgentInterface[] =>
  interfacesToCall(card, { url: terms.url, trustCardUrls: registration.trust_card_urls ?? false });

interface ShownCard {
  card: JsonObject;
  parsed: ParsedCard;
}

/** The card last fetched; while there is none, an agent of the config file shows the card its registration holds. */
function shownCard(entry: AgentEntry, terms: Terms): ShownCard | undefined {
  const card = entry.card ?? (entry.source === 'config' ? registeredCard(entry.registration, terms) : null);
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
function registeredCard(registration: AgentRegistration, terms: Terms): JsonObject | null {
  const given = registration.agent_card_params as JsonObject | undefined;
  if (!given) return null;
  const speaks1 = typeof given['protocolVersion'] === 'string' && given['protocolVersion'].startsWith('1');
  const address: JsonObject = speaks1
    ? { supportedInterfaces: [{ url: terms.url, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }] }
    : { url: terms.url, protocolVersion: '0.3.0' };
  return {
    name: registration.agent_name,
    description: '',
    version: '1.0.0',
    capabilities: {},
    defaultInputModes: ['text'],
    defaultOutputModes: ['text'],
    skills: [],
    ...terms.cardOverrides,
    ...(given['supportedInterfaces'] ? { supportedInterfaces: given['supportedInterfaces'] } : address),
  };
}

/** What the card promises, less what the administrator switched off in `agent_card_params.capabilities`. */
function capabilitiesOf(card: ParsedCard | undefined, overrides: JsonObject): Agent['capabilities'] {
  const given = overrides['capabilities'] as JsonObject | undefined;
  const promised = (capability: keyof Agent['capabilities']): boolean =>
    card?.capabilities[capability] === true && given?.[capability] !== false;
  return {
    streaming: promised('streaming'),
    pushNotifications: promised('pushNotifications'),
    extendedAgentCard: promised('extendedAgentCard'),
  };
}

function limitsOf({ limits: given = {} }: AgentRegistration, { limits }: Config['agentDefaults']): Agent['limits'] {
  return {
    requestBytes: given.request_bytes ?? limits.requestBytes,
    responseBytes: given.response_bytes ?? limits.responseBytes,
    eventBytes: given.event_bytes ?? limits.eventBytes,
  };
}

function contentLoggingOf(logContent: boolean | null | undefined): Agent['contentLogging'] {
  if (logContent === null || logContent === undefined) return 'inherit';
  return logContent ? 'on' : 'off';
}
