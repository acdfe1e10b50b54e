import {
  createStreamMemory,
  type Dialect,
  dialectOf,
  type Json,
  type Operation,
  restFailure,
  rpcFailure,
  rpcResult,
  type SwitchboardError,
  sseEvent,
  stringifyJson,
  translateEvent,
  translateResult,
  type Version,
} from '../protocol/index.ts';

/** How answers are written for one caller: in its version and its binding. The agent itself knows 1.0 only. */
export interface Wire {
  /** The dialect of the caller's parameters. */
  dialect: Dialect;
  contentType: string;
  result(operation: Operation, value: Json): string;
  event(value: Json): Buffer;
  failure(error: SwitchboardError): { status: number; body: string };
}

/** JSON-RPC: every answer and every event is an envelope with the request's id. @param id as JSON text */
export function rpcWire(version: Version, id: string): Wire {
  const dialect = dialectOf(version, 'JSONRPC');
  const memory = createStreamMemory();
  return {
    dialect,
    contentType: 'application/json',
    result: (operation, value) => rpcResult(id, translateResult(operation, value, '1.0', dialect)),
    event: (value) => sseEvent(rpcResult(id, translateEvent(value, '1.0', dialect, memory))),
    failure: (error) => ({ status: error.row.rpcStatus, body: rpcFailure(id, error, version) }),
  };
}

/** HTTP+JSON: the answer is the body, an error is a status. */
export function restWire(version: Version): Wire {
  const dialect = dialectOf(version, 'HTTP+JSON');
  const memory = createStreamMemory();
  return {
    dialect,
    contentType: version === '1.0' ? 'application/a2a+json' : 'application/json',
    result: (operation, value) => stringifyJson(translateResult(operation, value, '1.0', dialect)),
    event: (value) => sseEvent(stringifyJson(translateEvent(value, '1.0', dialect, memory))),
    failure: (error) => ({ status: error.row.status, body: restFailure(error, version) }),
  };
}
