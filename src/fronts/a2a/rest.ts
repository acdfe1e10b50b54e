import type { Principal } from '../../access/index.ts';
import type { CallerWire, Invocation, RequestMessage } from '../../gateway/index.ts';
import { type RestMatch, readRestNames, readRestParams, readVersion, VERSION_HEADER } from '../../protocol/index.ts';
import { checkContentType } from '../content-type.ts';
import type { Exchange } from '../exchange.ts';
import type { A2aAddress } from './address.ts';
import { type CallFacts, invocationOf } from './call-facts.ts';
import { once } from './once.ts';
import { A2A_JSON, restWire } from './rest-wire.ts';

/** The wire that this caller of this operation understands. */
export function restWireFor(exchange: Exchange, { operation, version }: RestMatch): CallerWire {
  const used = `${exchange.header('content-type') ?? ''} ${exchange.header('accept') ?? ''}`;
  return restWire({ operation, version, wantsA2aJson: used.includes(A2A_JSON) });
}

/**
 * Reads an HTTP+JSON request; the path has already said which operation and version it is.
 *
 * @throws SwitchboardError CONTENT_TYPE_NOT_SUPPORTED, VERSION_NOT_SUPPORTED, PARSE_ERROR, INVALID_PARAMS
 */
export function readRestInvocation(
  body: Buffer,
  match: RestMatch,
  { path, search }: A2aAddress,
  exchange: Exchange,
  principal: Principal,
  facts: CallFacts,
): Invocation {
  if (body.length > 0) checkContentType(exchange);
  readVersion(exchange.header(VERSION_HEADER), facts.queryVersion);
  const { names, hasTenant, hasInlinePush } = readRestNames(match, search, body);
  const method = restMethod(exchange);
  const message: RequestMessage = {
    // Nothing of it was read here; an agent that reads it might find somebody else's task there.
    raw: method === 'POST' ? body : NO_BODY,
    rpcId: undefined,
    rest: { method, path, search },
    hasTenant,
    hasInlinePush,
    params: once(() => readRestParams(match, search, body).params),
  };
  const { operation, version } = match;
  const wire = restWireFor(exchange, match);
  return invocationOf(facts, { operation, version, binding: 'HTTP+JSON', principal, names, message, wire });
}

const NO_BODY = Buffer.alloc(0);

function restMethod({ request }: Exchange): 'GET' | 'POST' | 'DELETE' {
  return request.method === 'GET' || request.method === 'DELETE' ? request.method : 'POST';
}
