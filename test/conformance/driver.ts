import type { Target } from '../support/target.ts';
import {
  type Answer,
  type AnyJson,
  at,
  parse,
  rest,
  restStream,
  rpc,
  rpcStream,
  type StreamAnswer,
  textAt,
} from '../support/wire.ts';

/** An operation's answer, or its error under JSON-RPC's code, whatever the binding. */
export type Result =
  | { value: AnyJson; error?: undefined }
  | { value?: undefined; error: { code: number; info: AnyJson } };

/** A stream's events, or the error that came instead. */
export interface Streamed {
  contentType: string;
  events: AnyJson[];
  error?: number | undefined;
}

/** The operations of one version over one binding, said the same way. */
export interface Driver {
  binding: 'JSONRPC' | 'HTTP+JSON';
  send(params: object): Promise<Result>;
  stream(params: object): Promise<Streamed>;
  get(id: AnyJson, historyLength?: number): Promise<Result>;
  list(filters: Record<string, string | number | boolean>): Promise<Result>;
  cancel(id: AnyJson): Promise<Result>;
  subscribe(id: AnyJson): Promise<Streamed>;
}

const VERSION_10 = { version: '1.0' };

/** A2A 1.0 over JSON-RPC (A2A 1.0, section 9). */
export function rpcDriver10(target: () => Target): Driver {
  const call = async (method: string, params: object) => fromRpc(await rpc(target(), method, params, VERSION_10));
  const stream = async (method: string, params: object) =>
    streamedRpc(await rpcStream(target(), method, params, VERSION_10));
  return {
    binding: 'JSONRPC',
    send: (params) => call('SendMessage', params),
    stream: (params) => stream('SendStreamingMessage', params),
    get: (id, historyLength) => call('GetTask', { id, ...(historyLength !== undefined && { historyLength }) }),
    list: (filters) => call('ListTasks', filters),
    cancel: (id) => call('CancelTask', { id }),
    subscribe: (id) => stream('SubscribeToTask', { id }),
  };
}

/** A2A 1.0 over HTTP+JSON (A2A 1.0, section 11). */
export function restDriver10(target: () => Target): Driver {
  const query = (values: Record<string, string | number | boolean>) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) search.set(name, String(value));
    return search.size > 0 ? `?${search.toString()}` : '';
  };
  const get = async (path: string) => fromRest(await rest(target(), 'GET', path, undefined, VERSION_10));
  const post = async (path: string, body: object) => fromRest(await rest(target(), 'POST', path, body, VERSION_10));
  const task = (id: AnyJson) => `/tasks/${textAt(id)}`;
  return {
    binding: 'HTTP+JSON',
    send: (params) => post('/message:send', params),
    stream: async (params) => streamedRest(await restStream(target(), 'POST', '/message:stream', params, VERSION_10)),
    get: (id, historyLength) => get(task(id) + query({ ...(historyLength !== undefined && { historyLength }) })),
    list: (filters) => get(`/tasks${query(filters)}`),
    cancel: (id) => post(`${task(id)}:cancel`, {}),
    subscribe: async (id) => streamedRest(await restStream(target(), 'POST', `${task(id)}:subscribe`, {}, VERSION_10)),
  };
}

/** A2A 0.3 over JSON-RPC (A2A 0.3, section 7). It has no list. */
export function rpcDriver03(target: () => Target): Omit<Driver, 'list'> {
  const call = async (method: string, params: object) => fromRpc(await rpc(target(), method, params));
  const stream = async (method: string, params: object) => streamedRpc(await rpcStream(target(), method, params));
  return {
    binding: 'JSONRPC',
    send: (params) => call('message/send', params),
    stream: (params) => stream('message/stream', params),
    get: (id, historyLength) => call('tasks/get', { id, ...(historyLength !== undefined && { historyLength }) }),
    cancel: (id) => call('tasks/cancel', { id }),
    subscribe: (id) => stream('tasks/resubscribe', { id }),
  };
}

function fromRpc({ json }: Answer): Result {
  const code = at(json, 'error', 'code');
  return typeof code === 'number'
    ? { error: { code, info: at(json, 'error', 'data', 0) } }
    : { value: at(json, 'result') };
}

/** Names of `ErrorInfo.reason` and the codes they stand for (A2A 1.0, section 5.4). */
const CODES: Record<string, number> = {
  TASK_NOT_FOUND: -32001,
  TASK_NOT_CANCELABLE: -32002,
  PUSH_NOTIFICATION_NOT_SUPPORTED: -32003,
  UNSUPPORTED_OPERATION: -32004,
  CONTENT_TYPE_NOT_SUPPORTED: -32005,
  EXTENDED_AGENT_CARD_NOT_CONFIGURED: -32007,
  VERSION_NOT_SUPPORTED: -32009,
  INVALID_REQUEST: -32600,
  INVALID_PARAMS: -32602,
};

function fromRest({ status, json }: Answer): Result {
  if (status < 300) return { value: json };
  const info = at(json, 'error', 'details', 0);
  return { error: { code: CODES[textAt(info, 'reason')] ?? 0, info } };
}

function streamedRpc({ headers, events, text }: StreamAnswer): Streamed {
  const contentType = headers.get('content-type') ?? '';
  // An error before the stream begins may be a plain answer, or the only event.
  const answers = contentType.startsWith('text/event-stream') ? events.map(({ json }) => json) : [parse(text)];
  const error = answers.map((json) => at(json, 'error', 'code')).find((code) => typeof code === 'number');
  return { contentType, events: answers.map((json) => at(json, 'result')), error };
}

function streamedRest({ headers, events, text }: StreamAnswer): Streamed {
  const contentType = headers.get('content-type') ?? '';
  if (contentType.startsWith('text/event-stream')) return { contentType, events: events.map(({ json }) => json) };
  const reason = /"reason":\s*"(?<reason>[A-Z_]+)"/.exec(text)?.groups?.['reason'] ?? '';
  return { contentType, events: [], error: CODES[reason] ?? 0 };
}
