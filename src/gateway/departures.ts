import type { CallContent } from '../ledger/index.ts';
import type { ContentFate } from './content-fate.ts';

/** What leaves for the caller: how much, when, and what of it the call's record keeps. */
export class Departures {
  /** What becomes of what is said. */
  fate: ContentFate = 'dropped';
  bytes = 0;
  events = 0;
  /** When the first byte left; null before that. Milliseconds, on the clock of `arrivedAt`. */
  firstAt: number | null = null;
  readonly #arrivedAt: number;
  readonly #monotonic: () => number;
  readonly #limit: number;
  readonly #pieces: Buffer[] = [];
  /** When each event that is kept left, milliseconds after the call's arrival; null for an answer in one piece. */
  #eventTimes: number[] | null = null;
  #keptBytes = 0;

  /**
   * @param arrivedAt when the call came, on the clock `monotonic`, milliseconds
   * @param limit bytes to keep for the record
   */
  constructor(arrivedAt: number, monotonic: () => number, limit: number) {
    this.#arrivedAt = arrivedAt;
    this.#monotonic = monotonic;
    this.#limit = limit;
  }

  /** An answer in one piece is about to leave. @param data what it says, as the record keeps it */
  answer(body: Buffer, data = body): void {
    this.#leave(body.length, data);
  }

  /**
   * An event of a stream is about to leave.
   * @param bytes of the event, its framing included
   * @param data what it says, as the record keeps it
   */
  event(bytes: number, data: Buffer): void {
    this.events += 1;
    if (this.#keepsMore) {
      this.#eventTimes ??= [];
      this.#eventTimes.push(this.elapsedMs);
    }
    this.#leave(bytes, data);
  }

  /** Milliseconds from the call's arrival until now. */
  get elapsedMs(): number {
    return this.#monotonic() - this.#arrivedAt;
  }

  /** Milliseconds from the call's arrival until the first byte left; null when none did. */
  get firstByteMs(): number | null {
    return this.firstAt === null ? null : this.firstAt - this.#arrivedAt;
  }

  /** What the record keeps of it. */
  get kept(): Pick<CallContent, 'response' | 'eventTimes' | 'isPassing'> {
    return { response: this.#pieces, eventTimes: this.#eventTimes, isPassing: this.fate === 'passing' };
  }

  /** Whether the record, or somebody else, is told what is said. */
  get keepsContent(): boolean {
    return this.fate !== 'dropped';
  }

  #leave(bytes: number, data: Buffer): void {
    this.firstAt ??= this.#monotonic();
    this.bytes += bytes;
    if (this.#keepsMore) this.#pieces.push(data);
    this.#keptBytes += data.length;
  }

  /** One piece beyond the limit is kept, so that the record can tell it was cut. */
  get #keepsMore(): boolean {
    return this.keepsContent && this.#keptBytes <= this.#limit;
  }
}
