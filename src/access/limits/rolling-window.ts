const WINDOW_SECONDS = 60;
/** What happened in the middle of a second still counts in the same second a minute later. */
const BUCKETS = WINDOW_SECONDS + 1;

/**
 * How much happened in the last 60 seconds, counted in seconds: no interval of 60 seconds, wherever it begins, holds more
 * than was let through. What happened counts for 60 seconds, and up to one more. All of it may come at once.
 *
 * Times are epoch milliseconds; a clock that steps back is taken to stand still.
 */
export class RollingWindow {
  readonly #buckets = new Float64Array(BUCKETS);
  #newest = 0;
  /** The last second in which anything was added. */
  #last = 0;
  #total = 0;

  used(at: number): number {
    this.#advance(secondOf(at));
    return this.#total;
  }

  /** @returns the second it was counted in, for `correct` */
  add(at: number, amount: number): number {
    this.#advance(secondOf(at));
    this.#put(this.#newest, amount);
    this.#last = this.#newest;
    return this.#newest;
  }

  /** Changes what was added before; without effect once that has left the window. @param by may be negative */
  correct(second: number, by: number): void {
    if (second > this.#newest - BUCKETS) this.#put(second, by);
  }

  /** Whole seconds until no more than this is left of what is in the window now. */
  secondsUntil(at: number, amount: number): number {
    this.#advance(secondOf(at));
    let left = this.#total;
    let second = this.#newest - BUCKETS + 1;
    for (; second <= this.#newest && left > amount; second += 1) left -= this.#bucket(second);
    return second <= this.#newest - BUCKETS + 1 ? 0 : second - 1 + BUCKETS - this.#newest;
  }

  /** Whole seconds until nothing is left. */
  secondsUntilEmpty(at: number): number {
    this.#advance(secondOf(at));
    return this.#total === 0 ? 0 : this.#last + BUCKETS - this.#newest;
  }

  #bucket(second: number): number {
    return this.#buckets[second % BUCKETS] ?? 0;
  }

  #put(second: number, amount: number): void {
    this.#buckets[second % BUCKETS] = this.#bucket(second) + amount;
    this.#total += amount;
  }

  /** Forgets what is too old. */
  #advance(second: number): void {
    if (second <= this.#newest) return;
    if (second - this.#newest >= BUCKETS) {
      this.#buckets.fill(0);
      this.#total = 0;
    } else
      for (let gone = this.#newest + 1; gone <= second; gone += 1) {
        this.#total -= this.#bucket(gone);
        this.#buckets[gone % BUCKETS] = 0;
      }
    this.#newest = second;
  }
}

const secondOf = (at: number): number => Math.floor(at / 1000);
