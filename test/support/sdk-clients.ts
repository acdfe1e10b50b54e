import { Message, SendMessageRequest, StreamResponse, Task } from '@a2a-js/sdk';
import * as sdk10 from '@a2a-js/sdk/client';
import type { MessageSendParams } from 'a2a-sdk-03';
import * as sdk03 from 'a2a-sdk-03/client';
import { say03, say10 } from './messages.ts';
import { type AnyJson, at } from './wire.ts';

/** What a client received, said the same way whatever its version. */
export interface Received {
  kind: 'task' | 'message' | 'status' | 'artifact';
  taskId: string | undefined;
  contextId: string | undefined;
  /** As 0.3 spells it: `completed`, `input-required`. */
  state: string | undefined;
  /** All text of the message, of the artifact, or of the task's artifacts. */
  text: string;
  /** Its files, as base64 by their media type, and its data. */
  files: { mediaType: string | undefined; base64: string | undefined }[];
  data: AnyJson[];
}

/** What a message goes on with. */
export interface Continuing {
  taskId?: string;
  contextId?: string;
}

/** What a message holds besides its text. */
export interface Beside {
  file?: { mediaType: string; name: string; base64: string };
  data?: AnyJson;
}

/** A client of an official SDK, used the same way whatever its version. */
export interface SdkClient {
  send(text: string, continuing?: Continuing, beside?: Beside): Promise<Received>;
  stream(text: string): AsyncIterable<Received>;
  get(taskId: string): Promise<Received>;
  cancel(taskId: string): Promise<Received>;
  subscribe(taskId: string): AsyncIterable<Received>;
}

export interface ConnectOptions {
  /** The agent's base address, with the trailing slash that these clients need. */
  base: string;
  binding: 'JSONRPC' | 'HTTP+JSON';
  /** Sent as bearer token with everything, the card included. */
  key?: string;
}

/** Connects the SDK 1.x as its users do: from the agent's address, by its card. */
export async function connect10({ base, binding, key }: ConnectOptions): Promise<SdkClient> {
  const fetchImpl = fetchWith(key);
  const factory = new sdk10.ClientFactory({
    transports: [new sdk10.JsonRpcTransportFactory({ fetchImpl }), new sdk10.RestTransportFactory({ fetchImpl })],
    preferredTransports: [binding],
    cardResolver: new sdk10.DefaultAgentCardResolver({ fetchImpl }),
  });
  const client = await factory.createFromUrl(base);
  const names = (id: string) => ({ tenant: '', id, metadata: undefined });
  return {
    send: async (text, continuing, beside) => {
      const said = say10(text, { ...continuing, ...parts10(text, beside) });
      const answer = await client.sendMessage(SendMessageRequest.fromJSON(said));
      return 'messageId' in answer ? messageReceived(Message.toJSON(answer)) : taskReceived(Task.toJSON(answer));
    },
    stream: (text) => map(client.sendMessageStream(SendMessageRequest.fromJSON(say10(text))), received10),
    get: async (id) => taskReceived(Task.toJSON(await client.getTask({ ...names(id), historyLength: undefined }))),
    cancel: async (id) => taskReceived(Task.toJSON(await client.cancelTask(names(id)))),
    subscribe: (id) => map(client.resubscribeTask(names(id)), received10),
  };
}

/** Connects the SDK 0.3 as its users do: from the agent's address, by its card. */
export async function connect03({ base, binding, key }: ConnectOptions): Promise<SdkClient> {
  const fetchImpl = fetchWith(key);
  const factory = new sdk03.ClientFactory({
    transports: [new sdk03.JsonRpcTransportFactory({ fetchImpl }), new sdk03.RestTransportFactory({ fetchImpl })],
    preferredTransports: [binding],
    cardResolver: new sdk03.DefaultAgentCardResolver({ fetchImpl }),
  });
  const client = await factory.createFromUrl(base);
  return {
    send: async (text, continuing, beside) => {
      const said = say03(text, { ...continuing, ...parts03(text, beside) });
      return received03(await client.sendMessage(said as MessageSendParams));
    },
    stream: (text) => map(client.sendMessageStream(say03(text) as MessageSendParams), received03),
    get: async (id) => received03(await client.getTask({ id })),
    cancel: async (id) => received03(await client.cancelTask({ id })),
    subscribe: (id) => map(client.resubscribeTask({ id }), received03),
  };
}

const parts10 = (text: string, { file, data }: Beside = {}): object => ({
  parts: [
    { text },
    ...(file ? [{ raw: file.base64, mediaType: file.mediaType, filename: file.name }] : []),
    ...(data === undefined ? [] : [{ data }]),
  ],
});

const parts03 = (text: string, { file, data }: Beside = {}): object => ({
  parts: [
    { kind: 'text', text },
    ...(file ? [{ kind: 'file', file: { bytes: file.base64, mimeType: file.mediaType, name: file.name } }] : []),
    ...(data === undefined ? [] : [{ kind: 'data', data }]),
  ],
});

/** Reads a stream to its end. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function received10(response: StreamResponse): Received {
  const json = StreamResponse.toJSON(response) as AnyJson;
  if (at(json, 'task')) return taskReceived(at(json, 'task'));
  if (at(json, 'message')) return messageReceived(at(json, 'message'));
  if (at(json, 'statusUpdate')) return updateReceived('status', at(json, 'statusUpdate'));
  return updateReceived('artifact', at(json, 'artifactUpdate'));
}

function received03(item: object): Received {
  const json = item as AnyJson;
  const kind = at(json, 'kind');
  if (kind === 'message') return messageReceived(json);
  if (kind === 'status-update') return updateReceived('status', json);
  if (kind === 'artifact-update') return updateReceived('artifact', json);
  return taskReceived(json);
}

function taskReceived(json: unknown): Received {
  const task = json as AnyJson;
  const artifacts = (at(task, 'artifacts') as AnyJson[] | undefined) ?? [];
  const parts = artifacts.flatMap((artifact) => (at(artifact, 'parts') as AnyJson[] | undefined) ?? []);
  const names = { taskId: string(task, 'id'), contextId: string(task, 'contextId') };
  return { kind: 'task', ...names, state: stateOf(task), ...contentOf(parts) };
}

function messageReceived(json: unknown): Received {
  const message = json as AnyJson;
  const names = { taskId: undefined, contextId: string(message, 'contextId'), state: undefined };
  return { kind: 'message', ...names, ...contentOf(at(message, 'parts')) };
}

function updateReceived(kind: 'status' | 'artifact', update: AnyJson): Received {
  const parts = kind === 'status' ? at(update, 'status', 'message', 'parts') : at(update, 'artifact', 'parts');
  const names = { taskId: string(update, 'taskId'), contextId: string(update, 'contextId') };
  return { kind, ...names, state: stateOf(update), ...contentOf(parts) };
}

function stateOf(holder: AnyJson): string | undefined {
  return string(at(holder, 'status'), 'state')?.replace('TASK_STATE_', '').toLowerCase().replace('_', '-');
}

const string = (holder: AnyJson, name: string): string | undefined => {
  const value = at(holder, name);
  return typeof value === 'string' ? value : undefined;
};

function contentOf(held: AnyJson): Pick<Received, 'text' | 'files' | 'data'> {
  const parts = Array.isArray(held) ? held : [];
  return {
    text: parts.map((part) => string(part, 'text') ?? '').join(''),
    files: parts.flatMap((part) => fileIn(part) ?? []),
    data: parts.map((part) => at(part, 'data')).filter((data) => data !== undefined),
  };
}

/** A file of either version. */
function fileIn(part: AnyJson): Received['files'][number] | undefined {
  const old = at(part, 'file');
  if (old !== undefined) return { mediaType: string(old, 'mimeType'), base64: string(old, 'bytes') };
  if (at(part, 'raw') === undefined) return undefined;
  return { mediaType: string(part, 'mediaType'), base64: string(part, 'raw') };
}

async function* map<From, To>(items: AsyncIterable<From>, change: (item: From) => To): AsyncIterable<To> {
  for await (const item of items) yield change(item);
}

function fetchWith(key: string | undefined): typeof fetch {
  if (key === undefined) return fetch;
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${key}`);
    return fetch(input, { ...init, headers });
  };
}
