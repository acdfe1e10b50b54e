import { agentsFault, invalidAgentResponse } from './agents-fault.ts';
import { isJsonObject, type Json, parseJson } from './json.ts';
import type { Operation, Version } from './operation.ts';
import { compilePaths, type Span, scan } from './scan/index.ts';
import { sightedBelow, sightFound } from './sight.ts';
import type { AgentError, Sighting } from './sighting.ts';

/** An agent's answer: where its result lies in the body, or its error. */
export type RpcResponse = { id: Span | undefined } & (
  | {
      result: Span;
      /** What was seen of the result in the same pass. */
      sight(operation: Operation, version: Version): Sighting;
    }
  | { error: AgentError }
);

const RESPONSE = compilePaths({
  jsonrpc: ['jsonrpc'],
  rpcId: ['id'],
  result: ['result'],
  error: ['error'],
  ...sightedBelow('result'),
});

/**
 * Reads a JSON-RPC response (JSON-RPC 2.0 section 5) without building objects from the result. A member that is `null`
 * beside the other one counts as absent, as some servers write both.
 *
 * @throws SwitchboardError INVALID_AGENT_RESPONSE for anything else than one result or one error
 */
export function readRpcResponse(body: Buffer): RpcResponse {
  const { spans, repeated } = agentsFault(() => scan(body, RESPONSE));
  // Members within the result are its own affair.
  if (repeated !== undefined && !repeated.includes('.')) throw invalidAgentResponse();
  const { rpcId: id } = spans;
  const error = spans.error && !isNull(body, spans.error) ? spans.error : undefined;
  const result = spans.result && !(error && isNull(body, spans.result)) ? spans.result : undefined;
  if (error && !result) return { id, error: readError(body, error) };
  if (result && !error) {
    return { id, result, sight: (operation, version) => sightFound(operation, version, body, spans) };
  }
  throw invalidAgentResponse();
}

/**
 * Puts the caller's id in the place of another one, and leaves every other byte as it is.
 *
 * @param idSpan where the body's own id is; undefined to add one as the first member
 * @param id JSON text
 * @returns `body` itself when it has this id already
 */
export function withRpcId(body: Buffer, idSpan: Span | undefined, id: string): Buffer {
  if (idSpan) {
    if (body.toString('utf8', idSpan.start, idSpan.end) === id) return body;
    return Buffer.concat([body.subarray(0, idSpan.start), Buffer.from(id), body.subarray(idSpan.end)]);
  }
  const behindBrace = body.indexOf('{') + 1;
  return Buffer.concat([body.subarray(0, behindBrace), Buffer.from(`"id":${id},`), body.subarray(behindBrace)]);
}

function readError(body: Buffer, { start, end }: Span): AgentError {
  const error: Json = agentsFault(() => parseJson(body.subarray(start, end)));
  if (!isJsonObject(error)) throw invalidAgentResponse();
  const { code, message, data } = error;
  // JSON-RPC 2.0, section 5.1.
  if (typeof code !== 'number' || !Number.isInteger(code)) throw invalidAgentResponse();
  return { code, message: typeof message === 'string' ? message : '', ...(data !== undefined && { data }) };
}

const isNull = (body: Buffer, { start, end }: Span): boolean => end - start === 4 && body[start] === LOWER_N;

const LOWER_N = 'n'.charCodeAt(0);
