import type { Target } from './target.ts';

// A raw A2A client: sends what a test says and shows exactly what came back.

export interface Answer {
  status: number;
  headers: Headers;
  /** The body as it came. */
  text: string;
  /** The body as JSON; undefined when it is none. */
  json: AnyJson;
}

/** JSON of unknown shape; tests compare it and reach into it. */
export type AnyJson = { [key: string]: AnyJson } | AnyJson[] | string | number | boolean | null | undefined;

export interface CallOptions {
  /** The `A2A-Version` header; none for undefined. */
  version?: string | undefined;
  headers?: Record<string, string>;
  /** JSON-RPC's id. */
  id?: unknown;
  signal?: AbortSignal;
}

/** Posts a JSON-RPC request. */
export const rpc = (target: Target, method: string, params?: object, options: CallOptions = {}): Promise<Answer> =>
  post(target, JSON.stringify({ jsonrpc: '2.0', id: options.id ?? 1, method, ...(params && { params }) }), options);

/** Posts any body to the JSON-RPC address, byte for byte. */
export async function post(target: Target, body: string | Uint8Array, options: CallOptions = {}): Promise<Answer> {
  const response = await send(target, target.rpcUrl, 'POST', body, options);
  return readAnswer(response);
}

/** Makes an HTTP+JSON request. @param path below the agent's base, with its query */
export async function rest(
  target: Target,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
  options: CallOptions = {},
): Promise<Answer> {
  const text = body && JSON.stringify(body);
  return readAnswer(await send(target, target.restUrl + path, method, text, options));
}

/** One event of a stream: its `event:` field and its data, as text and as JSON. */
export interface StreamEvent {
  event: string | undefined;
  text: string;
  json: AnyJson;
}

export interface StreamAnswer {
  status: number;
  headers: Headers;
  /** The body as it came. */
  text: string;
  events: StreamEvent[];
}

/** Posts a JSON-RPC request and reads its stream to the end. */
export async function rpcStream(
  target: Target,
  method: string,
  params: object,
  options: CallOptions = {},
): Promise<StreamAnswer> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: options.id ?? 1, method, params });
  const accept = { accept: 'text/event-stream', ...options.headers };
  return readStream(await send(target, target.rpcUrl, 'POST', body, { ...options, headers: accept }));
}

/** Makes an HTTP+JSON request and reads its stream to the end. */
export async function restStream(
  target: Target,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  options: CallOptions = {},
): Promise<StreamAnswer> {
  const accept = { accept: 'text/event-stream', ...options.headers };
  const text = body && JSON.stringify(body);
  return readStream(await send(target, target.restUrl + path, method, text, { ...options, headers: accept }));
}

/** The results of a JSON-RPC stream, without their envelopes. */
export const resultsOf = (answer: StreamAnswer): AnyJson[] => answer.events.map(({ json }) => at(json, 'result'));

/** Reaches into JSON: `at(value, 'result', 'task', 'id')`; undefined where nothing is. */
export function at(value: AnyJson, ...path: (string | number)[]): AnyJson {
  let found: AnyJson = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string | number, AnyJson>)[step];
  }
  return found;
}

/** Reaches into JSON for a text; empty where none is. */
export function textAt(value: AnyJson, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

function send(
  target: Target,
  url: string,
  method: string,
  body: string | Uint8Array | undefined,
  { version, headers, signal }: CallOptions,
): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      ...target.headers,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(version !== undefined && { 'a2a-version': version }),
      ...headers,
    },
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  });
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

async function readStream(response: Response): Promise<StreamAnswer> {
  const text = await response.text();
  const events = text
    .split('\n\n')
    .map((block) => block.split('\n'))
    .map((lines) => ({ event: field(lines, 'event'), text: field(lines, 'data') }))
    .filter((event): event is { event: string | undefined; text: string } => event.text !== undefined)
    .map((event) => ({ ...event, json: parse(event.text) }));
  return { status: response.status, headers: response.headers, text, events };
}

function field(lines: string[], name: string): string | undefined {
  const found = lines
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).trimStart());
  return found.length === 0 ? undefined : found.join('\n');
}

/** Reads JSON; undefined for what is none. */
export function parse(text: string): AnyJson {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
