import type { CallerWire, Frame, WireAnswer } from '../../gateway/index.ts';
import {
  rpcError,
  rpcFailure,
  rpcResult,
  type SwitchboardError,
  sseEvent,
  type Version,
} from '../../protocol/index.ts';
import { failureHeaders } from './failure-headers.ts';

const CONTENT_TYPE = 'application/json';

/**
 * Writes answers as JSON-RPC 2.0: HTTP 200, unless HTTP itself refuses.
 *
 * @param id the caller's request id as JSON text; every answer and event carries it exactly so
 */
export function rpcWire(id: string, version: Version): CallerWire {
  return {
    answer: (value) => answer(200, rpcResult(id, value)),
    rawAnswer: (status, body) => ({ status, contentType: CONTENT_TYPE, headers: {}, body }),
    agentError: (error) => answer(200, rpcError(id, error)),
    failure: (error) => rpcFailureAnswer(id, version, error),
    event: (value) => frame(rpcResult(id, value)),
    rawEvent: (data) => ({ bytes: sseEvent(data), data }),
    agentErrorEvent: (error) => frame(rpcError(id, error)),
    failureEvent: (error) => frame(rpcFailure(id, error, version)),
  };
}

const answer = (status: number, body: string, headers: Record<string, string> = {}): WireAnswer => ({
  status,
  contentType: CONTENT_TYPE,
  headers,
  body: Buffer.from(body),
});

const rpcFailureAnswer = (id: string, version: Version, error: SwitchboardError): WireAnswer =>
  answer(error.row.rpcStatus, rpcFailure(id, error, version), failureHeaders(error));

function frame(json: string): Frame {
  const data = Buffer.from(json);
  return { bytes: sseEvent(data), data };
}
