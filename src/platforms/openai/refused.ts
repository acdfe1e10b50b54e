import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type UpstreamFailure } from '../../protocol/index.ts';
import { failedResponse, readRefusal } from '../answers/index.ts';

const SESSION_GONE = new Set(['previous_response_not_found', 'conversation_not_found']);
const REJECTED = new Set(['content_filter', 'content_policy_violation']);

/** A refusal in OpenAI's envelope, `{error: {message, type, param, code}}`, of which only the code decides. */
export async function refused(response: OutboundResponse): Promise<UpstreamFailure> {
  const { status } = response;
  if (status !== 400 && status !== 404) return failedResponse(response);
  const body = await readRefusal(response);
  const error = isJsonObject(body) && isJsonObject(body['error']) ? body['error'] : {};
  const { code, param } = error;
  const isGone = (typeof code === 'string' && SESSION_GONE.has(code)) || param === 'previous_response_id';
  if (isGone) return failedResponse(response, { [status]: 'session-gone' });
  if (typeof code === 'string' && REJECTED.has(code)) return failedResponse(response, { [status]: 'rejected' });
  return failedResponse(response);
}
