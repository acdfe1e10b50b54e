import type { IncomingMessage, ServerResponse } from 'node:http';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import type { Logger } from 'pino';
import { registerAdmin } from './admin.ts';
import type { AdminDependencies } from './dependencies.ts';
import { answerFailure } from './http/failure.ts';
import { describeAnswer } from './http/mount.ts';

/** The management API, built. It listens nowhere: requests are handed to it. */
export interface Framework {
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

export interface FrameworkOptions {
  log: Logger;
  /** Makes request ids. */
  newId: () => string;
}

/** Characters, as they stand in the address: an id of a task takes 512, each of which may be written as nine. */
const MAX_PARAM_LENGTH = 512 * 9;

/** Builds all routes of the management API, which takes some tenths of a second. */
export async function buildFramework(
  dependencies: AdminDependencies,
  { log, newId }: FrameworkOptions,
): Promise<Framework> {
  const app = Fastify({
    // Calls have their records; of the rest only what goes wrong is worth a line.
    loggerInstance: log.child({}, { level: 'warn' }) as FastifyBaseLogger,
    genReqId: newId,
    // Ids of tasks are the agents' own, and long.
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // What the router refuses before a route is found has the shape of every error, too.
    frameworkErrors: (error, request, reply) => {
      describeAnswer(request, reply);
      answerFailure(error, request, reply);
    },
  });
  await registerAdmin(app, dependencies);
  await app.ready();
  return { handle: (request, response) => app.routing(request, response), close: () => app.close() };
}
