import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Something that is worth fetching once for many requests. */
export interface Expiring<Value> {
  value: Value;
  /** Epoch milliseconds; Infinity when it never ends. */
  expiresAt: number;
}

/** A way to get tokens, or keys that end. */
export interface TokenSource<Value> {
  /** The same for every source that gives the same tokens: see {@link sourceKey}. */
  key: string;
  fetch: () => Promise<Expiring<Value>>;
}

/**
 * The key of a source: a hash, so that no secret stands in memory longer than its owner.
 *
 * @param parts issuer, client, scope, secret: whatever makes it another token
 */
export const sourceKey = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** How long before its end a token is fetched anew, milliseconds; of short-lived ones a tenth of their life. */
const EARLY_MS = 300_000;
/** How long a failure is remembered, and how long a new token is believed in, milliseconds. */
const REST_MS = 5_000;
const MAX_SOURCES = 1_000;

/** What is known of one source. */
interface Entry {
  token?: Expiring<unknown> & { fetchedAt: number };
  flight?: Promise<unknown>;
  failure?: { error: unknown; at: number };
}

/** Keeps tokens until they end (agent platforms, 0.8). However many ask, a token is fetched once. */
export class TokenCache {
  readonly #entries = new LRUCache<string, Entry>({ max: MAX_SOURCES });
  readonly #clock: () => number;

  /** @param clock epoch milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * A token that is valid now. Near its end the next one is fetched in the background, so that nobody waits for it.
   *
   * @throws whatever the source does; again, without asking it, for some seconds
   */
  async get<Value>(source: TokenSource<Value>): Promise<Value> {
    const entry = this.#entry(source.key);
    const now = this.#clock();
    const { token } = entry;
    if (token && now < token.expiresAt) {
      if (now >= refreshAt(token) && !failedLately(entry, now)) void this.#fetch(source, entry).catch(() => undefined);
      return token.value as Value;
    }
    if (failedLately(entry, now)) throw entry.failure?.error;
    return this.#fetch(source, entry);
  }

  /**
   * Notes that a peer refused a token.
   *
   * @returns whether the next `get` gives another one; not if this one never ends, or is so new that the next would be no better
   */
  refused<Value>(source: TokenSource<Value>, value: Value): boolean {
    const entry = this.#entry(source.key);
    if (entry.token?.value !== value) return true;
    const { fetchedAt, expiresAt } = entry.token;
    if (expiresAt === Infinity || this.#clock() - fetchedAt < REST_MS) return false;
    delete entry.token;
    return true;
  }

  #entry(key: string): Entry {
    const known = this.#entries.get(key);
    if (known) return known;
    const entry: Entry = {};
    this.#entries.set(key, entry);
    return entry;
  }

  #fetch<Value>(source: TokenSource<Value>, entry: Entry): Promise<Value> {
    entry.flight ??= this.#fly(source, entry).finally(() => delete entry.flight);
    return entry.flight as Promise<Value>;
  }

  async #fly<Value>(source: TokenSource<Value>, entry: Entry): Promise<Value> {
    try {
      const fetched = await source.fetch();
      entry.token = { ...fetched, fetchedAt: this.#clock() };
      delete entry.failure;
      return fetched.value;
    } catch (error) {
      entry.failure = { error, at: this.#clock() };
      throw error;
    }
  }
}

const refreshAt = ({ expiresAt, fetchedAt }: { expiresAt: number; fetchedAt: number }): number =>
  expiresAt - Math.min(EARLY_MS, (expiresAt - fetchedAt) / 10);

const failedLately = ({ failure }: Entry, now: number): boolean => failure !== undefined && now - failure.at < REST_MS;
