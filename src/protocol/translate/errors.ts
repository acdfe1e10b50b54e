import { A2A_DOMAIN, ERROR_INFO, GATEWAY_DOMAIN, reasonOf } from '../error-info.ts';
import { isJsonObject, type Json, type JsonObject, stringifyJson } from '../json.ts';
import type { Version } from '../operation.ts';
import type { AgentError } from '../sighting.ts';

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
  const reason = reasonOf(code);
  const detail = detailOf(data);
  if (reason === undefined && detail === undefined) return undefined;
  return {
    '@type': ERROR_INFO,
    reason: reason ?? 'AGENT_ERROR',
    domain: reason === undefined ? GATEWAY_DOMAIN : A2A_DOMAIN,
    ...(detail !== undefined && { metadata: { detail } }),
  };
}

/** Values of an ErrorInfo's metadata are texts. */
function detailOf(data: Json | undefined): string | undefined {
  if (data === undefined || data === null) return undefined;
  return typeof data === 'string' ? data : stringifyJson(data);
}
