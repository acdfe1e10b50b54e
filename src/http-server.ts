import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionLimit } from './connection-limit.ts';
import type { Cors } from './cors.ts';
import type { A2aFront } from './fronts/index.ts';
import { SwitchboardError } from './protocol/index.ts';

/** How long callers may take, milliseconds: who dribbles a request holds a connection, and no more (promise 12). */
const TIMES = {
  /** For all headers together. */
  headersTimeout: 20_000,
  /** For the whole request, its body too: ten megabytes over a slow line. Answers may take as long as they like. */
  requestTimeout: 300_000,
  /** How often the two are looked at. */
  connectionsCheckingInterval: 5_000,
  /** Longer than the idle time of common load balancers, so that none of them reuses a connection that is closing. */
  keepAliveTimeout: 75_000,
};

interface HttpServerParts {
  /** The first that takes a request serves it. */
  fronts: readonly Pick<A2aFront, 'handle'>[];
  connections: ConnectionLimit;
  /** Comes before all of them. */
  cors?: Cors;
  /** Answers everything that no front takes. */
  management: { handle(request: IncomingMessage, response: ServerResponse): void };
  times?: typeof TIMES;
}

/**
 * The HTTP server. Calls go to their fronts, which read and write the socket themselves; the rest is management.
 * Node's parser stays strict, so that nobody's request is smuggled in another's (promise 13).
 */
export function createHttpServer({
  fronts,
  management,
  connections,
  cors = () => false,
  times = TIMES,
}: HttpServerParts): Server {
  const server = createServer(times, (request, response) => {
    if (!server.listening || connections.isBeyond(request)) response.setHeader('connection', 'close');
    if (cors(request, response)) return;
    if (!fronts.some((front) => front.handle(request, response))) management.handle(request, response);
  });
  connections.watch(server);
  OPEN.set(server, new Set());
  server.on('connection', (socket: Socket) => {
    OPEN.get(server)?.add(socket);
    socket.once('close', () => OPEN.get(server)?.delete(socket));
  });
  return server;
}

/** The connections of each server. */
const OPEN = new WeakMap<Server, Set<Socket>>();

/** Connections that somebody opened for later are not idle to Node, which waits for their first request. */
function closeUnused(server: Server): void {
  for (const socket of OPEN.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
}

/** @throws SwitchboardError UNAVAILABLE when the address cannot be listened on, saying why */
export async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  try {
    await once(server.listen({ host, port }), 'listening');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const problem = LISTEN_PROBLEMS[code];
    if (!problem) throw error;
    throw new SwitchboardError('UNAVAILABLE', `Cannot listen on ${host}, port ${port}: ${problem} (${code}).`, {
      cause: error,
    });
  }
}

const CHOOSE_PORT = 'Choose another port with --port or PORT';
const CHOOSE_HOST = 'Choose another address with --host or HOST';
const LISTEN_PROBLEMS: Record<string, string> = {
  EADDRINUSE: `another process listens there. ${CHOOSE_PORT}, or stop that process`,
  EACCES: `this user may not. ${CHOOSE_PORT}, above 1023`,
  EADDRNOTAVAIL: `this machine does not have that address. ${CHOOSE_HOST}`,
  ENOTFOUND: `no such name is known. ${CHOOSE_HOST}`,
  EAI_AGAIN: `the name cannot be looked up now. ${CHOOSE_HOST}`,
};

/** How often connections are looked for whose last answer has left. */
const SWEEP_MS = 50;
/** What the front leaves to callers that take their last bytes slowly is over by then. */
const CUT_AFTER_GRACE_MS = 2_000;

/**
 * Refuses new connections at once, so that a load balancer turns to another gateway: nothing has been sent, so it may
 * repeat any request. What is under way ends by itself; what has not ended some time after the grace is cut. Health,
 * metrics and records stay readable on open connections while calls end.
 */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  // Node closes the connections that are idle now, and would keep those that become idle for another use.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    closeUnused(server);
  }, SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs + CUT_AFTER_GRACE_MS);
  try {
    await closed;
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
