/**
 * Where an address lies. Recorded when an administrator registers an agent and enforced when the socket connects, so
 * that a name registered as public can never turn private (DNS rebinding).
 */
export type NetworkClass = 'public' | 'private' | 'loopback';

export interface Timeouts {
  /** TCP and TLS handshake, milliseconds. */
  connectMs: number;
  /** From the request's end to the response's headers, milliseconds. */
  firstByteMs: number;
  /** Longest silence between two pieces of a response body, milliseconds. */
  idleMs: number;
  /** The whole exchange, milliseconds; 0 means no limit. */
  totalMs: number;
}

export interface OutboundRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute http(s) URL without user information. */
  url: URL;
  /** The widest class the peer's address may be in: `public` refuses private and loopback, and so on. */
  network: NetworkClass;
  headers: Record<string, string>;
  body?: Buffer;
  timeouts: Timeouts;
  /** Aborts the exchange; the upstream connection is closed at once. */
  signal?: AbortSignal;
}

export interface OutboundResponse {
  status: number;
  /** Lower-case names; repeated headers joined with `, `. */
  headers: Record<string, string>;
  body: OutboundBody;
}

/** A response body, to be read once: whole, or piece by piece with back-pressure. */
export interface OutboundBody extends AsyncIterable<Buffer> {
  /**
   * Reads everything.
   * @throws SwitchboardError UPSTREAM_TOO_LARGE beyond `maxBytes`, UPSTREAM_TIMEOUT, UPSTREAM_FAILED
   */
  buffer(maxBytes: number): Promise<Buffer>;
  /** Closes the connection without reading on. */
  abort(): void;
}

/** The only way to the world. Errors are SwitchboardErrors; redirects are never followed. */
export interface Outbound {
  /** @throws SwitchboardError ADDRESS_REFUSED, UPSTREAM_UNREACHABLE, UPSTREAM_TIMEOUT, UPSTREAM_FAILED */
  send(request: OutboundRequest): Promise<OutboundResponse>;
  /** Finds the class of a URL's host by resolving it. @throws SwitchboardError ADDRESS_REFUSED for metadata addresses and unusable URLs */
  classify(url: URL): Promise<NetworkClass>;
  close(): Promise<void>;
}
