import { type JsonObject, UpstreamFailure, VERSION_HEADER } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { fetchCard, nativeCard } from '../native-card.ts';
import { urlBelow } from '../url-below.ts';

/**
 * The card of an agent that speaks A2A itself: on Agent Engine, in Gemini Enterprise, a data agent. All of them speak it over
 * HTTP+JSON, below their own address, whatever the card says about that (agent platforms, section 1.8).
 *
 * @param known as the engine tells it; asked for where the agent shows it when not given
 */
export async function ownCard(context: UpstreamContext, known?: JsonObject): Promise<JsonObject> {
  const face = faceOf(context.upstream.url);
  const card = known ?? (await shownCard(face, context));
  return nativeCard(inCamelCase(card), { url: face, binding: 'HTTP+JSON' });
}

/** `a2a` is a part of some addresses already; a slash at the end tells the place from the one that was registered. */
const faceOf = (url: URL): URL => urlBelow(url, /\/a2a(\/|$)/.test(url.pathname) ? '/' : '/a2a');

/** Agents that speak 0.3 show their card at the first place, those that speak nothing but 1.0 at the second. */
async function shownCard(face: URL, context: UpstreamContext): Promise<JsonObject> {
  try {
    return await fetchCard(urlBelow(face, '/v1/card'), context);
  } catch (error) {
    if (!(error instanceof UpstreamFailure) || error.terms.kind !== 'not-found') throw error;
    return fetchCard(urlBelow(face, '/extendedAgentCard'), context, { [VERSION_HEADER]: '1.0' });
  }
}

/** Google's SDK writes the cards of engines with the names that fields have in Python. */
const inCamelCase = (card: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(card).map(([field, value]) => [
      field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
