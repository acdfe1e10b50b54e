import type { Outbound, OutboundRequest, OutboundResponse } from '../contract.ts';
import { givenUp } from '../exchange.ts';
import { type Authorizer, createAuthorizer } from './authorizer.ts';
import type { Credentials } from './contract.ts';
import { PeerClocks } from './peer-clocks.ts';
import { TokenCache } from './token-cache.ts';
import type { CredentialTools } from './token-endpoint.ts';

/**
 * The way to the world for requests that show who sends them: what `identity.credentials` asks for is added, and takes
 * the place of headers of the same name. Refused because a token has ended meanwhile, a request is sent once more.
 */
export function createIdentifiedOutbound(
  outbound: Outbound,
  parts: Pick<CredentialTools, 'surroundings' | 'clock' | 'log'>,
): Outbound {
  const { clock } = parts;
  const tools = { ...parts, outbound, cache: new TokenCache(clock), clocks: new PeerClocks(clock) };
  const authorizers = new WeakMap<Credentials, Authorizer>();

  const authorizerOf = (credentials: Credentials): Authorizer => {
    const known = authorizers.get(credentials);
    if (known) return known;
    const authorizer = createAuthorizer(credentials, tools);
    authorizers.set(credentials, authorizer);
    return authorizer;
  };

  return {
    ...outbound,
    send(request) {
      const credentials = request.identity?.credentials;
      return credentials ? sendAs(authorizerOf(credentials), request, outbound) : outbound.send(request);
    },
  };
}

async function sendAs(
  authorizer: Authorizer,
  request: OutboundRequest,
  { send }: Pick<Outbound, 'send'>,
): Promise<OutboundResponse> {
  const first = await unlessGivenUp(authorizer.authorize(request), request);
  const response = await send({ ...request, headers: first.headers });
  if (!first.isStale(response)) return response;
  response.body.abort();
  const second = await unlessGivenUp(authorizer.authorize(request), request);
  return send({ ...request, headers: second.headers });
}

/** Who waits for a token may leave; the token is fetched for all who need it. */
function unlessGivenUp<Value>(promise: Promise<Value>, { signal }: OutboundRequest): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(givenUp(signal, 'no'));
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
