import type { Identity, NetworkClass, Outbound, OutboundResponse } from '../outbound/index.ts';
import {
  type ErrorCode,
  isJsonObject,
  type JsonObject,
  type ParsedCard,
  parseCard,
  parseJson,
  SwitchboardError,
} from '../protocol/index.ts';
import { withoutSlash } from './interfaces.ts';

const MAX_CARD_BYTES = 1024 * 1024;
const MAX_REDIRECTS = 3;
/** For all attempts together, unless told, milliseconds. */
const DEADLINE_MS = 10_000;
const CONNECT_MS = 5_000;
/** Who cannot be reached at one path cannot be reached at the next. */
const UNREACHABLE = new Set<ErrorCode>(['ADDRESS_REFUSED', 'UPSTREAM_UNREACHABLE', 'UPSTREAM_TIMEOUT']);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What is known before the card is. */
export interface CardQuest {
  /** The agent's registered address. */
  url: string;
  /** Where the card is, when somebody said so. */
  cardUrl: string | null;
  /** The class that every address on the way must be in. */
  network: NetworkClass;
  /** Credentials for the card, sent to the origin of each place we try, never across a redirect to another. */
  headers: Record<string, string>;
  /** Who the gateway is to the agent: shown at the agent's own origin only. */
  identity?: Identity | undefined;
  /** For all attempts together, milliseconds. */
  deadlineMs?: number;
  signal?: AbortSignal;
}

export interface DiscoveredCard {
  card: JsonObject;
  parsed: ParsedCard;
  /** Where it was asked for. */
  place: string;
}

export interface DiscoveryTools {
  outbound: Pick<Outbound, 'send'>;
  /** Epoch milliseconds. */
  clock: () => number;
}

/**
 * Looks for an agent's card in the usual places, in the order of the A2A wire notes, 2.6.
 *
 * @throws SwitchboardError CARD_UNAVAILABLE naming each place and what was found there; for administrators' eyes only
 */
export async function discoverCard(quest: CardQuest, tools: DiscoveryTools): Promise<DiscoveredCard> {
  const deadline = tools.clock() + (quest.deadlineMs ?? DEADLINE_MS);
  const outcomes: string[] = [];
  const silentOrigins = new Set<string>();
  for (const place of cardPlaces(quest)) {
    if (silentOrigins.has(place.origin)) continue;
    try {
      return { ...readCard(await fetchCard(place, quest, deadline, tools)), place: place.href };
    } catch (error) {
      if (!(error instanceof SwitchboardError) || quest.signal?.aborted) throw error;
      outcomes.push(`${place.href}: ${error.message.replace(/\.$/, '')}`);
      if (UNREACHABLE.has(error.code)) silentOrigins.add(place.origin);
    }
  }
  throw new SwitchboardError(
    'CARD_UNAVAILABLE',
    `No agent card was found for ${quest.url}. Tried ${outcomes.join('; ')}. ` +
      'Check the address and card_headers, say where the card is with card_url, or register the agent with "enabled": false.',
  );
}

/** Said, well-known (0.3 and later, then 0.2), at the root of the origin, and the address itself. */
function cardPlaces({ url, cardUrl }: CardQuest): URL[] {
  const { origin } = new URL(url);
  const addressed = new URL(url);
  addressed.search = '';
  const base = withoutSlash(addressed.href);
  const places = [
    ...(cardUrl === null ? [] : [cardUrl]),
    `${base}/.well-known/agent-card.json`,
    `${base}/.well-known/agent.json`,
    `${origin}/.well-known/agent-card.json`,
    `${origin}/.well-known/agent.json`,
    url,
  ];
  return [...new Set(places)].map((place) => new URL(place));
}

async function fetchCard(place: URL, quest: CardQuest, deadline: number, tools: DiscoveryTools): Promise<Buffer> {
  let url = place;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const headers = url.origin === place.origin ? quest.headers : {};
    const response = await request(url, { ...quest, headers }, deadline, tools).catch((error: unknown) => {
      if (hop === 0 || !(error instanceof SwitchboardError)) throw error;
      throw notACard(`redirected to ${url.href}, where: ${error.message}`);
    });
    if (response.status === 200) return response.body.buffer(MAX_CARD_BYTES);
    response.body.abort();
    url = redirection(response.status, response.headers['location'], url);
  }
  throw notACard(`more than ${MAX_REDIRECTS} redirects`);
}

/** One exchange. No version is asked for: agents that speak both then show both. */
function request(url: URL, quest: CardQuest, deadline: number, tools: DiscoveryTools): Promise<OutboundResponse> {
  const remaining = Math.max(1, deadline - tools.clock());
  return tools.outbound.send({
    method: 'GET',
    url,
    network: quest.network,
    identity: url.origin === new URL(quest.url).origin ? quest.identity : undefined,
    headers: { accept: 'application/json', ...quest.headers },
    timeouts: {
      connectMs: Math.min(CONNECT_MS, remaining),
      firstByteMs: remaining,
      idleMs: remaining,
      totalMs: remaining,
    },
    ...(quest.signal ? { signal: quest.signal } : {}),
  });
}

/** @returns where an answer sends us. @throws when it does not */
function redirection(status: number, location: string | undefined, from: URL): URL {
  if (!REDIRECTS.has(status) || location === undefined) throw notACard(`HTTP ${status}`);
  if (!URL.canParse(location, from.href)) throw notACard(`HTTP ${status} to an unreadable address`);
  const target = new URL(location, from);
  const isWeb = target.protocol === 'https:' || target.protocol === 'http:';
  if (!isWeb || target.username || target.password) throw notACard(`HTTP ${status} to an address that is not allowed`);
  return target;
}

function readCard(body: Buffer): Omit<DiscoveredCard, 'place'> {
  const card = parseBody(body);
  const isCard = typeof card['name'] === 'string' && ('url' in card || 'supportedInterfaces' in card);
  if (!isCard) throw notACard('JSON, but not an agent card (it needs "name" and "url" or "supportedInterfaces")');
  return { card, parsed: parseCard(card) };
}

function parseBody(body: Buffer): JsonObject {
  try {
    const json = parseJson(body);
    if (isJsonObject(json)) return json;
  } catch {
    throw notACard('not JSON');
  }
  throw notACard('JSON, but not an object');
}

const notACard = (outcome: string): SwitchboardError => new SwitchboardError('INVALID_AGENT_RESPONSE', outcome);
