import type { CallHeaders, UpstreamHeaders } from '../ledger/index.ts';
import type { ExchangeLog, Identity, LoggedExchange } from '../outbound/index.ts';

/** Adapters may ask many times for one call. */
const MOST_EXCHANGES = 8;

/** Whom a call is sent to, as far as its credentials matter. */
interface Asked {
  id: string;
  /** What operators add to its requests. */
  headers: Readonly<Record<string, string>>;
  identity: Identity | undefined;
}

/** The headers of one call, from all sides, for its record. Nothing is copied before the call ends. */
export class KeptHeaders implements ExchangeLog {
  readonly #caller: Pick<CallHeaders, 'request' | 'secrets'>;
  readonly #configured = new Set<string>();
  #response: readonly string[] = [];
  #deployment: string | null = null;
  #upstream: (LoggedExchange & UpstreamHeaders)[] = [];
  #leftOut = 0;

  /** @param credential the key that the caller showed */
  constructor({ headers, credential }: { headers: CallHeaders['request']; credential: string | null }) {
    this.#caller = { request: headers, secrets: credential === null ? [] : [credential] };
  }

  /** A deployment is about to be asked. */
  asks({ id, headers, identity }: Asked): void {
    this.#deployment = id;
    const fixed = identity?.credentials?.type === 'headers' ? identity.credentials.headers : {};
    for (const name of [...Object.keys(headers), ...Object.keys(fixed)]) this.#configured.add(name.toLowerCase());
  }

  add(exchange: LoggedExchange): void {
    this.#upstream.push(Object.assign(exchange, { deployment: this.#deployment }));
    if (this.#upstream.length <= MOST_EXCHANGES) return;
    this.#upstream.shift();
    this.#leftOut += 1;
  }

  /** The answer is about to leave. @param headers names and values in turns */
  answers(headers: readonly string[]): void {
    this.#response = headers;
  }

  get all(): CallHeaders {
    return {
      ...this.#caller,
      response: this.#response,
      upstream: this.#upstream,
      upstreamLeftOut: this.#leftOut,
      configured: [...this.#configured],
    };
  }
}
