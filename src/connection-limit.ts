import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { SwitchboardError } from './protocol/index.ts';
import type { Metrics } from './tracing/index.ts';

/** How many connections beyond the limit are still taken, so that their callers can be told, and operators get in. */
const RESERVE = 0.1;
const SMALLEST_RESERVE = 16;

const RETRY_AFTER_SECONDS = 5;

/**
 * A bound for what open connections cost. Over those beyond the limit no agent is called: one request is answered, and
 * they are closed. What would go beyond the reserve as well is closed at once.
 */
export class ConnectionLimit {
  readonly #limit: number;
  readonly #metrics: Pick<Metrics, 'connectionOpened' | 'connectionClosed' | 'overloaded'>;
  readonly #beyond = new WeakSet<Socket>();
  #open = 0;

  constructor(limit: number, metrics: Pick<Metrics, 'connectionOpened' | 'connectionClosed' | 'overloaded'>) {
    this.#limit = limit;
    this.#metrics = metrics;
  }

  watch(server: Server): void {
    server.maxConnections = this.#limit + Math.max(SMALLEST_RESERVE, Math.ceil(this.#limit * RESERVE));
    server.on('drop', () => this.#metrics.overloaded('connections'));
    server.on('connection', (socket) => {
      this.#metrics.connectionOpened();
      if (++this.#open > this.#limit) this.#beyond.add(socket);
      socket.once('close', () => {
        this.#metrics.connectionClosed();
        this.#open--;
      });
    });
  }

  /** Whether the connection is to be closed with this answer. */
  isBeyond({ socket }: IncomingMessage): boolean {
    return this.#beyond.has(socket);
  }

  /** Why no agent is called for this request, if that is so. */
  refusal(request: IncomingMessage): SwitchboardError | undefined {
    if (!this.isBeyond(request)) return undefined;
    this.#metrics.overloaded('connections');
    return new SwitchboardError(
      'OVERLOADED',
      `The gateway has as many connections open as it may (server.max_connections: ${this.#limit}). Call again later, ` +
        'over connections that are used again.',
      { retryAfterSeconds: RETRY_AFTER_SECONDS },
    );
  }
}
