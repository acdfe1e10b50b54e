import type { Demand } from './demand.ts';
import { rateLimitHeaders } from './headers.ts';
import type { Generation } from './in-flight.ts';
import type { Post } from './post.ts';
import { type SettledCall, tokensOf } from './settled-call.ts';
import type { Hold } from './subject.ts';

/** What a running call has taken of the limits that concern it. */
export interface Reservation {
  /** Limits in shadow mode that would have refused the call, in words for its record; null when none would. */
  readonly shadow: string | null;
  /**
   * What is left of the limits now, for the answer's headers.
   * @param at epoch milliseconds
   */
  headers(at: number): Readonly<Record<string, string>>;
  /**
   * The call has ended and its record is with the ledger: gives back what it held and counts what it cost. Must be
   * called, whatever became of the call; only the first time counts.
   */
  settle(call: SettledCall): void;
}

const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({});

/** Of a call that nothing limits. It counts all the same: a budget may be declared while it runs. */
export class UnlimitedReservation implements Reservation {
  readonly shadow = null;
  readonly #generation: Generation;
  readonly #post: Post;
  #settled = false;

  constructor(generation: Generation, post: Post) {
    this.#generation = generation;
    this.#post = post;
  }

  headers(): Readonly<Record<string, string>> {
    return NO_HEADERS;
  }

  settle(call: SettledCall): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#generation.open -= 1;
    this.#post(call);
  }
}

/** Of a call that somebody's limits concern. */
export class LimitedReservation implements Reservation {
  readonly shadow: string | null;
  readonly #generation: Generation;
  readonly #post: Post;
  readonly #holds: readonly Hold[];
  readonly #demand: Demand;
  #settled = false;

  constructor(generation: Generation, post: Post, holds: readonly Hold[], demand: Demand, shadow: string | null) {
    this.#generation = generation;
    this.#post = post;
    this.#holds = holds;
    this.#demand = demand;
    this.shadow = shadow;
  }

  headers(at: number): Readonly<Record<string, string>> {
    return rateLimitHeaders(this.#holds, at);
  }

  settle(call: SettledCall): void {
    if (this.#settled) return;
    this.#settled = true;
    const tokens = tokensOf(call);
    for (const hold of this.#holds) hold.subject.release(hold, this.#demand, tokens);
    this.#generation.open -= 1;
    this.#post(call);
  }
}
