import {
  isJsonObject,
  type JsonObject,
  matchRest,
  type Operation,
  operationOf,
  parseJson,
  type RpcRequest,
  readRestParams,
  readRpcRequest,
  readVersion,
  SwitchboardError,
  translateParams,
  validateParams,
} from '../protocol/index.ts';
import { restWire, rpcWire, type Wire } from './wire.ts';

/** What is asked of the agent, in 1.0. */
export interface Ask {
  operation: Operation;
  params: JsonObject;
}

/** A request of which we know already how to answer it, even when it turns out to be wrong. */
export interface Asked {
  wire: Wire;
  /** @throws SwitchboardError when the request is wrong */
  read(): Ask;
}

/**
 * Reads a JSON-RPC request: the method's name says which version the caller speaks.
 * @param announced what the caller's `A2A-Version` says; only checked
 */
export function readRpc(body: Buffer, announced: string | undefined): Asked {
  const read = readRpcRequest(body);
  if (!read.ok) return refused(rpcWire('1.0', read.id), read.error);
  const { request } = read;
  const meaning = operationOf(request.method);
  if (!meaning) {
    const error = new SwitchboardError('METHOD_NOT_FOUND', `A2A has no method "${request.method}".`);
    return refused(rpcWire('1.0', request.id), error);
  }
  const wire = rpcWire(meaning.version, request.id);
  return { wire, read: () => ask(wire, meaning.operation, paramsOf(request, body), announced) };
}

/**
 * Reads an HTTP+JSON request: the path says which version the caller speaks.
 * @param announced what the caller's `A2A-Version` says; only checked
 */
export function readRest(httpMethod: string, target: URL, body: Buffer, announced: string | undefined): Asked {
  const { pathname: path, search } = target;
  const match = matchRest(httpMethod, path);
  if (!match) return refused(restWire('1.0'), new SwitchboardError('NOT_FOUND', `There is nothing at ${path}.`));
  if ('methodNotAllowed' in match) {
    const allowed = match.methodNotAllowed.join(', ');
    return refused(restWire('1.0'), new SwitchboardError('METHOD_NOT_ALLOWED', `${path} takes ${allowed}.`));
  }
  const wire = restWire(match.version);
  return { wire, read: () => ask(wire, match.operation, readRestParams(match, search, body).params, announced) };
}

function ask(wire: Wire, operation: Operation, params: JsonObject, announced: string | undefined): Ask {
  readVersion(announced, undefined);
  validateParams(operation, wire.dialect, params);
  return { operation, params: translateParams(operation, params, wire.dialect, '1.0') };
}

function paramsOf(request: RpcRequest, body: Buffer): JsonObject {
  if (!request.params) return {};
  const params = parseJson(body.subarray(request.params.start, request.params.end));
  return isJsonObject(params) ? params : {};
}

const refused = (wire: Wire, error: SwitchboardError): Asked => ({
  wire,
  read: () => {
    throw error;
  },
});
