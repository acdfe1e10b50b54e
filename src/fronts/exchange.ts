import type { IncomingMessage, ServerResponse } from 'node:http';
import { SwitchboardError } from '../protocol/index.ts';
import { Cancellation } from './cancellation.ts';

/** Why an exchange was aborted when its caller went away. */
export const CALLER_LEFT = Symbol('caller left');

/** One HTTP request and its response, in progress. */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** `performance.now()` at arrival. */
  readonly arrivedAt: number;
  readonly #cancellation = new Cancellation();

  constructor(request: IncomingMessage, response: ServerResponse, requestId: string, arrivedAt: number) {
    this.request = request;
    this.response = response;
    this.requestId = requestId;
    this.arrivedAt = arrivedAt;
    response.on('error', () => this.abort(CALLER_LEFT));
    response.on('close', () => {
      if (!response.writableFinished) this.abort(CALLER_LEFT);
    });
  }

  /** Aborts when the caller leaves or the gateway ends the call. */
  get signal(): Cancellation {
    return this.#cancellation;
  }

  abort(reason: unknown): void {
    this.#cancellation.abort(reason);
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /**
   * Reads the whole request body.
   *
   * @throws SwitchboardError PAYLOAD_TOO_LARGE as soon as more than `maxBytes` are announced or have come; `CALLER_LEFT` when the
   *   caller leaves in mid-body
   */
  readBody(maxBytes: number): Promise<Buffer> {
    const { request } = this;
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(tooLarge(maxBytes));
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxBytes) {
          request.pause();
          reject(tooLarge(maxBytes));
        } else chunks.push(chunk);
      });
      request.on('end', () => {
        const [first] = chunks;
        resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks, bytes));
      });
      // Nobody is there to be answered any more, and nothing worth a line in the log has happened.
      request.on('error', () => reject(CALLER_LEFT));
    });
  }
}

const tooLarge = (maxBytes: number) =>
  new SwitchboardError(
    'PAYLOAD_TOO_LARGE',
    `The request body is larger than ${maxBytes} bytes, the limit of this agent. Send less, or send a URL instead of the file.`,
  );
