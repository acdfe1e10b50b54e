import type { Logger } from 'pino';
import type { LoggedExchange, Outbound, OutboundRequest } from './contract.ts';
import { upstreamError } from './delivery.ts';
import { Exchange, givenUp } from './exchange.ts';
import { createGuard, type Lookup } from './guard.ts';
import { createPools } from './pools.ts';

export interface OutboundOptions {
  log: Logger;
  /** CIDRs or addresses that callers' own addresses (webhooks) may lie in besides public ones. */
  allowedRanges?: string[];
  /** How names are resolved; the operating system's way by default. */
  lookup?: Lookup;
}

/**
 * Builds the only way to the world: one pool of connections per origin and network class, addresses proved when a
 * socket connects, deadlines for every phase, redirects never followed.
 *
 * @throws Error when an allowed range is no CIDR
 */
export function createOutbound({ log, allowedRanges, lookup }: OutboundOptions): Outbound {
  const guard = createGuard({ log, allowedRanges, lookup });
  const pools = createPools(guard);

  return {
    send(request) {
      try {
        checkUrl(request.url);
        if (request.signal?.aborted) throw givenUp(request.signal, 'no');
        const { url, method, body = null } = request;
        const headers = headersOf(request);
        const exchange = new Exchange(request, request.log && logged(request, headers));
        const path = url.pathname + url.search;
        pools.of(request).dispatch({ path, method, headers, body }, exchange);
        return exchange.response;
      } catch (error) {
        return Promise.reject(error);
      }
    },
    async classify(url) {
      checkUrl(url);
      return guard.classify(url.hostname);
    },
    async proveCallerChosen(text) {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (!url) throw upstreamError('ADDRESS_REFUSED', 'This is no address that could be called.', 'no');
      checkUrl(url);
      await guard.resolve(url.hostname, { network: 'public', callerChosen: true }).catch(refuseCallback);
    },
    close: () => pools.close(),
  };
}

function logged({ method, log }: OutboundRequest, sent: string[]): LoggedExchange {
  const exchange: LoggedExchange = { method, sent, status: null, received: null };
  log?.add(exchange);
  return exchange;
}

/** The parsed URL is what is checked and what is called, so that two parsers can never disagree about it. */
function checkUrl(url: URL): void {
  const refuse = (message: string): never => {
    throw upstreamError('ADDRESS_REFUSED', message, 'no');
  };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') refuse('Only http and https addresses can be called.');
  if (url.username !== '' || url.password !== '') {
    refuse('An address must not hold a user name or password: send credentials as a header.');
  }
}

/** One answer for all: what a name resolves to, and whether it does, is the network's secret (the log tells operators). */
function refuseCallback(cause: unknown): never {
  const message =
    'This address cannot be called back. Its host must have public addresses only, or addresses that the operator allows.';
  throw upstreamError('ADDRESS_REFUSED', message, 'no', { cause });
}

/** They frame the message or belong to one hop (RFC 9110, section 7.6.1), and are never anybody's but ours. */
const OWN_HEADERS = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function headersOf({ headers }: OutboundRequest): string[] {
  const sent = ['accept-encoding', 'identity'];
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !OWN_HEADERS.has(name.toLowerCase())) sent.push(name, value);
  }
  return sent;
}
