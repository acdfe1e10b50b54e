import { type Binding, isJsonObject, type JsonObject, parseCard, SwitchboardError } from '../protocol/index.ts';
import type { UpstreamContext } from './adapter.ts';
import { failedResponse, invalidAnswer, readJson } from './answers/index.ts';

/** Where an agent's platform takes A2A. */
export interface Face {
  url: URL;
  binding: Binding;
}

/** Fields of a card that say where and how to call. */
const ADDRESSES = new Set([
  'url',
  'protocolVersion',
  'preferredTransport',
  'additionalInterfaces',
  'supportedInterfaces',
  'signatures',
]);

/**
 * The card of an agent that speaks A2A itself, for its adapter's `describe`. Platforms show cards whose addresses are not those to
 * call (agent platforms, section 0.1): the face is called in the versions that the card names, whatever else it says about that.
 *
 * @throws UpstreamFailure `invalid-answer` when the card cannot be read
 */
export function nativeCard(card: JsonObject, { url, binding }: Face): JsonObject {
  const described = Object.entries(card).filter(([field]) => !ADDRESSES.has(field));
  const supportedInterfaces = versionsOf(card, binding).map((protocolVersion) => ({
    url: url.href,
    protocolBinding: binding,
    protocolVersion,
  }));
  return { ...Object.fromEntries(described), supportedInterfaces };
}

/** Asks a platform for a card. @throws UpstreamFailure for refusals and for what is no card */
export async function fetchCard(
  url: URL,
  { http, upstream }: UpstreamContext,
  headers: Readonly<Record<string, string>> = {},
): Promise<JsonObject> {
  const response = await http.send({ method: 'GET', url, headers });
  if (response.status !== 200) throw failedResponse(response);
  const card = await readJson(response, upstream.maxResponseBytes);
  if (isJsonObject(card)) return card;
  throw invalidAnswer('The agent showed a card that is no object.');
}

/** In the card's order; those over the face's binding, unless it names none. */
function versionsOf(card: JsonObject, binding: Binding): string[] {
  const { interfaces } = parsed(card);
  const own = interfaces.filter((one) => one.binding === binding);
  return [...new Set((own.length > 0 ? own : interfaces).map(({ version }) => version))];
}

function parsed(card: JsonObject) {
  try {
    return parseCard(card);
  } catch (error) {
    const why = error instanceof SwitchboardError ? error.message : 'it is no card.';
    throw invalidAnswer(`The agent's card cannot be read: ${why}`, error);
  }
}
