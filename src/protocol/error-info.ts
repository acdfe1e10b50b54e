import { ERRORS, type ErrorCode, type SwitchboardError } from './errors.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { AgentError } from './sighting.ts';

// The typed details of 1.0 errors: the array `data` of JSON-RPC, and `details` of google.rpc.Status (A2A wire notes, 1.9).

export const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';
const BAD_REQUEST = 'type.googleapis.com/google.rpc.BadRequest';

/** `ErrorInfo.domain` of the errors that A2A and JSON-RPC define. */
export const A2A_DOMAIN = 'a2a-protocol.org';
/** `ErrorInfo.domain` of the gateway's own errors. */
export const GATEWAY_DOMAIN = 'switchboard';

/** A2A and JSON-RPC own the codes above -32050 and the reserved ones; of rows with the same code, the first is theirs. */
const REASONS = new Map<number, ErrorCode>();
for (const [reason, { rpc }] of Object.entries(ERRORS) as [ErrorCode, { rpc: number }][]) {
  const isReserved = rpc > -32050 || rpc <= -32600;
  if (isReserved && !REASONS.has(rpc)) REASONS.set(rpc, reason);
}

/** The row of the table that A2A or JSON-RPC means by a code, or undefined for a code of somebody's own. */
export const reasonOf = (rpcCode: number): ErrorCode | undefined => REASONS.get(rpcCode);

/** The JSON-RPC code of an A2A reason, e.g. -32001 for `TASK_NOT_FOUND`; undefined for reasons that A2A does not define. */
export function codeOfReason(reason: string): number | undefined {
  const row: { rpc: number } | undefined = Object.hasOwn(ERRORS, reason) ? ERRORS[reason as ErrorCode] : undefined;
  return row && REASONS.get(row.rpc) === reason ? row.rpc : undefined;
}

/** Everything that a failure of the gateway tells a 1.0 caller besides its code and message. */
export function failureDetails(error: SwitchboardError): JsonObject[] {
  const { metadata, violations } = error.details;
  const domain = codeOfReason(error.code) === undefined ? GATEWAY_DOMAIN : A2A_DOMAIN;
  const info: JsonObject = { '@type': ERROR_INFO, reason: error.code, domain, ...(metadata && { metadata }) };
  if (!violations?.length) return [info];
  return [info, { '@type': BAD_REQUEST, fieldViolations: violations.map((violation) => ({ ...violation })) }];
}

/** The details of an agent's error: its own when they are typed as 1.0 wants them, else an ErrorInfo made from the code. */
export function agentErrorDetails({ code, data }: AgentError): Json[] {
  if (Array.isArray(data) && data.every(isTyped)) return data;
  const reason = reasonOf(code);
  return reason ? [{ '@type': ERROR_INFO, reason, domain: A2A_DOMAIN }] : [];
}

/** Finds the reason that an ErrorInfo among typed details states. */
export function statedReason(details: Json | undefined): string | undefined {
  if (!Array.isArray(details)) return undefined;
  const info = details.filter(isJsonObject).find((detail) => detail['@type'] === ERROR_INFO);
  return typeof info?.['reason'] === 'string' ? info['reason'] : undefined;
}

const isTyped = (detail: Json): boolean => isJsonObject(detail) && typeof detail['@type'] === 'string';
