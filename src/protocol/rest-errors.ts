import { agentErrorDetails, codeOfReason, failureDetails, reasonOf, statedReason } from './error-info.ts';
import { ERRORS, SwitchboardError } from './errors.ts';
import { isJsonObject, type Json, type JsonObject, parseJson, stringifyJson } from './json.ts';
import type { Version } from './operation.ts';
import type { AgentError } from './sighting.ts';

// Errors of the REST bindings: google.rpc.Status in 1.0 (A2A 1.0 section 11.6), `{code, message}` by the habit of the 0.3 SDKs.

/** The gateway's error as a body; its HTTP status is `error.row.status`. */
export const restFailure = (error: SwitchboardError, version: Version): string =>
  version === '0.3'
    ? stringifyJson({ code: error.row.rpc, message: error.message })
    : statusBody(error.row, error.message, failureDetails(error));

/** The agent's own error, already in the caller's version. Codes that A2A does not define are the agent's failure: 500. */
export function restAgentError(error: AgentError, version: Version): { status: number; body: string } {
  const row = ERRORS[reasonOf(error.code) ?? 'INTERNAL'];
  if (version === '1.0') return { status: row.status, body: statusBody(row, error.message, agentErrorDetails(error)) };
  const { code, message, data } = error;
  return { status: row.status, body: stringifyJson({ code, message, ...(data !== undefined && { data }) }) };
}

function statusBody({ status, grpc }: { status: number; grpc: string }, message: string, details: Json[]): string {
  return stringifyJson({ error: { code: status, status: grpc, message, ...(details.length > 0 && { details }) } });
}

/**
 * Reads an agent's error from a REST answer: google.rpc.Status, the `{code, message}` of the JS SDK for 0.3, and the
 * `{message}` of the Python one, whose meaning is in the HTTP status alone.
 *
 * @returns undefined when the body is no error of A2A: a proxy's page, another service's JSON
 */
export function readRestError(status: number, body: Buffer): AgentError | undefined {
  const answer = parseLeniently(body);
  if (!isJsonObject(answer)) return undefined;
  if (isJsonObject(answer['error'])) return readStatus(status, answer['error']);
  const { code, message, data } = answer;
  if (typeof message !== 'string' || !isCode(code)) return undefined;
  const rpcCode = typeof code === 'number' && code < 0 ? code : codeOfStatus(status);
  return { code: rpcCode, message, ...(data !== undefined && { data }) };
}

function readStatus(status: number, { code: given, message, details }: JsonObject): AgentError | undefined {
  if (typeof message !== 'string' || !isCode(given)) return undefined;
  const code = codeOfReason(statedReason(details) ?? '') ?? codeOfStatus(status);
  return { code, message, ...(Array.isArray(details) && { data: details }) };
}

/** A code is a whole number in every version; the Python SDK for 0.3 leaves it out. */
const isCode = (code: Json | undefined): code is number | undefined => code === undefined || Number.isInteger(code);

/** What the SDKs mean by a status when nothing else tells (A2A wire notes, 1.9). */
const CODES_OF_STATUS: Readonly<Record<number, number>> = {
  400: ERRORS.INVALID_PARAMS.rpc,
  404: ERRORS.TASK_NOT_FOUND.rpc,
  409: ERRORS.TASK_NOT_CANCELABLE.rpc,
  415: ERRORS.CONTENT_TYPE_NOT_SUPPORTED.rpc,
  422: ERRORS.INVALID_PARAMS.rpc,
  501: ERRORS.UNSUPPORTED_OPERATION.rpc,
};

const codeOfStatus = (status: number): number => CODES_OF_STATUS[status] ?? ERRORS.INTERNAL.rpc;

function parseLeniently(body: Buffer): Json | undefined {
  try {
    return parseJson(body);
  } catch (error) {
    if (error instanceof SwitchboardError) return undefined;
    throw error;
  }
}
