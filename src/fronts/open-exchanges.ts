import { Bag } from '../gateway/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import type { Exchange } from './exchange.ts';

/** What a caller that does not read may take to get the end of its answer at a stop, milliseconds. */
const LAST_WORDS_MS = 1000;

/** The exchanges in progress, so that a stop can wait for them, and end them when it has waited long enough. */
export class OpenExchanges {
  readonly #open = new Bag<Exchange>();
  #whenEmpty: (() => void) | undefined;

  get count(): number {
    return this.#open.size;
  }

  add(exchange: Exchange): void {
    this.#open.add(exchange);
  }

  delete(exchange: Exchange): void {
    this.#open.delete(exchange);
    if (this.#open.size === 0) this.#whenEmpty?.();
  }

  /**
   * Waits for the open exchanges to end by themselves; after `graceMs` ends them: streams close cleanly, so that their
   * callers subscribe again elsewhere. Who does not take even that is cut off: nobody may keep the gateway from stopping.
   */
  async drain(graceMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    const empty = new Promise<void>((resolve) => {
      this.#whenEmpty = resolve;
    });
    const deadline = setTimeout(() => this.#abortAll(), graceMs);
    const end = setTimeout(() => this.#destroyAll(), graceMs + LAST_WORDS_MS);
    await empty;
    clearTimeout(deadline);
    clearTimeout(end);
  }

  #abortAll(): void {
    const reason = new SwitchboardError('SHUTTING_DOWN', 'The gateway is stopping. Call again.', {
      retryAfterSeconds: 5,
    });
    for (const exchange of this.#open.all()) exchange.abort(reason);
  }

  #destroyAll(): void {
    for (const { response } of this.#open.all()) response.destroy();
  }
}
