import { LRUCache } from 'lru-cache';

/** Keys that share nothing with another: identifiers hold no NUL (`protocol` refuses them). */
export const keyOf = (...parts: string[]): string => parts.join('\0');

/**
 * What was used last, and everything that the database does not have yet: that never leaves before it is there, so that
 * what neither memory nor the database knows is truly unknown.
 */
export class Memory<Entry extends object> {
  readonly #recent: LRUCache<string, Entry>;
  readonly #unstored = new Map<string, { entry: Entry; writes: number }>();

  /** @param max how many to remember of those that the database has */
  constructor(max: number) {
    this.#recent = new LRUCache({ max });
  }

  get(key: string): Entry | undefined {
    return this.#recent.get(key) ?? this.#unstored.get(key)?.entry;
  }

  remember(key: string, entry: Entry): void {
    this.#recent.set(key, entry);
  }

  /** It is on its way to the database. */
  writing(key: string, entry: Entry): void {
    this.#recent.set(key, entry);
    this.#unstored.set(key, { entry, writes: (this.#unstored.get(key)?.writes ?? 0) + 1 });
  }

  /** One write has arrived. */
  stored(key: string): void {
    this.#arrived(key);
  }

  /** One write was refused. Unless others are on their way, the database is to say what there is. */
  refused(key: string): void {
    if (this.#arrived(key)) this.#recent.delete(key);
  }

  /** @returns whether it was the last one under way */
  #arrived(key: string): boolean {
    const waiting = this.#unstored.get(key);
    if (!waiting) return true;
    waiting.writes -= 1;
    return waiting.writes === 0 && this.#unstored.delete(key);
  }

  isUnstored(key: string): boolean {
    return this.#unstored.has(key);
  }

  /** The keys of those on their way for which a condition holds. */
  unstoredKeys(isMeant: (entry: Entry) => boolean): string[] {
    return [...this.#unstored].filter(([, { entry }]) => isMeant(entry)).map(([key]) => key);
  }
}
