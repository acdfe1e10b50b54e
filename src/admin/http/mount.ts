import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import { decide, forbidden, keyNeeded, type Principal } from '../../access/index.ts';
import { ERRORS, type ErrorCode, type Json, stringifyJson } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { type Asked, type AuditedContext, answerAudited, notingDenials } from './audited.ts';
import { type Caller, callerOf, NOBODY } from './caller.ts';
import { answerFailure, failureSchema, invalidInput } from './failure.ts';
import { createTurns } from './in-turn.ts';
import { readJsonBodies } from './json-body.ts';
import { answerUnknownRoutes } from './not-found.ts';
import { refuseNul } from './nul.ts';
import { type AnyRoute, commonErrors, type Permission, permissionOf } from './route.ts';

/** Makes declared routes answer. The scope should be one of its own: its parsers and error handler concern no front. */
export function mountRoutes(scope: FastifyInstance, routes: readonly AnyRoute[], dependencies: RouteContext): void {
  readJsonBodies(scope);
  scope.setErrorHandler(answerFailure);
  answerUnknownRoutes(scope, routes);
  scope.setValidatorCompiler<z.ZodType>(({ schema }) => (input) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? { value: parsed.data } : { error: invalidInput(parsed.error) };
  });
  // Handlers hand over text; see `textOf`.
  scope.setSerializerCompiler(() => String);
  scope.addHook('onSend', async (request, reply) => describeAnswer(request, reply));
  const context = { ...dependencies, inTurn: createTurns() };
  for (const route of routes) mountRoute(scope, route, context);
}

/** The headers of every answer. */
export function describeAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  reply.header('x-content-type-options', 'nosniff');
}

function mountRoute(scope: FastifyInstance, route: AnyRoute, dependencies: AuditedContext): void {
  const permission = permissionOf(route, dependencies);
  const callers = new WeakMap<FastifyRequest, Caller>();
  const askedBy = ({ id, raw }: FastifyRequest, principal: Principal): Asked => ({
    route,
    principal,
    requestId: id,
    address: dependencies.clientAddress(raw),
  });
  scope.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: schemaOf(route, permission),
    // Before the body is read: strangers cannot make the gateway work.
    onRequest: async (request) => {
      const caller = await notingDenials(
        () => authenticate(request, permission, dependencies),
        askedBy(request, NOBODY.principal),
        dependencies,
      );
      const { principal } = caller;
      await notingDenials(async () => authorise(principal, permission), askedBy(request, principal), dependencies);
      callers.set(request, caller);
    },
    handler: async (request, reply) => {
      const { params, query, body, url, headers } = request;
      refuseNul({ params, query, body });
      const { principal, session } = callers.get(request) ?? NOBODY;
      const asker = askedBy(request, principal);
      const baseUrl = dependencies.baseUrl(request.raw);
      const lastEventId = single(request.headers['last-event-id']);
      const askAgain = async () => {
        const now = await authenticate(request, permission, dependencies);
        authorise(now.principal, permission);
        return now.principal;
      };
      const { address } = asker;
      const { cookie } = headers;
      const asked = { principal, session, address, cookie, params, query, body, url, baseUrl, lastEventId, askAgain };
      const answer = await answerAudited(asked, asker, dependencies);
      reply.code(answer.status ?? 200).headers({ 'content-type': contentTypeOf(route), ...answer.headers });
      return bodyOf(route, answer.body);
    },
  });
}

/** Parsing the answer as well leaves undeclared fields behind: nothing leaks by being forgotten. */
function bodyOf({ answer, contentType }: AnyRoute, body: unknown): string | Readable {
  if (contentType === undefined) return stringifyJson(answer.parse(body) as Json);
  return typeof body === 'string' ? body : Readable.from(body as AsyncIterable<string>);
}

const contentTypeOf = ({ contentType = 'application/json; charset=utf-8' }: AnyRoute): string => contentType;

const single = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

/** @throws SwitchboardError UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE */
async function authenticate(request: FastifyRequest, permission: Permission, context: RouteContext): Promise<Caller> {
  const refusal = context.refusal(request.raw);
  if (refusal) throw refusal;
  return permission === 'open' ? NOBODY : callerOf(request, context);
}

/** @throws SwitchboardError UNAUTHENTICATED, PERMISSION_DENIED */
function authorise(principal: Principal, permission: Permission): void {
  if (permission === 'open') return;
  if (principal.kind === 'anonymous') throw keyNeeded();
  if (permission === 'any-key') return;
  // Whether there may be something of the kind; the route itself knows later what it is about.
  const { allowed, reason } = decide(principal, permission, 'some');
  if (allowed) return;
  throw forbidden(reason);
}

/** The declaration in Fastify's words, with what `@fastify/swagger` wants to know. */
function schemaOf(route: AnyRoute, permission: Permission): FastifySchema {
  const { params, query, body, answer, contentType } = route;
  return {
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: {
      200: contentType === undefined ? answer : { content: { [contentType]: { schema: z.string() } } },
      ...Object.fromEntries((route.otherStatuses ?? []).map((status) => [status, answer])),
      ...failureResponses([...(route.errors ?? []), ...commonErrors(route, permission)]),
    },
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    security: permission === 'open' ? [] : [{ bearer: [] }, { apiKey: [] }],
  };
}

/** One entry per status, naming the codes that have it. */
function failureResponses(codes: readonly ErrorCode[]): Record<string, z.ZodType> {
  const byStatus = new Map<number, Set<ErrorCode>>();
  for (const code of codes) {
    const { status } = ERRORS[code];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [status, failureSchema.describe([...names].sort().join(', '))]),
  );
}
