/** What waits in a queue, with the bytes that it takes. */
interface Sized {
  readonly size: number;
}

/** A queue that holds so many things, and so many bytes of them; of too many the oldest are dropped. */
export class BoundedQueue<Item extends Sized> {
  readonly #maxItems: number;
  readonly #maxBytes: number;
  #items: Item[] = [];
  #bytes = 0;

  constructor(maxItems: number, maxBytes: number) {
    this.#maxItems = maxItems;
    this.#maxBytes = maxBytes;
  }

  get length(): number {
    return this.#items.length;
  }

  /** @returns how many were dropped */
  add(items: readonly Item[]): number {
    for (const item of items) this.#bytes += item.size;
    this.#items.push(...items);
    return this.#dropOldest();
  }

  /** Puts back what could not be sent, before all others. @returns how many were dropped */
  putBack(items: readonly Item[]): number {
    for (const item of items) this.#bytes += item.size;
    this.#items = [...items, ...this.#items];
    return this.#dropOldest();
  }

  /** The oldest, as many and as large as told; one at least, when there is one. */
  take(most: number, maxBytes: number): Item[] {
    let count = 0;
    let bytes = 0;
    for (const { size } of this.#items.slice(0, most)) {
      if (count > 0 && bytes + size > maxBytes) break;
      count += 1;
      bytes += size;
    }
    this.#bytes -= bytes;
    return this.#items.splice(0, count);
  }

  #dropOldest(): number {
    let dropped = Math.max(0, this.#items.length - this.#maxItems);
    let bytes = this.#bytes;
    for (const { size } of this.#items.slice(0, dropped)) bytes -= size;
    for (; bytes > this.#maxBytes && dropped < this.#items.length; dropped++) bytes -= this.#items[dropped]?.size ?? 0;
    this.#items.splice(0, dropped);
    this.#bytes = bytes;
    return dropped;
  }
}
