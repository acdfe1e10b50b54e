import type { APICallError } from '@ai-sdk/provider';
import { isJsonObject, type Json, type JsonObject, SwitchboardError } from '../../protocol/index.ts';
import { jsonIn } from './fields.ts';

/** What a provider refused, in the shape of OpenAI. */
export interface Refusal {
  status: number;
  headers: Record<string, string>;
  body: JsonObject;
}

/**
 * What went wrong while a provider was asked.
 *
 * @returns what the provider says, when it said no
 * @throws SwitchboardError for everything else
 */
export function refusalOf(error: unknown): Refusal {
  const own = ownErrorIn(error);
  if (own) throw own;
  if (isApiCallError(error) && error.statusCode !== undefined && error.statusCode >= 400) return refusal(error);
  if (error instanceof Error && CALLERS_FAULT.has(error.name))
    throw new SwitchboardError('INVALID_PARAMS', `The model does not take this request: ${error.message}`, {
      cause: error,
    });
  throw notUnderstood(error);
}

/** What an event of a stream says that went wrong. */
export function failureOfPart(error: unknown): SwitchboardError {
  const own = ownErrorIn(error);
  if (own) return own;
  const message = isJsonObject(error) ? error['message'] : error;
  const told = typeof message === 'string' && message !== '' ? `: ${message}` : '.';
  return new SwitchboardError('UPSTREAM_FAILED', `The provider broke its answer off${told}`, { cause: error });
}

/** The library wraps what the connection threw. */
function ownErrorIn(error: unknown): SwitchboardError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof SwitchboardError) return cause;
  return undefined;
}

/** Names of the library's errors for what it cannot tell the provider. */
const CALLERS_FAULT = new Set([
  'AI_UnsupportedFunctionalityError',
  'AI_InvalidPromptError',
  'AI_InvalidArgumentError',
  'AI_TypeValidationError',
]);

/** By its name: several versions of the library may be there. */
const isApiCallError = (error: unknown): error is APICallError =>
  error instanceof Error && error.name === 'AI_APICallError';

const notUnderstood = (cause: unknown): SwitchboardError =>
  new SwitchboardError('INVALID_AGENT_RESPONSE', 'The provider did not answer in its own protocol.', { cause });

function refusal({
  statusCode: status = 502,
  message,
  responseBody = '',
  responseHeaders = {},
}: APICallError): Refusal {
  const told = errorIn(jsonIn(responseBody));
  const text = typeof told['message'] === 'string' ? told['message'] : message;
  const retryAfter = responseHeaders['retry-after'] ?? retryDelay(told);
  return {
    status,
    headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    body: { error: { message: text, type: typeOf(status), param: null, code: null } },
  };
}

/** `{error: {…}}` of Anthropic and Google, whose streams put it in a list; `{message}` of AWS. */
function errorIn(body: Json | undefined): JsonObject {
  const value = Array.isArray(body) ? body[0] : body;
  if (!isJsonObject(value)) return {};
  return isJsonObject(value['error']) ? value['error'] : value;
}

const TYPES: Record<number, string> = {
  401: 'auth_error',
  404: 'not_found_error',
  408: 'timeout',
  429: 'rate_limit_error',
};

const typeOf = (status: number): string => TYPES[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error');

/** Google's way to say when to come again: `retryDelay: "39s"` among the details. */
function retryDelay({ details }: JsonObject): string | undefined {
  if (!Array.isArray(details)) return undefined;
  const delay = details.filter((detail) => isJsonObject(detail)).find(({ retryDelay: told }) => told)?.['retryDelay'];
  const seconds = typeof delay === 'string' ? Number.parseFloat(delay) : Number.NaN;
  return Number.isFinite(seconds) ? String(Math.ceil(seconds)) : undefined;
}
