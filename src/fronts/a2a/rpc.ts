import type { Principal } from '../../access/index.ts';
import type { Invocation, RequestMessage, WireAnswer } from '../../gateway/index.ts';
import {
  isJsonObject,
  operationOf,
  parseJson,
  type RpcRequest,
  readRpcRequest,
  readVersion,
  SwitchboardError,
  VERSION_HEADER,
} from '../../protocol/index.ts';
import { checkContentType } from '../content-type.ts';
import type { Exchange } from '../exchange.ts';
import { type CallFacts, invocationOf, type Said } from './call-facts.ts';
import { once } from './once.ts';
import { rpcWire } from './rpc-wire.ts';

/** The wire for failures that come before the request's id is known (JSON-RPC 2.0, section 5: the id is null then). */
export const anonymousRpcWire = rpcWire('null', '1.0');

/**
 * Reads a JSON-RPC request. The method's name decides operation and version: the names of 0.3 and 1.0 do not overlap,
 * and clients disagree about the version header (A2A wire notes, 1.14).
 *
 * @returns the invocation, or the answer that says why there is none
 */
export function readRpcInvocation(
  body: Buffer,
  exchange: Exchange,
  principal: Principal,
  facts: CallFacts,
): RpcReading {
  const read = readRpcRequest(body);
  const meaning = read.ok ? operationOf(read.request.method) : undefined;
  const wire = rpcWire(read.ok ? read.request.id : read.id, meaning?.version ?? '1.0');
  try {
    // Another media type explains best why a body could not be read.
    checkContentType(exchange);
    if (!read.ok) throw read.error;
    readVersion(exchange.header(VERSION_HEADER), facts.queryVersion);
    if (!meaning) throw methodNotFound(read.request.method);
    const { operation, version } = meaning;
    const { names } = read.request;
    const message = rpcMessage(body, read.request);
    const said: Said = { operation, version, binding: 'JSONRPC', principal, names, message, wire };
    return { invocation: invocationOf(facts, said) };
  } catch (error) {
    if (error instanceof SwitchboardError) return { refusal: wire.failure(error) };
    throw error;
  }
}

export type RpcReading = { invocation: Invocation } | { refusal: WireAnswer };

function rpcMessage(body: Buffer, { id, params, hasTenant, hasInlinePush }: RpcRequest): RequestMessage {
  return {
    raw: body,
    rpcId: id,
    rest: undefined,
    hasTenant,
    hasInlinePush,
    params: once(() => {
      const value = params ? parseJson(body.subarray(params.start, params.end)) : {};
      return isJsonObject(value) ? value : {};
    }),
  };
}

const methodNotFound = (method: string) =>
  new SwitchboardError('METHOD_NOT_FOUND', `There is no method "${method.slice(0, 64)}" in A2A 0.3 or 1.0.`);
