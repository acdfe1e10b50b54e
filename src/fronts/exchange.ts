import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Bagged, OUTSIDE } from '../gateway/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { Cancellation } from './cancellation.ts';

/** Request ids of callers are kept when they cannot do harm in logs. */
const SANE_REQUEST_ID = /^[\w.:-]{1,128}$/;

/** Why an exchange was aborted when its caller went away. */
export const CALLER_LEFT = Symbol('caller left');

/** One HTTP request and its response, in progress. */
export class Exchange implements Bagged {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** UUID v7: the id of the call, if it becomes one. */
  readonly id: string;
  /** What the caller calls the request, else its id. */
  readonly requestId: string;
  /** `performance.now()` at arrival. */
  readonly arrivedAt: number;
  /** Among the open exchanges. */
  place = OUTSIDE;
  readonly #cancellation = new Cancellation();
  readonly #onClosed: (exchange: Exchange) => void;
  /** Tells whoever waits for the body that it will not come. */
  #refuseBody: ((reason: unknown) => void) | undefined;

  /** @param onClosed told when the response has left, or its caller */
  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    { id, arrivedAt, onClosed }: { id: string; arrivedAt: number; onClosed: (exchange: Exchange) => void },
  ) {
    const given = request.headers['x-request-id'];
    this.request = request;
    this.response = response;
    this.id = id;
    this.requestId = typeof given === 'string' && SANE_REQUEST_ID.test(given) ? given : id;
    this.arrivedAt = arrivedAt;
    this.#onClosed = onClosed;
    response.on('error', ignore);
    response.on('close', () => this.#closed());
  }

  /** Aborts when the caller leaves or the gateway ends the call. */
  get signal(): Cancellation {
    return this.#cancellation;
  }

  abort(reason: unknown): void {
    this.#refuseBody?.(reason);
    this.#cancellation.abort(reason);
  }

  #closed(): void {
    if (!this.response.writableFinished) this.abort(CALLER_LEFT);
    this.#onClosed(this);
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /**
   * Reads the whole request body.
   *
   * @throws SwitchboardError PAYLOAD_TOO_LARGE as soon as more than `maxBytes` are announced or have come; the reason of
   *   the signal when that aborts in mid-body: `CALLER_LEFT` when the caller leaves
   */
  readBody(maxBytes: number): Promise<Buffer> {
    const { request, signal } = this;
    if (signal.aborted) return Promise.reject(signal.reason);
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(tooLarge(maxBytes));
    return new Promise((resolve, reject) => {
      let pieces: Buffer[] = [];
      let bytes = 0;
      this.#refuseBody = reject;
      request.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > maxBytes) {
          request.pause();
          pieces = [];
          reject(tooLarge(maxBytes));
        } else pieces.push(piece);
      });
      request.on('end', () => {
        const [first] = pieces;
        resolve(first && pieces.length === 1 ? first : Buffer.concat(pieces, bytes));
      });
    });
  }
}

/** A response that fails is closed, too, and that is when it is dealt with. */
const ignore = (): void => {};

/** @param maxBytes the narrowest limit that holds for the request */
export const tooLarge = (maxBytes: number): SwitchboardError =>
  new SwitchboardError(
    'PAYLOAD_TOO_LARGE',
    `The request body is larger than ${maxBytes} bytes, the limit of this agent. Send less, or send a URL instead of the file.`,
  );
