import type { ModelWire, ProviderRefusal, WireAnswer } from '../../gateway/index.ts';
import {
  type ErrorCode,
  type JsonObject,
  type ModelOperation,
  type SwitchboardError,
  sseEvent,
} from '../../protocol/index.ts';
import { failureHeaders } from '../failure-headers.ts';

/** Failures in the shape of the operation's SDKs: Anthropic's for messages, OpenAI's for all others (model notes, A.12). */
export const modelWire = (operation: ModelOperation | null): ModelWire =>
  operation === 'messages' || operation === 'messages.count_tokens' ? ANTHROPIC : openAiWire;

/** What LiteLLM calls them; what is not here is named by its status. */
const TYPES: Partial<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'auth_error',
  PERMISSION_DENIED: 'key_model_access_denied',
  BUDGET_EXCEEDED: 'budget_exceeded',
  RATE_LIMITED: 'rate_limit_error',
  OVERLOADED: 'rate_limit_error',
  MODEL_UNAVAILABLE: 'rate_limit_error',
  UPSTREAM_TIMEOUT: 'timeout',
};

/** OpenAI's, which programs look at; else LiteLLM's: the status as a text. */
const CODES: Partial<Record<ErrorCode, string>> = {
  MODEL_NOT_FOUND: 'model_not_found',
  AGENT_NOT_FOUND: 'model_not_found',
  CONTEXT_WINDOW_EXCEEDED: 'context_length_exceeded',
};

/** SDKs repeat these twice by themselves, which cannot help. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set([
  'BUDGET_EXCEEDED',
  'PERMISSION_DENIED',
  'UNAUTHENTICATED',
  'MODEL_NOT_FOUND',
  'AGENT_NOT_FOUND',
  'CONTEXT_WINDOW_EXCEEDED',
]);

/** LiteLLM's, where a timeout is OpenAI's own kind of error. */
const statusOfFailure = ({ code, row }: SwitchboardError): number => (code === 'UPSTREAM_TIMEOUT' ? 408 : row.status);

const typeOf = (error: SwitchboardError): string =>
  (error.details.metadata?.['key'] === 'expired' ? 'expired_key' : undefined) ??
  TYPES[error.code] ??
  (error.row.status >= 500 ? 'api_error' : 'invalid_request_error');

const textOf = (error: SwitchboardError, callId: string): string => `${error.message} Call id ${callId}.`;

/** The members of OpenAI's error object. */
export function openAiError(error: SwitchboardError, callId: string): JsonObject {
  const [violation] = error.details.violations ?? [];
  return {
    message: textOf(error, callId),
    type: typeOf(error),
    param: violation?.field ?? null,
    code: CODES[error.code] ?? String(statusOfFailure(error)),
  };
}

export const openAiWire: ModelWire = {
  failure: (error, callId) => failureAnswer(error, { error: openAiError(error, callId) }),
  refusal: ({ status, message, type, param, code, hints }) =>
    answer(statusOf(status), { error: { message, type, param, code } }, { ...hints }),
  failureEvent: (error, callId) =>
    Buffer.concat([sseEvent(JSON.stringify({ error: openAiError(error, callId) })), sseEvent('[DONE]')]),
};

/** Anthropic's words for statuses (API reference, "Errors"). */
const ANTHROPIC_TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  529: 'overloaded_error',
};

const anthropicError = (status: number, message: string, callId?: string): object => ({
  type: 'error',
  error: { type: ANTHROPIC_TYPES[status] ?? 'api_error', message },
  ...(callId !== undefined && { request_id: callId }),
});

const ANTHROPIC: ModelWire = {
  failure: (error, callId) =>
    failureAnswer(error, anthropicError(statusOfFailure(error), textOf(error, callId), callId)),
  refusal: ({ status, message, hints }) => answer(statusOf(status), anthropicError(status, message), { ...hints }),
  failureEvent: (error, callId) =>
    sseEvent(JSON.stringify(anthropicError(statusOfFailure(error), textOf(error, callId), callId)), 'error'),
};

/** A provider that answers with a redirect or the like has failed. */
const statusOf = (status: ProviderRefusal['status']): number => (status >= 400 && status < 600 ? status : 502);

const failureAnswer = (error: SwitchboardError, body: object): WireAnswer =>
  answer(statusOfFailure(error), body, {
    ...failureHeaders(error),
    ...(HOPELESS.has(error.code) && { 'x-should-retry': 'false' }),
  });

const answer = (status: number, body: object, headers: Record<string, string>): WireAnswer => ({
  status,
  contentType: 'application/json',
  headers,
  body: Buffer.from(JSON.stringify(body)),
});
