import { createServer } from 'node:http';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { A2aFront } from './fronts/index.ts';

/** Longer than the idle time of common load balancers, so that none of them reuses a connection that is closing. */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

interface HttpServerParts {
  front: A2aFront;
  log: Logger;
  /** Makes request ids. */
  newId: () => string;
}

/**
 * The HTTP server. A2A requests go straight to their front, which reads and writes the socket itself; the framework
 * serves the rest. Node's parser stays strict, so that nobody's request is smuggled in another's (promise 13).
 */
export function createHttpServer({ front, log, newId }: HttpServerParts): FastifyInstance {
  return Fastify({
    // Calls have their records; of the rest only what goes wrong is worth a line.
    loggerInstance: log.child({}, { level: 'warn' }) as FastifyBaseLogger,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    genReqId: newId,
    serverFactory: (framework) =>
      createServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS }, (request, response) => {
        if (!front.handle(request, response)) framework(request, response);
      }),
  });
}
