import type { OutboundBody } from './contract.ts';
import { upstreamError } from './delivery.ts';

/** Bytes held for a slow reader before the socket is paused. */
const HIGH_WATER_BYTES = 64 * 1024;

/** What a body may ask of the exchange it belongs to. */
export interface BodySource {
  pause(): void;
  resume(): void;
  /** Closes the connection. */
  abort(error: Error): void;
}

/**
 * The pieces of one response body between the socket and its reader. A whole `stream.Readable` costs a third of a
 * relayed call; this is the part of it that a relay needs.
 */
export class ResponseBody implements OutboundBody {
  readonly #source: BodySource;
  #pieces: Buffer[] = [];
  #bytes = 0;
  #ended = false;
  #error: Error | undefined;
  #paused = false;
  /** Undefined until the body is read whole; then nothing is paused before it is reached. */
  #maxBytes: number | undefined;
  /** Wakes the reader that waits for the next piece or, when read whole, for the end. */
  #wake: (() => void) | undefined;

  constructor(source: BodySource) {
    this.#source = source;
  }

  /** A piece arrived. */
  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    if (this.#maxBytes === undefined) {
      if (this.#bytes > HIGH_WATER_BYTES) this.#pause();
      this.#wakeReader();
    } else if (this.#bytes > this.#maxBytes) {
      this.#refuse(this.#maxBytes);
    }
  }

  /** All has arrived. */
  end(): void {
    this.#ended = true;
    this.#wakeReader();
  }

  /** Nothing more will arrive. Pieces that did are still read first. */
  fail(error: Error): void {
    if (this.#ended || this.#error) return;
    this.#error = error;
    this.#wakeReader();
  }

  buffer(maxBytes: number): Buffer | Promise<Buffer> {
    this.#maxBytes = maxBytes;
    if (this.#bytes > maxBytes) this.#refuse(maxBytes);
    this.#resume();
    return this.#ended || this.#error ? this.#whole() : this.#woken().then(() => this.#whole());
  }

  #whole(): Buffer {
    if (this.#error) throw this.#error;
    const [only] = this.#pieces;
    return only && this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces, this.#bytes);
  }

  abort(): void {
    if (this.#ended || this.#error) return;
    this.#source.abort(upstreamError('UPSTREAM_FAILED', 'The answer of the agent was not read to its end.', 'yes'));
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer, undefined> {
    return {
      next: () => this.#next(),
      return: async () => {
        this.abort();
        return { done: true, value: undefined };
      },
    };
  }

  async #next(): Promise<IteratorResult<Buffer, undefined>> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece) {
        this.#bytes -= piece.length;
        if (this.#bytes === 0) this.#resume();
        return { done: false, value: piece };
      }
      if (this.#error) throw this.#error;
      if (this.#ended) return { done: true, value: undefined };
      await this.#woken();
    }
  }

  #refuse(maxBytes: number): void {
    const message = `The agent's answer is larger than the limit of ${maxBytes} bytes.`;
    const error = upstreamError('UPSTREAM_TOO_LARGE', message, 'yes');
    this.#pieces = [];
    // The answer may have ended already: then there is nothing left to abort, and it is refused all the same.
    this.#ended = false;
    this.fail(error);
    this.#source.abort(error);
  }

  #pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#source.pause();
  }

  #resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#source.resume();
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #wakeReader(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}
