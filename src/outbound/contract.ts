import type { Identity } from './credentials/contract.ts';
import type { NetworkClass } from './network-class.ts';

export type { NetworkClass };

/** Each limit is off when it is 0. */
export interface Timeouts {
  /** Name resolution, TCP and TLS handshake together, milliseconds. */
  connectMs: number;
  /** From the request's start on the wire to the response's headers, milliseconds. */
  firstByteMs: number;
  /** Longest silence between two pieces of a response body, milliseconds. Waiting for a slow reader does not count. */
  idleMs: number;
  /** The whole exchange, milliseconds. */
  totalMs: number;
}

export interface OutboundRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute http(s) URL without user information. */
  url: URL;
  /** The class every address of the host must be in, exactly: a private name may not turn loopback either. */
  network: NetworkClass;
  /**
   * True when a caller chose the address (a webhook): then the ranges that the operator opened (`allowedRanges`) are
   * reachable besides `network`.
   */
  callerChosen?: boolean;
  /**
   * True when the metadata service of the gateway's own machine is asked for credentials: link-local addresses are
   * reachable then, too. Never for an address that anybody registered.
   */
  metadataService?: boolean;
  /** Who the gateway is to the peer; nobody in particular unless told. Its headers win. */
  identity?: Identity | undefined;
  /** `host`, `accept-encoding` and the hop-by-hop headers are the gateway's own: they are left out when given. */
  headers: Record<string, string>;
  body?: Buffer;
  timeouts: Timeouts;
  /** Aborts the exchange; the upstream connection is closed at once. */
  signal?: CancelSignal;
  /** Told of the headers, where somebody keeps them. */
  log?: ExchangeLog | undefined;
}

export interface ExchangeLog {
  /** A request is about to be written; what is answered to it is put into `exchange` when it comes. */
  add(exchange: LoggedExchange): void;
}

/** The headers of a request and its answer. */
export interface LoggedExchange {
  method: OutboundRequest['method'];
  /** Names and values in turns, without those that frame the message and name its host. */
  sent: readonly string[];
  /** Null until an answer came, as `received`. */
  status: number | null;
  received: OutboundResponse['headers'] | null;
}

/**
 * As much of an `AbortSignal` as an exchange needs, so that who makes one per call may make a lighter one: creating and
 * listening to a real one was measured at some 20 µs of CPU.
 */
export interface CancelSignal {
  readonly aborted: boolean;
  /** A SwitchboardError says why in its own words; anything else means that the caller left. */
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface OutboundResponse {
  /** As received: redirects are never followed. */
  status: number;
  /** Lower-case names; repeated headers joined with `, `. */
  headers: Record<string, string>;
  body: OutboundBody;
}

/** A response body, to be read once: whole, or piece by piece with back-pressure. */
export interface OutboundBody extends AsyncIterable<Buffer> {
  /**
   * Reads everything.
   * @returns at once when all has arrived, as most short answers have together with their headers; else a promise
   * @throws SwitchboardError UPSTREAM_TOO_LARGE beyond `maxBytes`, UPSTREAM_TIMEOUT, UPSTREAM_FAILED; at once, or by the promise
   */
  buffer(maxBytes: number): Buffer | Promise<Buffer>;
  /** Closes the connection without reading on; a reader that waits is refused. Does nothing once all has arrived. */
  abort(): void;
}

/** The only way to the world. Errors are SwitchboardErrors; `deliveryOf` tells whether the peer saw the request. */
export interface Outbound {
  /**
   * Resolves when the response's headers are there.
   * @throws SwitchboardError ADDRESS_REFUSED, UPSTREAM_UNREACHABLE (no connection: the request never left),
   * UPSTREAM_TIMEOUT, UPSTREAM_FAILED (broken after it began to leave), UPSTREAM_TOO_LARGE (headers),
   * INVALID_AGENT_RESPONSE (a compressed body), or the reason of `signal` when that is a SwitchboardError
   */
  send(request: OutboundRequest): Promise<OutboundResponse>;
  /**
   * Finds the class of a URL's host by resolving it.
   * @throws SwitchboardError ADDRESS_REFUSED for metadata and reserved addresses, for hosts whose addresses lie in
   * different classes and for unusable URLs; UPSTREAM_UNREACHABLE when the name does not resolve
   */
  classify(url: URL): Promise<NetworkClass>;
  /**
   * Proves an address that a caller chose (a webhook): public, or in a range that the operator opened.
   * @throws SwitchboardError ADDRESS_REFUSED, in the same words for every host
   */
  proveCallerChosen(url: string): Promise<void>;
  /** Closes every connection; exchanges still open fail with SHUTTING_DOWN. */
  close(): Promise<void>;
}
