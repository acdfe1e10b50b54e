import type { OutboundResponse } from '../../outbound/index.ts';
import { type FailureKind, isJsonObject, type JsonObject, type UpstreamFailure } from '../../protocol/index.ts';
import { failedResponse, readRefusal } from '../answers/index.ts';
import { asText } from '../text-of.ts';

const KINDS: Readonly<Record<string, FailureKind>> = {
  previous_response_not_found: 'session-gone',
  conversation_not_found: 'session-gone',
  conversation_locked: 'busy',
  content_filter: 'rejected',
  content_policy_violation: 'rejected',
};

/** A thread takes nothing while a run is active in it; only words tell. */
const BUSY = /while a run|already has an active run/i;

/** A refusal, read. */
export interface Refusal {
  failure: UpstreamFailure;
  /** It is for nothing but that the answer was to go on without its connection. */
  isForBackground: boolean;
}

/**
 * Reads a refusal in OpenAI's envelope, `{error: {message, type, param, code}}`, which decides what it means and is shown to
 * nobody.
 *
 * @param conversation on the platform, if there is one: an error that names it means that it is gone
 */
export async function refusalOf(response: OutboundResponse, conversation?: string): Promise<Refusal> {
  const { status } = response;
  if (status !== 400 && status !== 404) return { failure: failedResponse(response), isForBackground: false };
  const body = await readRefusal(response);
  const error = isJsonObject(body) && isJsonObject(body['error']) ? body['error'] : {};
  const kind = kindOf(error, conversation);
  const isForBackground = status === 400 && kind === undefined && speaksOfBackground(error);
  return { failure: failedResponse(response, kind && { [status]: kind }), isForBackground };
}

/** The same for those whom only the failure concerns. */
export const refused = async (response: OutboundResponse, conversation?: string): Promise<UpstreamFailure> =>
  (await refusalOf(response, conversation)).failure;

const speaksOfBackground = ({ param, message }: JsonObject): boolean =>
  param === 'background' || /\bbackground\b/i.test(asText(message));

function kindOf({ code, param, message }: JsonObject, conversation: string | undefined): FailureKind | undefined {
  const words = asText(message);
  if (typeof code === 'string' && Object.hasOwn(KINDS, code)) return KINDS[code];
  if (BUSY.test(words)) return 'busy';
  const isGone = param === 'previous_response_id' || (conversation !== undefined && words.includes(conversation));
  return isGone ? 'session-gone' : undefined;
}
