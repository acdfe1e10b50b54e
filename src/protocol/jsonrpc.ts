import type { SwitchboardError } from './errors.ts';
import type { Json } from './json.ts';
import type { Version } from './operation.ts';
import type { AgentError, MessageNames } from './sighting.ts';
import type { Span } from './span.ts';

export interface RpcRequest {
  /** The id as JSON text, exactly as written; `null` when absent. */
  id: string;
  method: string;
  /** Where in the body the params are; undefined when there are none. */
  params: Span | undefined;
  names: MessageNames;
  hasTenant: boolean;
  hasInlinePush: boolean;
}

export type RpcRead = { ok: true; request: RpcRequest } | { ok: false; id: string; error: SwitchboardError };

export type RpcResponse =
  | { id: Span | undefined; result: Span }
  | { id: Span | undefined; error: AgentError };

export function readRpcRequest(_body: Buffer): RpcRead {
  throw new Error('in the making');
}

/** @throws SwitchboardError INVALID_AGENT_RESPONSE */
export function readRpcResponse(_body: Buffer): RpcResponse {
  throw new Error('in the making');
}

/** Splices `id` (JSON text) in; returns `body` itself when it is there already. */
export function withRpcId(_body: Buffer, _idSpan: Span | undefined, _id: string): Buffer {
  throw new Error('in the making');
}

export function rpcResult(_id: string, _value: Json): string {
  throw new Error('in the making');
}

export function rpcError(_id: string, _error: AgentError): string {
  throw new Error('in the making');
}

export function rpcFailure(_id: string, _error: SwitchboardError, _version: Version): string {
  throw new Error('in the making');
}
