import type { CancelSignal } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { TaskNews } from './news.ts';

/** What may wait for one subscriber, characters of JSON. */
const MAX_WAITING = 8 * 1024 * 1024;

export interface SubscriptionOptions {
  /** Ends it: with the reason, for whoever reads it then. */
  signal: CancelSignal;
  /** Called once. */
  onClosed: () => void;
  maxWaiting?: number;
}

/**
 * One listener of a task. What it has not read yet waits here, up to a bound: who is too slow is cut off with an error, and
 * nobody else waits.
 */
export class Subscription implements AsyncIterableIterator<TaskNews, undefined> {
  readonly #options: SubscriptionOptions;
  #news: TaskNews[] = [];
  #waitingSize = 0;
  #end: { error?: unknown } | undefined;
  #wake: (() => void) | undefined;
  readonly #onAbort = (): void => this.fail(this.#options.signal.reason);

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', this.#onAbort);
    if (options.signal.aborted) this.#onAbort();
  }

  push(news: TaskNews): void {
    if (this.#end) return;
    const { maxWaiting = MAX_WAITING } = this.#options;
    // One that is larger than that on its own is passed on none the less.
    if (this.#news.length > 0 && this.#waitingSize + news.size > maxWaiting) {
      this.fail(tooSlow());
      return;
    }
    this.#waitingSize += news.size;
    this.#news.push(news);
    this.#wake?.();
  }

  /** Nothing follows what was pushed. */
  end(): void {
    this.#close({});
  }

  /** What was not read is lost, and the reader is told why. */
  fail(error: unknown): void {
    this.#news = [];
    this.#close({ error });
  }

  async next(): Promise<IteratorResult<TaskNews, undefined>> {
    if (this.#news.length === 0 && !this.#end) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = undefined;
    const news = this.#news.shift();
    if (news) {
      this.#waitingSize -= news.size;
      return { done: false, value: news };
    }
    if (this.#end && 'error' in this.#end) throw this.#end.error;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<TaskNews, undefined>> {
    this.#news = [];
    this.#close({});
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #close(end: { error?: unknown }): void {
    if (this.#end) return;
    this.#end = end;
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#options.onClosed();
    this.#wake?.();
  }
}

const tooSlow = (): SwitchboardError =>
  new SwitchboardError(
    'OVERLOADED',
    'This stream was read too slowly, and too much was waiting for it. The task goes on: get it, or subscribe to it again.',
    { retryAfterSeconds: 1 },
  );
