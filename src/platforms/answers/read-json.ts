import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../protocol/index.ts';
import { failedResponse, invalidAnswer } from './failure.ts';

/** Of a refusal there is no more to read than this. */
const MAX_REFUSAL_BYTES = 64 * 1024;

/**
 * A JSON body, whatever its content type; white space that kept the connection alive may stand before it.
 *
 * @throws UpstreamFailure `invalid-answer`; SwitchboardError as the body does
 */
export async function readJson(response: OutboundResponse, maxBytes: number): Promise<Json> {
  const body = await response.body.buffer(maxBytes);
  try {
    return parseJson(body.toString().trim());
  } catch (error) {
    throw invalidAnswer('The agent sent an answer that is no JSON.', error);
  }
}

/**
 * What a platform tells of a thing that was asked for or made.
 *
 * @throws UpstreamFailure `invalid-answer`, and what its status means when that is no success; SwitchboardError as the body does
 */
export async function readObject(response: OutboundResponse, maxBytes: number): Promise<JsonObject> {
  if (response.status < 200 || response.status > 299) throw failedResponse(response);
  const answer = await readJson(response, maxBytes);
  if (isJsonObject(answer)) return answer;
  throw invalidAnswer('The agent sent an answer that is no object.');
}

/** What a refusal says, for an adapter that must tell refusals apart; undefined when it cannot be read. */
export async function readRefusal(response: OutboundResponse): Promise<Json | undefined> {
  try {
    return await readJson(response, MAX_REFUSAL_BYTES);
  } catch {
    return undefined;
  }
}
