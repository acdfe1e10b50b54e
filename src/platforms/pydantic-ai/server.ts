import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type Json, type JsonObject, UpstreamFailure } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { agentsWords, failedResponse, invalidAnswer, readJson } from '../answers/index.ts';
import { urlBelow } from '../url-below.ts';
import { type Generation, METHODS } from './generation.ts';

/** Newer servers first. */
const CARDS = ['/.well-known/agent-card.json', '/.well-known/agent.json'];

/** The server's own card, which says of what generation it is. @throws UpstreamFailure `not-found` when there is none */
export async function fetchCard({ http, upstream }: UpstreamContext): Promise<JsonObject> {
  for (const path of CARDS) {
    const response = await http.send({ method: 'GET', url: urlBelow(upstream.url, path) });
    if (response.status === 404) {
      response.body.abort();
      continue;
    }
    if (response.status !== 200) throw failedResponse(response);
    const card = await readJson(response, upstream.maxResponseBytes);
    if (isJsonObject(card)) return card;
    throw invalidAnswer('The agent showed a card that is no object.');
  }
  throw new UpstreamFailure({ kind: 'not-found', message: 'The agent is not where it is registered (HTTP 404).' });
}

/** Sends one call. Only the root takes them, and it must end with its slash: others are redirected. */
export const call = (
  { http, upstream }: UpstreamContext,
  generation: Generation,
  method: keyof typeof METHODS,
  params: JsonObject,
): Promise<OutboundResponse> =>
  http.send({
    method: 'POST',
    url: urlBelow(upstream.url, '/'),
    body: { jsonrpc: '2.0', id: '1', method: METHODS[method][generation.is10 ? '1.0' : '0.3'], params },
  });

/** A call's result. @throws UpstreamFailure, `failed` for an error of the server's own */
export async function resultOf(response: OutboundResponse, { upstream }: UpstreamContext): Promise<JsonObject> {
  if (response.status !== 200) throw failedResponse(response);
  return openEnvelope(await readJson(response, upstream.maxResponseBytes));
}

const UNSAID = 'The agent refused the call, and did not say why.';

/** What JSON-RPC wraps. @throws UpstreamFailure `failed` with the server's words for an error */
export function openEnvelope(answer: Json): JsonObject {
  const { result, error } = isJsonObject(answer) ? answer : {};
  if (isJsonObject(error))
    throw new UpstreamFailure({ kind: 'failed', message: agentsWords(error['message'], UNSAID) });
  if (!isJsonObject(result)) throw invalidAnswer('The agent sent an answer that is no result.');
  return result;
}

/** Tasks stand in a member of their own since 2.0, where a send is answered. */
export const taskIn = (result: JsonObject): JsonObject => (isJsonObject(result['task']) ? result['task'] : result);
