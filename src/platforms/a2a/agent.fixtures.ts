import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import { createOutbound, type Outbound, type Timeouts } from '../../outbound/index.ts';
import type { Binding, JsonObject, Operation, Version } from '../../protocol/index.ts';
import type { Content, PlatformRequest, Reply, RequestMessage, UpstreamInterface } from '../platform.ts';
import { createA2aPlatform } from './a2a-platform.ts';

/** What an agent got. */
export interface Received {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** An agent that answers as it is told, byte by byte, and remembers what it got. */
export interface TestAgent {
  /** Its interface for a version and binding. */
  as(version: Version, binding?: Binding, more?: Partial<UpstreamInterface>): UpstreamInterface;
  received: Received[];
  /** Resolves when the connection of the last request is closed. */
  hungUp(): Promise<unknown>;
  close(): Promise<void>;
}

export type Behaviour = (request: Received, response: ServerResponse) => unknown;

async function startAgent(behaviour: Behaviour): Promise<TestAgent> {
  const received: Received[] = [];
  let hungUp: Promise<unknown> = Promise.resolve();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    hungUp = new Promise((resolve) => request.socket.once('close', resolve));
    const body = Buffer.concat(await request.toArray()).toString();
    const got = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
    received.push(got);
    behaviour(got, response);
  };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    as: (version, binding = 'JSONRPC', more = {}) => ({
      url: `http://127.0.0.1:${port}/agent`,
      version,
      binding,
      ...more,
    }),
    received,
    hungUp: () => hungUp,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The relay under test, new for each test, and the agents it started; all gone afterwards. */
export function useRelay(): {
  start(behaviour: Behaviour): Promise<TestAgent>;
  run(request: PlatformRequest): Promise<Reply>;
} {
  let outbound: Outbound | undefined;
  const agents: TestAgent[] = [];
  beforeEach(() => {
    outbound = createOutbound({ log: pino({ level: 'silent' }) });
  });
  afterEach(async () => {
    await outbound?.close();
    await Promise.all(agents.splice(0).map((agent) => agent.close()));
  });
  return {
    async start(behaviour) {
      const agent = await startAgent(behaviour);
      agents.push(agent);
      return agent;
    },
    run(request) {
      if (!outbound) throw new Error('only inside a test');
      return createA2aPlatform({ outbound }).run(request);
    },
  };
}

export const patient: Timeouts = { connectMs: 5_000, firstByteMs: 5_000, idleMs: 5_000, totalMs: 0 };

/** Answers. */
export const json =
  (body: string, status = 200, contentType = 'application/json'): Behaviour =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': contentType }).end(body);

/** Answers a stream of these texts, written as they are, and ends it. */
export const sse =
  (...texts: string[]): Behaviour =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const text of texts) response.write(text);
    response.end();
  };

/** One event of a stream, framed as the SDKs do. */
export const event = (data: string): string => `data: ${data}\n\n`;

/** A JSON-RPC answer around a result's JSON text. */
export const rpcAnswer = (result: string, id = '1'): string => `{"jsonrpc":"2.0","id":${id},"result":${result}}`;

export const rpcErrorAnswer = (code: number, message: string, id = '1'): string =>
  `{"jsonrpc":"2.0","id":${id},"error":{"code":${code},"message":${JSON.stringify(message)}}}`;

export interface TestCall {
  operation: Operation;
  version: Version;
  interfaces: readonly UpstreamInterface[];
  params?: JsonObject;
  message?: Partial<RequestMessage>;
  headers?: Record<string, string>;
  timeouts?: Partial<Timeouts>;
  maxResponseBytes?: number;
  maxEventBytes?: number;
  signal?: AbortSignal;
}

/** A call by a JSON-RPC caller whose id is 1, unless `message` says otherwise. */
export function rpcCall(call: TestCall): PlatformRequest {
  return platformRequest('JSONRPC', call, { raw: Buffer.from('{"the":"request"}'), rpcId: '1', rest: undefined });
}

/** A call by an HTTP+JSON caller; `message.rest` says where it went. */
export function restCall(call: TestCall): PlatformRequest {
  return platformRequest('HTTP+JSON', call, { raw: Buffer.alloc(0), rpcId: undefined, rest: undefined });
}

function platformRequest(
  binding: Binding,
  call: TestCall,
  message: Pick<RequestMessage, 'raw' | 'rpcId' | 'rest'>,
): PlatformRequest {
  return {
    operation: call.operation,
    version: call.version,
    binding,
    message: { ...message, hasTenant: false, hasInlinePush: false, params: () => call.params ?? {}, ...call.message },
    upstream: {
      interfaces: [...call.interfaces],
      network: 'loopback',
      headers: call.headers ?? {},
      timeouts: { ...patient, ...call.timeouts },
      maxResponseBytes: call.maxResponseBytes ?? 10_000_000,
      maxEventBytes: call.maxEventBytes ?? 10_000_000,
    },
    signal: call.signal ?? new AbortController().signal,
  };
}

/** The content of an answer. */
export function answer(reply: Reply): Content {
  if (reply.kind !== 'unary') throw new Error('expected one answer, got a stream');
  return reply.content;
}

/** The text of what passes as bytes, the value of what does not. */
export const said = (content: Content): unknown => {
  if (content.kind === 'bytes') return content.body.toString();
  return content.kind === 'result' ? content.value : content.error;
};

/** Reads a stream to its end, or to the error that breaks it. */
export async function drain(reply: Reply): Promise<{ events: unknown[]; error: unknown }> {
  if (reply.kind !== 'stream') throw new Error(`expected a stream, got ${JSON.stringify(said(reply.content))}`);
  const events: unknown[] = [];
  try {
    for await (const content of reply.events) events.push(said(content));
    return { events, error: undefined };
  } catch (error) {
    return { events, error };
  }
}

/** Odd spacing, order and numbers: whatever parses and writes JSON would change them. */
export const ODD =
  '{ "task":{"status":{"state":"TASK_STATE_COMPLETED"},"metadata":{"n":1.50,"big":12345678901234567890},"id":"t1" } }';
export const TASK_03 = '{"kind":"task","id":"t1","contextId":"c1","status":{"state":"completed"}}';
export const TASK_10 = '{"id":"t1","contextId":"c1","status":{"state":"TASK_STATE_COMPLETED"}}';
export const SEND_10 = { message: { messageId: 'm1', role: 'ROLE_USER', parts: [{ text: 'hi' }] } };
export const SEND_03 = {
  message: { kind: 'message', messageId: 'm1', role: 'user', parts: [{ kind: 'text', text: 'hi' }] },
};
