import type { IncomingMessage, ServerResponse } from 'node:http';
import { decide, keyNeeded, type Principal } from '../../access/index.ts';
import type { CallerWire, WireAnswer } from '../../gateway/index.ts';
import { matchRest, SwitchboardError } from '../../protocol/index.ts';
import { callerOf as principalOf } from '../caller.ts';
import { CALLER_LEFT, Exchange } from '../exchange.ts';
import { OpenExchanges } from '../open-exchanges.ts';
import { writeAnswer, writeOutcome } from '../write.ts';
import { type A2aAddress, readAddress } from './address.ts';
import { type CallFacts, callFacts } from './call-facts.ts';
import { cardAnswer } from './cards.ts';
import type { A2aFrontParts } from './parts.ts';
import { isPushCallback, takePush } from './push-callback.ts';
import { readRestInvocation, restWireFor } from './rest.ts';
import { restWire } from './rest-wire.ts';
import { anonymousRpcWire, readRpcInvocation } from './rpc.ts';

/** The A2A way in: JSON-RPC and HTTP+JSON, 0.3 and 1.0, and the cards, all at one address per agent. */
export interface A2aFront {
  /** Takes the request if it is A2A's. @returns false for everybody else's */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  readonly open: OpenExchanges;
}

/** POSTed bodies here are JSON-RPC; LiteLLM's alias paths name a method, but the body's decides. */
const RPC_PATHS = new Set(['', '/', '/message/send', '/message/stream']);
const CARD_PATHS = new Set(['', '/', '/.well-known/agent-card.json', '/.well-known/agent.json']);

export function createA2aFront(parts: A2aFrontParts): A2aFront {
  const open = new OpenExchanges();
  const onClosed = (exchange: Exchange): void => open.delete(exchange);
  return {
    open,
    handle(request, response) {
      const address = readAddress(request.url ?? '');
      if (!address) return false;
      const exchange = new Exchange(request, response, { id: parts.newId(), arrivedAt: parts.monotonic(), onClosed });
      open.add(exchange);
      serve(exchange, address, parts);
      return true;
    },
  };
}

/** Decides by verb and path what the request is, and sees that every failure is told in the caller's wire. */
function serve(exchange: Exchange, address: A2aAddress, parts: A2aFrontParts): void {
  const route = routeOf(exchange.request.method ?? 'GET', address);
  const refusal = parts.refusal(exchange.request);
  const served = refusal ? Promise.reject(refusal) : route.serve(exchange, address, parts);
  served.catch((error: unknown) => tell(error, exchange, route, parts));
}

/** What cannot even be told must not leave its caller waiting. */
function tell(error: unknown, exchange: Exchange, route: Route, parts: A2aFrontParts): void {
  if (error === CALLER_LEFT) return;
  try {
    writeAnswer(exchange, route.wire(exchange).failure(asFailure(error, exchange, parts)));
  } catch {
    exchange.response.destroy();
  }
}

function asFailure(error: unknown, { requestId }: Exchange, { log }: A2aFrontParts): SwitchboardError {
  if (error instanceof SwitchboardError) return error;
  log.error({ err: error, requestId }, 'a request failed before it became a call');
  return new SwitchboardError(
    'INTERNAL',
    'The gateway failed on this request. It has been logged under the request id.',
  );
}

interface Route {
  /** @throws SwitchboardError, CALLER_LEFT; by the promise */
  serve(exchange: Exchange, address: A2aAddress, parts: A2aFrontParts): Promise<void>;
  /** For failures that come before an invocation. */
  wire(exchange: Exchange): CallerWire;
}

function routeOf(method: string, address: A2aAddress): Route {
  const reads = method === 'GET' || method === 'HEAD';
  const atRoot = address.agentRef === null || address.agentRef === '.well-known';
  if (reads && (atRoot || CARD_PATHS.has(address.path))) return cardRoute;
  if (method === 'POST' && RPC_PATHS.has(address.path)) return rpcRoute;
  if (isPushCallback(method, address)) return pushRoute;
  return restRoute(method, address);
}

const plainWire = restWire({ operation: 'extended-card', version: '1.0', wantsA2aJson: false });

const cardRoute: Route = {
  async serve(exchange, address, parts) {
    const caller = callerOf(exchange, address, parts);
    const { principal, facts } = caller instanceof Promise ? await caller : caller;
    writeAnswer(exchange, cardAnswer(exchange, principal, cardRef(address, principal, parts), facts, parts));
  },
  wire: () => plainWire,
};

/** The card at the origin's root, or at `/a2a/.well-known/…`, is the default agent's, for those who may see it. */
function cardRef({ agentRef }: A2aAddress, principal: Principal, { agents }: A2aFrontParts): string {
  if (agentRef !== null && agentRef !== '.well-known') return agentRef;
  const agent = agents.default();
  if (agent && decide(principal, 'agent.card', agent).allowed) return agent.id;
  throw new SwitchboardError(
    'NOT_FOUND',
    'There is no default agent, or its card needs another key. Agent cards stand at /a2a/{agent}/.well-known/agent-card.json; SDKs that resolve the ' +
      'card against a base URL need its trailing slash: /a2a/{agent}/',
  );
}

const rpcRoute: Route = {
  async serve(exchange, address, parts) {
    const caller = callerOf(exchange, address, parts);
    const { principal, facts } = caller instanceof Promise ? await caller : caller;
    refuseAnonymous(principal);
    const body = await exchange.readBody(bodyLimit(address, principal, parts));
    const known = isOld(exchange, parts) ? await principalOf(exchange.request, parts) : principal;
    const reading = readRpcInvocation(body, exchange, known, facts);
    if ('refusal' in reading) return writeAnswer(exchange, reading.refusal);
    return writeOutcome(exchange, await parts.gateway.invoke(reading.invocation), parts);
  },
  wire: () => anonymousRpcWire,
};

/** Not a call of anybody's: an agent tells what happens in a task. */
const pushRoute: Route = {
  serve: async (exchange, address, parts) => writeAnswer(exchange, await takePush(exchange, address, parts)),
  wire: () => plainWire,
};

function restRoute(method: string, address: A2aAddress): Route {
  const match = matchRest(method, address.path);
  if (!match) return refusing(() => plainWire.failure(noSuchPath(address)));
  if ('methodNotAllowed' in match) return refusing(() => methodNotAllowed(method, match.methodNotAllowed));
  return {
    async serve(exchange, _address, parts) {
      const caller = callerOf(exchange, address, parts);
      const { principal, facts } = caller instanceof Promise ? await caller : caller;
      refuseAnonymous(principal);
      const body = await exchange.readBody(bodyLimit(address, principal, parts));
      const known = isOld(exchange, parts) ? await principalOf(exchange.request, parts) : principal;
      const invocation = readRestInvocation(body, match, address, exchange, known, facts);
      return writeOutcome(exchange, await parts.gateway.invoke(invocation), parts);
    },
    wire: (exchange) => restWireFor(exchange, match),
  };
}

const refusing = (answer: () => WireAnswer): Route => ({
  serve: async (exchange) => writeAnswer(exchange, answer()),
  wire: () => plainWire,
});

interface Caller {
  principal: Principal;
  facts: CallFacts;
}

/**
 * Who calls; decided from the headers alone, so that nobody's body is read before its sender is known.
 *
 * @returns a promise only when the database has to be asked
 * @throws SwitchboardError UNAUTHENTICATED, UNAVAILABLE; at once, or by the promise
 */
function callerOf(exchange: Exchange, address: A2aAddress, parts: A2aFrontParts): Caller | Promise<Caller> {
  const principal = principalOf(exchange.request, parts);
  const facts = callFacts(exchange, address, parts);
  return principal instanceof Promise ? principal.then((known) => ({ principal: known, facts })) : { principal, facts };
}

/** How long who calls is known without being asked again. */
const CALLER_KNOWN_MS = 500;

/** A body may take minutes, in which the key may be revoked. */
const isOld = ({ arrivedAt }: Exchange, { monotonic }: A2aFrontParts): boolean =>
  monotonic() - arrivedAt > CALLER_KNOWN_MS;

/** Nobody in particular may see cards, and call nothing: not a byte of the body is read. */
function refuseAnonymous(principal: Principal): void {
  if (principal.kind === 'anonymous') throw keyNeeded();
}

/** The agent's own limit can only be the narrower one. Who may not call the agent must not find it by its limit. */
function bodyLimit({ agentRef }: A2aAddress, principal: Principal, { agents, maxRequestBytes }: A2aFrontParts): number {
  const agent = agents.find(agentRef ?? '');
  const known = agent && decide(principal, 'agent.call', agent).allowed;
  return known ? Math.min(maxRequestBytes, agent.limits.requestBytes) : maxRequestBytes;
}

const noSuchPath = ({ path }: A2aAddress) =>
  new SwitchboardError(
    'NOT_FOUND',
    `A2A has no "${path.slice(0, 128)}" below an agent's address. JSON-RPC goes to the address itself; HTTP+JSON to ` +
      '/message:send, /message:stream, /tasks/{id} and their like (0.3: below /v1).',
  );

function methodNotAllowed(method: string, allowed: string[]): WireAnswer {
  const error = new SwitchboardError('METHOD_NOT_ALLOWED', `This path takes ${allowed.join(', ')}, not ${method}.`);
  const answer = plainWire.failure(error);
  return { ...answer, headers: { ...answer.headers, allow: allowed.join(', ') } };
}
