import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JsonObject, SwitchboardError, stringifyJson, VERSION_HEADER } from '../protocol/index.ts';
import { SampleAgent } from './agent.ts';
import { sampleCard } from './card.ts';
import { type Asked, readRest, readRpc } from './request.ts';
import type { Wire } from './wire.ts';

const HOST = '127.0.0.1';
const CARD_PATHS = ['/.well-known/agent-card.json', '/.well-known/agent.json'];
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const MAX_TASKS = 1000;

export interface RunningSampleAgent {
  /** The agent's base address: JSON-RPC at it, HTTP+JSON and the card below it. */
  url: string;
  /** Ends open streams too. */
  close(): Promise<void>;
}

/**
 * Starts the bundled sample agent on the loopback interface.
 *
 * @param options.port 0 takes any free one
 * @param options.clock epoch milliseconds
 */
export async function startSampleAgent(
  options: { port?: number; clock?: () => number; newId?: () => string } = {},
): Promise<RunningSampleAgent> {
  const { port = 0, clock = Date.now, newId = randomUUID } = options;
  const agent = new SampleAgent({ clock, newId, maxTasks: MAX_TASKS });
  const server = createServer((request, response) => {
    // When reading or writing breaks, the caller has left: there is nobody to answer.
    serve(agent, request, response).catch(() => response.destroy());
  });
  server.listen(port, HOST);
  await once(server, 'listening');
  const { port: boundPort } = server.address() as AddressInfo;
  return { url: `http://${HOST}:${boundPort}`, close: () => close(server) };
}

async function serve(agent: SampleAgent, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = new URL(request.url ?? '/', `http://${request.headers.host ?? HOST}`);
  const announced = request.headers[VERSION_HEADER]?.toString() ?? target.searchParams.get('A2A-Version') ?? undefined;
  if (request.method === 'GET' && CARD_PATHS.includes(target.pathname)) {
    const card = stringifyJson(sampleCard(target.origin, announced));
    return send(response, 200, 'application/json', card);
  }
  const body = await readBody(request);
  const isRpc = request.method === 'POST' && target.pathname === '/';
  await answer(
    agent,
    isRpc ? readRpc(body, announced) : readRest(request.method ?? 'GET', target, body, announced),
    response,
  );
}

async function answer(agent: SampleAgent, asked: Asked, response: ServerResponse): Promise<void> {
  const { wire } = asked;
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    const { operation, params } = asked.read();
    if (operation === 'stream' || operation === 'subscribe') {
      return await stream(agent.events(operation, params, gone.signal), wire, response, gone.signal);
    }
    const result = await agent.answer(operation, params, gone.signal);
    send(response, 200, wire.contentType, wire.result(operation, result));
  } catch (error) {
    if (!(error instanceof SwitchboardError)) throw error;
    const { status, body } = wire.failure(error);
    send(response, status, wire.contentType, body);
  }
}

async function stream(
  events: AsyncIterable<JsonObject>,
  wire: Wire,
  response: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  for await (const event of events) {
    if (!response.write(wire.event(event))) await once(response, 'drain', { signal: gone });
  }
  response.end();
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** @throws Error when the caller sends more than the agent reads, or leaves */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
