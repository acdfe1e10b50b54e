import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  type Binding,
  isJsonObject,
  type Json,
  type JsonObject,
  parseCard,
  renderCard,
  SwitchboardError,
  stringifyJson,
  type Version,
} from '../protocol/index.ts';
import type { Agent, CardMode } from './agent.ts';
import { offersPush } from './offers-push.ts';

/** How a card is asked for. */
export interface CardRequest {
  /** The origin and path prefix under which the caller reaches the gateway, without a trailing slash. */
  baseUrl: string;
  /** The version the caller asked for (`A2A-Version`), if it did. */
  version?: Version | undefined;
}

/** A card as it is sent: the same bytes and tag for everyone who asks alike. */
export interface ServedCard {
  body: Buffer;
  /** Strong, quoted: the hash of the body. */
  etag: string;
  mode: CardMode;
}

const BINDINGS: readonly Binding[] = ['JSONRPC', 'HTTP+JSON'];
const VERSIONS: readonly Version[] = ['1.0', '0.3'];

/** Base URLs come from requests, so each agent keeps only some of its cards. */
const CARDS_PER_AGENT = 16;

/** Agents are replaced, never changed, so a card lives exactly as long as the agent it was made from. */
const served = new WeakMap<Agent, LRUCache<string, ServedCard>>();

/**
 * The card under which callers know an agent: the upstream's, with the gateway's addresses, security and real
 * capabilities (A2A wire notes, 2.6).
 *
 * @throws SwitchboardError AGENT_NOT_FOUND while the agent has not shown a card
 */
export function serveCard(agent: Agent, request: CardRequest): ServedCard {
  const mode = modeFor(agent, request.version);
  const cards = served.get(agent) ?? new LRUCache({ max: CARDS_PER_AGENT });
  served.set(agent, cards);
  const key = `${mode} ${request.baseUrl}`;
  const known = cards.get(key);
  if (known) return known;

  if (!agent.upstreamCard) {
    throw new SwitchboardError('AGENT_NOT_FOUND', `Agent "${agent.name}" has not shown an agent card yet.`);
  }
  const body = Buffer.from(stringifyJson(rewrite(agent, agent.upstreamCard, mode, request.baseUrl)));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const card = { body, etag, mode };
  cards.set(key, card);
  return card;
}

/**
 * An extended card, as the agent answered it, rewritten like the public one.
 *
 * @throws SwitchboardError INVALID_AGENT_RESPONSE when it is not a card
 */
export const serveExtendedCard = (agent: Agent, card: Json, version: Version, baseUrl: string): JsonObject =>
  rewrite(agent, card, version, baseUrl);

/** A caller of 1.0 may read strictly, so a card for every reader becomes one for it alone (decision 4 of the notes). */
function modeFor(agent: Agent, version: Version | undefined): CardMode {
  return agent.cardMode === 'hybrid' && version === '1.0' ? '1.0' : agent.cardMode;
}

function rewrite(agent: Agent, upstreamCard: Json, mode: CardMode, baseUrl: string): JsonObject {
  const { capabilities } = agent;
  const card = parseCard(overridden(upstreamCard, agent.cardOverrides));
  // Links to the registered addresses stay inside like those to the addresses the card names itself.
  const registered = agent.deployments.map(({ url }) => ({ url, binding: 'JSONRPC', version: '1.0' }));
  return renderCard(
    { ...card, interfaces: [...card.interfaces, ...registered] },
    {
      mode,
      baseUrl: `${baseUrl}/a2a/${agent.name}`,
      bindings: preferredBindings(agent),
      capabilities: { ...capabilities, pushNotifications: offersPush(agent) },
      security: 'bearer',
    },
  );
}

/** What an administrator wrote into the card stands in its place; capabilities are narrowed, never added. */
function overridden(upstreamCard: Json, overrides: JsonObject): Json {
  const { capabilities: _narrowed, ...presentation } = overrides;
  return isJsonObject(upstreamCard) ? { ...upstreamCard, ...presentation } : upstreamCard;
}

/** Both versions over both bindings, the ones that need no translation first. */
function preferredBindings(agent: Agent): { version: Version; binding: Binding }[] {
  const native = agent.deployments.flatMap(({ interfaces }) => interfaces.map(({ version }) => version));
  return [...new Set([...native, ...VERSIONS])].flatMap((version) => BINDINGS.map((binding) => ({ version, binding })));
}
