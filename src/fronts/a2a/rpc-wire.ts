import type { CallerWire, Frame, WireAnswer } from '../../gateway/index.ts';
import {
  type AgentError,
  type Json,
  rpcError,
  rpcFailure,
  rpcResult,
  type SwitchboardError,
  sseEvent,
  type Version,
} from '../../protocol/index.ts';
import { failureHeaders } from '../failure-headers.ts';

const CONTENT_TYPE = 'application/json';

/**
 * Writes answers as JSON-RPC 2.0: HTTP 200, unless HTTP itself refuses.
 *
 * @param id the caller's request id as JSON text; every answer and event carries it exactly so
 */
export const rpcWire = (id: string, version: Version): CallerWire => new RpcWire(id, version);

/** A class, because every call makes one: eight closures would cost more than the object. */
class RpcWire implements CallerWire {
  readonly #id: string;
  readonly #version: Version;

  constructor(id: string, version: Version) {
    this.#id = id;
    this.#version = version;
  }

  answer(value: Json): WireAnswer {
    return answer(200, rpcResult(this.#id, value));
  }

  rawAnswer(status: number, body: Buffer): WireAnswer {
    return { status, contentType: CONTENT_TYPE, headers: {}, body };
  }

  agentError(error: AgentError): WireAnswer {
    return answer(200, rpcError(this.#id, error));
  }

  failure(error: SwitchboardError): WireAnswer {
    return answer(error.row.rpcStatus, rpcFailure(this.#id, error, this.#version), failureHeaders(error));
  }

  event(value: Json): Frame {
    return frame(rpcResult(this.#id, value));
  }

  rawEvent(data: Buffer): Frame {
    return { bytes: sseEvent(data), data };
  }

  agentErrorEvent(error: AgentError): Frame {
    return frame(rpcError(this.#id, error));
  }

  failureEvent(error: SwitchboardError): Frame {
    return frame(rpcFailure(this.#id, error, this.#version));
  }
}

const answer = (status: number, body: string, headers: Record<string, string> = {}): WireAnswer => ({
  status,
  contentType: CONTENT_TYPE,
  headers,
  body: Buffer.from(body),
});

function frame(json: string): Frame {
  const data = Buffer.from(json);
  return { bytes: sseEvent(data), data };
}
