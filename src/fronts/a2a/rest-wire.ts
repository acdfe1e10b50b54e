import type { CallerWire, Frame, WireAnswer } from '../../gateway/index.ts';
import {
  type Operation,
  restAgentError,
  restFailure,
  sseEvent,
  stringifyJson,
  type Version,
} from '../../protocol/index.ts';
import { failureHeaders } from '../failure-headers.ts';

/** A2A 1.0.1 names its own media type; older SDKs and the TCK expect plain JSON, so it is used with who used it. */
export const A2A_JSON = 'application/a2a+json';
const JSON_TYPE = 'application/json';

/** Caches keep answers to GET, and not all of them know that `x-litellm-api-key` makes two callers two (RFC 9111, 3.5). */
const NOT_TO_BE_KEPT = { 'cache-control': 'no-store' };

interface RestCaller {
  operation: Operation;
  version: Version;
  /** Whether the request, or its `Accept`, used the A2A media type. */
  wantsA2aJson: boolean;
}

/** Writes answers in the HTTP+JSON binding: bare objects, HTTP statuses, `google.rpc.Status` errors. */
export function restWire({ operation, version, wantsA2aJson }: RestCaller): CallerWire {
  const contentType = wantsA2aJson ? A2A_JSON : JSON_TYPE;
  const answer = (status: number, body: string | Buffer, headers: Record<string, string> = {}): WireAnswer => ({
    status,
    contentType,
    headers: { ...NOT_TO_BE_KEPT, ...headers },
    body: typeof body === 'string' ? Buffer.from(body) : body,
  });
  return {
    answer: (value) => (operation === 'push-delete' ? answer(204, '') : answer(200, stringifyJson(value))),
    rawAnswer: (status, body) => answer(status, body),
    agentError: (error) => {
      const { status, body } = restAgentError(error, version);
      return answer(status, body);
    },
    failure: (error) => answer(error.row.status, restFailure(error, version), failureHeaders(error)),
    event: (value) => frame(stringifyJson(value)),
    rawEvent: (data) => ({ bytes: sseEvent(data), data }),
    agentErrorEvent: (error) => frame(restAgentError(error, version).body, 'error'),
    failureEvent: (error) => frame(restFailure(error, version), 'error'),
  };
}

function frame(json: string, event?: string): Frame {
  const data = Buffer.from(json);
  return { bytes: sseEvent(data, event), data };
}
