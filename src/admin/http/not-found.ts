import type { FastifyInstance } from 'fastify';
import { SwitchboardError } from '../../protocol/index.ts';
import { answerFailure } from './failure.ts';
import type { AnyRoute } from './route.ts';

/** Answers what no route answers, in the shape of every error: a wrong path, or a right one under the wrong method. */
export function answerUnknownRoutes(scope: FastifyInstance, routes: readonly AnyRoute[]): void {
  const patterns = routes.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  scope.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (allowed.length === 0) {
      const message = `There is nothing at ${request.method} ${path.slice(0, 200)}. GET /openapi.json lists what there is.`;
      return answerFailure(new SwitchboardError('NOT_FOUND', message), request, reply);
    }
    reply.header('allow', allowed.join(', '));
    const message = `${request.method} is not possible here; ${allowed.join(', ')} ${allowed.length > 1 ? 'are' : 'is'}.`;
    return answerFailure(new SwitchboardError('METHOD_NOT_ALLOWED', message), request, reply);
  });
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
