import { createServer } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import { closeServer, listen, type Peer, type SeenRequest } from './listen.ts';

export interface ExpressAgentOptions {
  /** 0 takes any free port. */
  port?: number;
  /** Calls must carry it as a bearer token; the card needs none. */
  apiKey?: string | undefined;
  /** The largest body it reads; the SDKs alone would stop at 100 kB. */
  bodyLimit?: string;
}

/** The routes of an SDK: where each handler stands is the same for all peers. */
export interface AgentRoutes {
  card: RequestHandler;
  jsonRpc: RequestHandler;
  rest: RequestHandler;
}

/** Addresses of a peer's interfaces, below its origin. */
export const JSONRPC_PATH = '/a2a/jsonrpc';
export const REST_PATH = '/a2a/rest';
const CARD_PATH = '/.well-known/agent-card.json';

/**
 * Serves an SDK's handlers with Express on loopback.
 * @param build makes the handlers, once the origin is known that the card must name
 */
export async function startExpressAgent(
  options: ExpressAgentOptions,
  build: (origin: string) => AgentRoutes,
): Promise<Peer> {
  const { port = 0, apiKey, bodyLimit = '20mb' } = options;
  const requests: SeenRequest[] = [];
  const app = express();
  const server = createServer(app);
  const url = await listen(server, port);
  const routes = build(url);

  app.use(recordInto(requests));
  app.use(CARD_PATH, routes.card);
  if (apiKey !== undefined) requireKey(app, apiKey);
  app.use(express.json({ limit: bodyLimit, type: ['application/json', 'application/a2a+json'] }));
  app.use(JSONRPC_PATH, routes.jsonRpc);
  app.use(REST_PATH, routes.rest);
  return { url, requests, close: () => closeServer(server) };
}

const recordInto =
  (requests: SeenRequest[]): RequestHandler =>
  ({ method = '', originalUrl, headers }, _response, next) => {
    requests.push({ method, url: originalUrl, headers });
    next();
  };

function requireKey(app: Express, apiKey: string): void {
  app.use((request, response, next) => {
    if (request.headers.authorization === `Bearer ${apiKey}`) return next();
    response.writeHead(401, { 'www-authenticate': 'Bearer realm="agent"', 'content-type': 'application/json' });
    response.end('{"error":"unauthorized"}');
  });
}
