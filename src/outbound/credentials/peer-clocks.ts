/** Clocks that differ by less than this are right, milliseconds: Google takes a minute, AWS five. */
const TOLERATED_MS = 60_000;

/**
 * What peers' clocks show. Signatures and assertions carry the time, and a gateway whose clock is wrong would be refused
 * without being told why.
 */
export class PeerClocks {
  readonly #clock: () => number;
  readonly #offsets = new Map<string, number>();

  /** @param clock epoch milliseconds, ours */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Epoch milliseconds. */
  now({ origin }: URL): number {
    return this.#clock() + (this.#offsets.get(origin) ?? 0);
  }

  /**
   * Reads the time off a refusal.
   *
   * @param date the `Date` header (RFC 9110, section 6.6.1)
   * @returns whether the peer's clock shows another time than we believed, so that asking again makes sense
   */
  learn(url: URL, date: string | undefined): boolean {
    const shown = Date.parse(date ?? '');
    if (Number.isNaN(shown) || Math.abs(shown - this.now(url)) < TOLERATED_MS) return false;
    this.#offsets.set(url.origin, shown - this.#clock());
    return true;
  }
}
