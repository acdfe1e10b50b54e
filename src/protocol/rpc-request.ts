import { SwitchboardError } from './errors.ts';
import { operationOf } from './methods.ts';
import { type RequestFacts, readFacts, requestPaths } from './request-names.ts';
import { type Scan, type Span, scan, stringAt } from './scan/index.ts';

export interface RpcRequest extends RequestFacts {
  /** The id as JSON text, exactly as the caller wrote it; `null` when absent. */
  id: string;
  method: string;
  /** Where in the body the params lie; undefined when there are none. */
  params: Span | undefined;
}

export type RpcRead =
  | { ok: true; request: RpcRequest }
  /** `id` is the caller's if it could be read, else `null`. */
  | { ok: false; id: string; error: SwitchboardError };

const REQUEST = requestPaths('params', { jsonrpc: ['jsonrpc'], rpcId: ['id'], method: ['method'], params: ['params'] });

type Found = Scan<(typeof REQUEST.names)[number]>;

/**
 * Reads a JSON-RPC request (JSON-RPC 2.0 section 4) without building objects from it: the envelope, and of the params only
 * the names that decisions need, in both spellings. Batches are refused; a request without an id is answered with `null`, as A2A
 * knows no notifications.
 *
 * @param body the whole HTTP body; may be of any size the caller allows
 * @returns a failure with PARSE_ERROR for what is no JSON, INVALID_REQUEST for what is no JSON-RPC request, INVALID_PARAMS
 *   for params that are no object, that give one thing twice, or whose names are no strings
 */
export function readRpcRequest(body: Buffer): RpcRead {
  let id = 'null';
  try {
    const found = scan(body, REQUEST);
    id = readId(body, found);
    return { ok: true, request: readRequest(body, found, id) };
  } catch (error) {
    if (error instanceof SwitchboardError) return { ok: false, id, error };
    throw error;
  }
}

function readRequest(body: Buffer, found: Found, id: string): RpcRequest {
  const version = textAt(body, found.spans.jsonrpc);
  if (version !== '"2.0"') throw notARequest('its "jsonrpc" must be "2.0"');
  const method = stringAt(body, found.spans.method);
  if (method === undefined) throw notARequest('its "method" must be a string');
  const params = readParams(body, found);
  return { id, method, params, ...readFacts(body, found, operationOf(method)) };
}

/** Numbers must be whole: a fraction may come back as another number (JSON-RPC 2.0, section 4). */
const WHOLE_NUMBER = /^-?\d+$/;

function readId(body: Buffer, { value, spans, repeated }: Found): string {
  const first = String.fromCharCode(body[value.start] ?? 0);
  if (first === '[') throw notARequest('batches are not part of A2A; send one request at a time');
  if (first !== '{') throw notARequest('it must be an object');
  if (repeated === 'id') throw notARequest('it has two ids');
  const id = textAt(body, spans.rpcId) ?? 'null';
  if (id === 'null' || id.startsWith('"') || WHOLE_NUMBER.test(id)) return id;
  throw notARequest('its "id" must be a string, a whole number or null');
}

function readParams(body: Buffer, { spans }: Found): Span | undefined {
  const { params } = spans;
  if (!params) return undefined;
  if (body[params.start] === OPEN_OBJECT) return params;
  if (textAt(body, params) === 'null') return undefined;
  throw new SwitchboardError('INVALID_PARAMS', 'The "params" must be an object.', {
    violations: [{ field: 'params', description: 'It must be an object.' }],
  });
}

const OPEN_OBJECT = '{'.charCodeAt(0);

const textAt = (body: Buffer, span: Span | undefined): string | undefined =>
  span && body.toString('utf8', span.start, span.end);

const notARequest = (reason: string): SwitchboardError =>
  new SwitchboardError('INVALID_REQUEST', `This is not a JSON-RPC 2.0 request: ${reason}.`);
