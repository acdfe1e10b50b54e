import { ERRORS } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject, stringifyJson } from '../json.ts';
import type { Version } from '../operation.ts';
import type { AgentError } from '../sighting.ts';

const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';
const A2A_DOMAIN = 'a2a-protocol.org';
const GATEWAY_DOMAIN = 'switchboard';

/** The reason by which 1.0 names each code that A2A and JSON-RPC define; the first row of the table with the code owns it. */
const REASON_OF = new Map<number, string>();
for (const [reason, { rpc }] of Object.entries(ERRORS)) {
  const definedByA2A = rpc > -32050 || rpc <= -32600;
  if (definedByA2A && !REASON_OF.has(rpc)) REASON_OF.set(rpc, reason);
}

/**
 * Translates an agent's error (A2A wire notes, 1.9 and 1.13): code and message stay. 1.0 wants `data` to be an array of typed
 * objects that begins with an ErrorInfo; what 0.3 had for `data` becomes its `metadata.detail`. To 0.3, where `data` is
 * free, everything passes as it is.
 */
export function translateError(error: AgentError, from: Version, to: Version): AgentError {
  if (from === to || to === '0.3' || isTyped(error.data)) return error;
  const info = errorInfo(error);
  return info ? { ...error, data: [info] } : error;
}

const isTyped = (data: Json | undefined): boolean =>
  Array.isArray(data) &&
  data.length > 0 &&
  data.every((detail) => isJsonObject(detail) && typeof detail['@type'] === 'string');

/** None for a code of the agent's own that says nothing more. */
function errorInfo({ code, data }: AgentError): JsonObject | undefined {
  const reason = REASON_OF.get(code);
  const detail =
    data === undefined || data === null ? undefined : typeof data === 'string' ? data : stringifyJson(data);
  if (reason === undefined && detail === undefined) return undefined;
  return {
    '@type': ERROR_INFO,
    reason: reason ?? 'AGENT_ERROR',
    domain: reason === undefined ? GATEWAY_DOMAIN : A2A_DOMAIN,
    ...(detail !== undefined && { metadata: { detail } }),
  };
}
