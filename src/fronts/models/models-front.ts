import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { keyNeeded, type Principal, readCredential } from '../../access/index.ts';
import type { ModelGateway } from '../../gateway/index.ts';
import { controlsOf, type ModelRegistry, readModelRequest } from '../../models/index.ts';
import { type ModelOperation, SwitchboardError } from '../../protocol/index.ts';
import { namedTrace } from '../../tracing/index.ts';
import { agentModelOf } from '../agents-as-models/agent-model.ts';
import { type CallAgentParts, callAgent } from '../agents-as-models/call-agent.ts';
import { type CallerParts, callerOf as principalOf } from '../caller.ts';
import { checkContentType } from '../content-type.ts';
import { CALLER_LEFT, Exchange } from '../exchange.ts';
import { OpenExchanges } from '../open-exchanges.ts';
import { writeAnswer, writeOutcome } from '../write.ts';
import { listModels } from './list.ts';
import { type ModelRoute, modelRouteOf } from './routes.ts';
import { modelWire } from './wire.ts';

/** The way in for calls of models, and of agents as models, as the SDKs of OpenAI and Anthropic make them. */
export interface ModelsFront {
  /** Takes the request if it is the models'. @returns false for everybody else's */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  readonly open: OpenExchanges;
}

export interface ModelsFrontParts extends CallAgentParts, CallerParts {
  gateway: ModelGateway;
  models: ModelRegistry;
  maxRequestBytes: number;
  monotonic: () => number;
  /** Why nobody is served over this connection now, if that is so. */
  refusal: (request: IncomingMessage) => SwitchboardError | undefined;
  log: Logger;
}

export function createModelsFront(parts: ModelsFrontParts): ModelsFront {
  const open = new OpenExchanges();
  const onClosed = (exchange: Exchange): void => open.delete(exchange);
  return {
    open,
    handle(request, response) {
      const route = modelRouteOf(request.method ?? 'GET', request.url ?? '');
      if (!route) return false;
      const exchange = new Exchange(request, response, { id: parts.newId(), arrivedAt: parts.monotonic(), onClosed });
      open.add(exchange);
      serve(exchange, route, parts).catch((error: unknown) => tell(error, exchange, route, parts));
      return true;
    },
  };
}

async function serve(exchange: Exchange, route: ModelRoute, parts: ModelsFrontParts): Promise<void> {
  const refusal = parts.refusal(exchange.request);
  if (refusal) throw refusal;
  const principal = await callerOf(exchange, parts);
  if (route.kind === 'list') return writeAnswer(exchange, listModels(principal, route.id, parts));
  return call(exchange, route.operation, principal, parts);
}

/**
 * Who calls; nobody's body is read before its sender is known.
 * @throws SwitchboardError UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE
 */
async function callerOf(exchange: Exchange, parts: ModelsFrontParts): Promise<Principal> {
  const principal = await principalOf(exchange.request, parts);
  if (principal.kind === 'anonymous') throw keyNeeded();
  return principal;
}

/** How long who calls is known without being asked again: a body may take minutes, in which the key may be revoked. */
const CALLER_KNOWN_MS = 500;

async function call(
  exchange: Exchange,
  operation: ModelOperation,
  principal: Principal,
  parts: ModelsFrontParts,
): Promise<void> {
  const { id, requestId, arrivedAt, request, signal } = exchange;
  checkContentType(exchange);
  const raw = await exchange.readBody(parts.maxRequestBytes);
  const isOld = parts.monotonic() - arrivedAt > CALLER_KNOWN_MS;
  const caller = {
    credential: readCredential(request.headers, parts.keyHeader) ?? null,
    principal: isOld ? await callerOf(exchange, parts) : principal,
    clientAddress: parts.callerAddress.client(request),
  };
  const asked = readModelRequest(raw, operation);
  const agent = agentModelOf(operation, asked.model);
  if (agent) {
    const baseUrl = parts.callerAddress.baseUrl(request);
    return callAgent(exchange, agent, asked, { ...caller, baseUrl }, parts);
  }
  const { headers } = request;
  const wire = modelWire(operation);
  const controls = controlsOf(asked.body, headers);
  const invocation = { id, requestId, ...caller, request: asked, controls, headers, arrivedAt, signal, wire };
  const outcome = await parts.gateway.invoke(invocation);
  return writeOutcome(exchange, outcome, parts);
}

/** What cannot even be told must not leave its caller waiting. */
function tell(error: unknown, exchange: Exchange, route: ModelRoute, { log }: ModelsFrontParts): void {
  if (error === CALLER_LEFT) return;
  const { id, requestId } = exchange;
  const failure =
    error instanceof SwitchboardError
      ? error
      : new SwitchboardError(
          'INTERNAL',
          'The gateway failed on this request. It has been logged under the request id.',
        );
  if (failure !== error) log.error({ err: error, requestId }, 'a request failed before it became a call');
  try {
    const answer = modelWire(route.kind === 'call' ? route.operation : null).failure(failure, id);
    // As on every answer: by these its caller finds what it asked (model notes, A.4 a).
    const trace = namedTrace(exchange.request.headers) ?? id;
    const found = { 'x-litellm-call-id': id, 'x-litellm-trace-id': trace };
    writeAnswer(exchange, { ...answer, headers: { ...answer.headers, ...found } });
  } catch {
    exchange.response.destroy();
  }
}
