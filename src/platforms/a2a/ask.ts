import type { OutboundRequest } from '../../outbound/index.ts';
import {
  EXTENSIONS_HEADER,
  isStreaming,
  type Json,
  type JsonObject,
  methodOf,
  type Operation,
  restRequest,
  resultFixup,
  SwitchboardError,
  stringifyJson,
  translateParams,
  VERSION_HEADER,
} from '../../protocol/index.ts';
import type { PlatformRequest, UpstreamInterface } from '../platform.ts';
import type { Route } from './route.ts';

/** One question to the agent: mostly the caller's own, sometimes one that the gateway must ask to answer the caller's. */
export interface Ask {
  operation: Operation;
  route: Route;
  outbound: OutboundRequest;
  /** JSON-RPC callers: the id that answers must carry, as JSON text. */
  rpcId: string | undefined;
  /** What remains to be done to results, because the agent could not be asked for it. */
  fixup: (value: Json) => Json;
  maxResponseBytes: number;
  maxEventBytes: number;
}

type WireRequest = Pick<OutboundRequest, 'method' | 'url' | 'body'>;

/** The caller's own question, its bytes untouched when the agent speaks the caller's wire. */
export function askOwn(request: PlatformRequest, route: Route): Ask {
  const { message } = request;
  const passes = route.sameWire && !message.hasTenant && !route.target.tenant;
  if (passes) return ask(request, route, request.operation, pass(request, route.target), (value) => value);
  return askFor(request, route, request.operation, message.params());
}

/** A question in the agent's dialect, made from parameters in the caller's. */
export function askFor(request: PlatformRequest, route: Route, operation: Operation, params: JsonObject): Ask {
  const { target, from, to } = route;
  const translated = translateParams(operation, params, from, to);
  const wire =
    target.binding === 'JSONRPC' ? rpc(request, target, operation, translated) : rest(target, operation, translated);
  return ask(request, route, operation, wire, resultFixup(operation, params, from, to));
}

function ask(
  request: PlatformRequest,
  route: Route,
  operation: Operation,
  wire: WireRequest,
  fixup: Ask['fixup'],
): Ask {
  const { upstream, signal } = request;
  const { method, url, body } = wire;
  return {
    operation,
    route,
    rpcId: request.message.rpcId,
    fixup,
    maxResponseBytes: upstream.maxResponseBytes,
    maxEventBytes: upstream.maxEventBytes,
    outbound: {
      method,
      url,
      body,
      network: upstream.network,
      identity: upstream.identity,
      headers: headersFor(route.target, operation, upstream.headers, body !== undefined),
      timeouts: upstream.timeouts,
      signal,
      log: upstream.log,
    },
  };
}

function pass({ message }: PlatformRequest, target: UpstreamInterface): WireRequest {
  const body = message.raw.length > 0 ? message.raw : undefined;
  if (!message.rest) return { method: 'POST', url: addressOf(target), body };
  const { method, path, search } = message.rest;
  return { method, url: below(target.url, path, search), body };
}

function rpc(
  request: PlatformRequest,
  target: UpstreamInterface,
  operation: Operation,
  params: JsonObject,
): WireRequest {
  const { rpcId } = request.message;
  const id = rpcId === undefined || rpcId === 'null' ? '1' : rpcId;
  const method = JSON.stringify(methodOf(operation, target.version));
  const tenanted = target.tenant ? { tenant: target.tenant, ...params } : params;
  const text = `{"jsonrpc":"2.0","id":${id},"method":${method},"params":${stringifyJson(tenanted)}}`;
  return { method: 'POST', url: addressOf(target), body: Buffer.from(text) };
}

/** Parsed once for each interface; nobody changes it. */
const addresses = new WeakMap<UpstreamInterface, URL>();

function addressOf(target: UpstreamInterface): URL {
  const known = addresses.get(target);
  if (known) return known;
  const parsed = new URL(target.url);
  addresses.set(target, parsed);
  return parsed;
}

/** The tenant of a 1.0 interface is a prefix of the path (A2A 1.0, section 11.3). */
function rest(target: UpstreamInterface, operation: Operation, params: JsonObject): WireRequest {
  const { method, path, search, body } = restRequest(operation, target.version, params);
  const prefix = target.tenant ? `/${encodeURIComponent(target.tenant)}` : '';
  const url = below(target.url, prefix + path, search);
  return { method, url, body: body && Buffer.from(stringifyJson(body)) };
}

/** URL parsers resolve these, in any spelling: an id that is one would climb out of the interface's address. */
const DOT_SEGMENT = /(^|\/)(\.|%2e){1,2}(\/|$)/i;

/** @param search empty, or `?` and the query; joins a query that the interface's own address has */
function below(base: string, path: string, search: string): URL {
  if (DOT_SEGMENT.test(path)) throw new SwitchboardError('INVALID_PARAMS', 'An id must not be "." or "..".');
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  url.search = url.search === '' ? search : url.search + search.replace('?', '&');
  return url;
}

/** a2a-js compares versions as strings: nothing but `1.0` and `0.3` will do (A2A wire notes, 1.14). */
function headersFor(
  { version, binding }: UpstreamInterface,
  operation: Operation,
  given: Record<string, string>,
  hasBody: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {};
  const extensions: string[] = [];
  for (const name in given) {
    const lower = name.toLowerCase();
    const value = given[name];
    if (value === undefined || OWN_HEADERS.has(lower)) continue;
    if (EXTENSION_HEADERS.has(lower)) extensions.push(value);
    else headers[lower] = value;
  }
  if (extensions.length > 0) headers[EXTENSIONS_HEADER[version]] = extensions.join(', ');
  if (hasBody) headers['content-type'] = 'application/json';
  headers['accept'] = isStreaming(operation) ? ACCEPT_STREAM : binding === 'JSONRPC' ? ACCEPT_RPC : ACCEPT_REST;
  headers[VERSION_HEADER] = version;
  return headers;
}

const OWN_HEADERS = new Set(['accept', 'content-type', VERSION_HEADER]);
const EXTENSION_HEADERS = new Set<string>(Object.values(EXTENSIONS_HEADER));

const ACCEPT_RPC = 'application/json';
const ACCEPT_REST = 'application/a2a+json, application/json';
/** Errors come as JSON where a stream was asked for. */
const ACCEPT_STREAM = 'text/event-stream, application/json';
