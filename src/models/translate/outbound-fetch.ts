import {
  type CancelSignal,
  type ExchangeLog,
  type NetworkClass,
  type Outbound,
  type OutboundResponse,
  type Timeouts,
  upstreamError,
} from '../../outbound/index.ts';
import type { ModelDeployment } from '../deployment.ts';

export interface OutboundFetchParts {
  outbound: Outbound;
  networkOf: (url: URL) => NetworkClass | Promise<NetworkClass>;
  deployment: ModelDeployment;
  timeouts: Timeouts;
  /** Of the caller's that go on to the provider. */
  headers: Record<string, string>;
  signal: CancelSignal;
  log?: ExchangeLog | undefined;
  maxResponseBytes: number;
}

type Fetch = typeof globalThis.fetch;

/**
 * `fetch` for libraries, by the gateway's only way to the world: its guard, its deadlines, its credentials. Whatever a
 * library believes to be the key stays here.
 */
export interface OutboundFetch {
  fetch: Fetch;
  /** Closes what is still open: a library that reads a stream twice does not, when it is left. */
  leave: () => void;
}

export function createOutboundFetch(parts: OutboundFetchParts): OutboundFetch {
  const { outbound, networkOf, deployment, timeouts, signal, log } = parts;
  const bodies: OutboundResponse['body'][] = [];
  const fetch: Fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const response = await outbound.send({
      method: 'POST',
      url,
      network: await networkOf(url),
      headers: headersOf(init.headers, parts),
      body: bytesOf(init.body),
      timeouts,
      identity: deployment.identity,
      signal,
      log,
    });
    bodies.push(response.body);
    return asResponse(response, parts.maxResponseBytes);
  };
  return {
    fetch,
    leave: () => {
      for (const body of bodies) body.abort();
    },
  };
}

/** What the library believes to be the key, and its name and version, which are nobody's business. */
const NOT_SENT = new Set(['authorization', 'x-api-key', 'x-goog-api-key', 'user-agent']);

function headersOf(given: RequestInit['headers'], { deployment, headers }: OutboundFetchParts): Record<string, string> {
  const sent = Object.fromEntries([...new Headers(given)].filter(([name]) => !NOT_SENT.has(name)));
  const { 'anthropic-version': _version, 'anthropic-beta': _betas, ...forwarded } = headers;
  return { ...forwarded, ...sent, ...joinedBetas(sent, headers), ...deployment.headers };
}

/** The library asks for betas itself: the caller's come besides. */
function joinedBetas(
  sent: Record<string, string>,
  { 'anthropic-beta': asked }: Record<string, string>,
): Record<string, string> {
  if (asked === undefined) return {};
  const betas = [...(sent['anthropic-beta']?.split(',') ?? []), ...asked.split(',')].map((beta) => beta.trim());
  return { 'anthropic-beta': [...new Set(betas)].join(',') };
}

function bytesOf(body: RequestInit['body']): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body);
  throw new Error('a provider is sent texts and bytes only');
}

/** Statuses that `Response` allows no body with. */
const WITHOUT_BODY = new Set([204, 205, 304]);

function asResponse({ status, headers, body }: OutboundResponse, maxBytes: number): Response {
  const isStream = /event-?stream/.test(headers['content-type'] ?? '');
  const stream = WITHOUT_BODY.has(status) ? null : streamOf(body, isStream ? Number.POSITIVE_INFINITY : maxBytes);
  return new Response(stream, { status, headers });
}

/** Pulled piece by piece, so that a slow reader holds the provider back. */
function streamOf(body: OutboundResponse['body'], maxBytes: number): ReadableStream<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  let left = maxBytes;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) return controller.close();
        left -= value.length;
        if (left < 0) {
          body.abort();
          throw upstreamError('UPSTREAM_TOO_LARGE', `The provider's answer is larger than ${maxBytes} bytes.`, 'yes');
        }
        controller.enqueue(value);
      },
      cancel: () => body.abort(),
    },
    { highWaterMark: 0 },
  );
}
