import { failureDetails } from './error-info.ts';
import type { SwitchboardError } from './errors.ts';
import { type Json, stringifyJson } from './json.ts';
import type { Version } from './operation.ts';
import type { AgentError } from './sighting.ts';

// JSON-RPC responses (JSON-RPC 2.0, section 5). `id` is JSON text everywhere, exactly as the caller wrote it.

export const rpcResult = (id: string, value: Json): string => rpcResponse(id, 'result', value);

/** The agent's own error, already in the caller's version. */
export const rpcError = (id: string, { code, message, data }: AgentError): string =>
  rpcResponse(id, 'error', { code, message, ...(data !== undefined && { data }) });

/** The gateway's error: 1.0 callers get typed details in `data` (A2A 1.0 section 9.5), 0.3 callers code and message. */
export const rpcFailure = (id: string, error: SwitchboardError, version: Version): string =>
  rpcError(id, {
    code: error.row.rpc,
    message: error.message,
    ...(version === '1.0' && { data: failureDetails(error) }),
  });

const rpcResponse = (id: string, member: 'result' | 'error', value: Json): string =>
  `{"jsonrpc":"2.0","id":${id},"${member}":${stringifyJson(value)}}`;
