/** Read ahead at most: what is not written down yet is lost in a crash, and held in memory. */
const MAX_WAITING = 256;

/**
 * Reads a source as fast as it comes and hands over what has gathered meanwhile, so that many small events cost one write.
 *
 * @param signal ends it at once, however the source takes it
 * @throws the signal's reason; what the source throws, after everything that came before
 */
export async function* batched<Item>(source: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item[]> {
  const iterator = source[Symbol.asyncIterator]();
  const inbox = new Inbox<Item>();
  const onAbort = (): void => inbox.fail(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  else void inbox.fill(iterator);
  try {
    for (;;) {
      const items = await inbox.take();
      if (!items) return;
      yield items;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    inbox.close();
    // A source that waits for something answers when that comes: nobody waits for it.
    iterator.return?.().catch(() => undefined);
  }
}

class Inbox<Item> {
  #items: Item[] = [];
  #end: { error?: unknown } | undefined;
  #wakeReader: (() => void) | undefined;
  #wakeWriter: (() => void) | undefined;

  async fill(iterator: AsyncIterator<Item>): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await iterator.next();
        if (done || this.#end) break;
        this.#items.push(value);
        this.#wakeReader?.();
        if (this.#items.length >= MAX_WAITING) await new Promise<void>((resolve) => (this.#wakeWriter = resolve));
      }
      this.#finish({});
    } catch (error) {
      this.#finish({ error });
    }
  }

  /** What has come; undefined after the end. */
  async take(): Promise<Item[] | undefined> {
    if (this.#items.length === 0 && !this.#end) await new Promise<void>((resolve) => (this.#wakeReader = resolve));
    const items = this.#items;
    if (items.length > 0) {
      this.#items = [];
      this.#wakeWriter?.();
      return items;
    }
    if (this.#end && 'error' in this.#end) throw this.#end.error;
    return undefined;
  }

  /** What has come is of no use any more. */
  fail(error: unknown): void {
    this.#items = [];
    this.#finish({ error });
  }

  close(): void {
    this.#finish({});
    this.#wakeWriter?.();
  }

  #finish(end: { error?: unknown }): void {
    this.#end ??= end;
    this.#wakeReader?.();
  }
}
