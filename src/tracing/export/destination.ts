import type { Logger } from 'pino';
import type { Schedule } from '../../ledger/index.ts';
import { BoundedQueue } from './bounded-queue.ts';
import type { Delivered, Post } from './delivery.ts';
import type { OtlpSpan } from './otlp.ts';
import type { ToldCall } from './told-call.ts';

/** Why calls were not told to a destination. */
export type Dropped = 'queue-full' | 'rejected' | 'expired';

/** How a destination fares. Times are epoch milliseconds. */
export interface DestinationHealth {
  /** Calls that wait or are under way. */
  queued: number;
  /** Spans that it took. */
  exported: number;
  /** Calls, but for spans that it took a request without. */
  dropped: Record<Dropped, number>;
  lastError: string | null;
  lastErrorAt: number | null;
  lastSuccessAt: number | null;
  /** It let the gateway not in: so long is it left alone. */
  pausedUntil: number | null;
}

export interface DestinationParts {
  name: string;
  /** The spans of a call. */
  spansOf: (told: ToldCall) => OtlpSpan[];
  /** The body of a request. */
  encode: (spans: readonly OtlpSpan[]) => Buffer;
  post: Post;
  /** Epoch milliseconds. */
  clock: () => number;
  /** From 0 to 1, for the spread of retries. */
  random: () => number;
  schedule: Schedule;
  log: Logger;
}

const MAX_QUEUED = 10_000;
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;
const MAX_BATCH = 100;
/** What was said makes a batch short: putting it into JSON holds calls up. */
const BATCH_BYTES = 1024 * 1024;
const MAX_BODY_BYTES = 4 * 1024 * 1024;
const COLLECT_MS = 1_000;
const PAUSE_MS = 60_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const RETRY_FOR_MS = 300_000;

/**
 * Tells one destination of calls, in batches, one request at a time; nobody waits for it (tracing notes, B.11). What it
 * cannot take now is tried again for five minutes; what it never will is found by halving the batch, and dropped alone.
 */
export class Destination {
  readonly #parts: DestinationParts;
  readonly #queue = new BoundedQueue<ToldCall>(MAX_QUEUED, MAX_QUEUED_BYTES);
  readonly #health: Omit<DestinationHealth, 'queued'>;
  #underWay = 0;
  #running: Promise<void> | null = null;
  #cancelNext: (() => void) | null = null;
  /** Ends what is waited for, so that the last attempt begins at once. */
  #hurry: (() => void) | null = null;
  #closing = false;
  /** Takes over what is left. */
  #heir: Destination | undefined;

  constructor(parts: DestinationParts) {
    this.#parts = parts;
    const dropped = { 'queue-full': 0, rejected: 0, expired: 0 };
    this.#health = { exported: 0, dropped, lastError: null, lastErrorAt: null, lastSuccessAt: null, pausedUntil: null };
  }

  get health(): DestinationHealth {
    return { ...this.#health, dropped: { ...this.#health.dropped }, queued: this.#queue.length + this.#underWay };
  }

  offer(calls: readonly ToldCall[]): void {
    if (this.#heir) {
      this.#heir.offer(calls);
      return;
    }
    this.#drop('queue-full', this.#queue.add(calls));
    if (this.#closing) void this.#run();
    if (this.#queue.length > 0) this.#runSoon(this.#queue.length < MAX_BATCH ? COLLECT_MS : 0);
  }

  /**
   * Sends what it holds, each batch once more at most. Resolves when nothing is left, sent or dropped.
   *
   * @param heir gets what it holds instead, and what is under way when it is not taken
   */
  async close(heir?: Destination): Promise<void> {
    this.#closing = true;
    this.#heir = heir;
    heir?.offer(this.#takeAll());
    this.#cancelNext?.();
    this.#hurry?.();
    await this.#running;
    await this.#run();
  }

  #runSoon(delayMs: number): void {
    if (this.#running || this.#cancelNext || this.#closing) return;
    const pausedMs = Math.max(0, (this.#health.pausedUntil ?? 0) - this.#parts.clock());
    this.#cancelNext = this.#parts.schedule(Math.max(delayMs, pausedMs), () => {
      this.#cancelNext = null;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null;
      if (this.#queue.length > 0) this.#runSoon(COLLECT_MS);
    });
    await this.#running;
  }

  async #sendAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.take(MAX_BATCH, BATCH_BYTES);
      this.#underWay = batch.length;
      const isLetIn = await this.#send(batch);
      this.#underWay = 0;
      if (!isLetIn) break;
    }
    if (!this.#closing) return;
    const left = this.#takeAll();
    if (this.#heir) this.#heir.offer(left);
    else this.#drop('expired', left.length);
  }

  #takeAll(): ToldCall[] {
    return this.#queue.take(MAX_QUEUED, MAX_QUEUED_BYTES);
  }

  /** @returns false when it does not let the gateway in */
  async #send(batch: readonly ToldCall[]): Promise<boolean> {
    const spans = batch.flatMap((told) => this.#spansOf(told));
    if (spans.length === 0) return true;
    const body = this.#parts.encode(spans);
    if (body.length > MAX_BODY_BYTES && batch.length > 1) return this.#sendHalves(batch);
    const delivered = await this.#persist(body);
    if (delivered.kind === 'taken') return this.#taken(spans.length, delivered);
    this.#failed(delivered.note);
    if (delivered.kind === 'later' && this.#heir) return this.#putBack(batch);
    if (delivered.kind === 'later') this.#drop('expired', batch.length);
    else if (delivered.kind === 'refused') return this.#pause(batch);
    else if (batch.length > 1) return this.#sendHalves(batch);
    else this.#drop('rejected', 1);
    return true;
  }

  /** What was said may be of any shape, and nested as deep as it likes: what cannot be told is left out. */
  #spansOf(told: ToldCall): OtlpSpan[] {
    try {
      return this.#parts.spansOf(told);
    } catch (error) {
      this.#failed(`A call could not be told: ${String(error)}`);
      this.#drop('rejected', 1);
      return [];
    }
  }

  async #sendHalves(batch: readonly ToldCall[]): Promise<boolean> {
    const middle = Math.ceil(batch.length / 2);
    if (await this.#send(batch.slice(0, middle))) return this.#send(batch.slice(middle));
    return this.#putBack(batch.slice(middle));
  }

  /** Tries again until it is taken, refused or too late. */
  async #persist(body: Buffer): Promise<Delivered> {
    const { post, clock, random } = this.#parts;
    const until = clock() + RETRY_FOR_MS;
    for (let delayMs = FIRST_RETRY_MS; ; delayMs = Math.min(LONGEST_RETRY_MS, delayMs * 2)) {
      const isLast = this.#closing;
      const delivered = await post(body);
      if (delivered.kind !== 'later' || isLast) return delivered;
      const leftMs = until - clock();
      if (leftMs <= 0) return delivered;
      this.#failed(delivered.note);
      // Who asks for more time is asked again at the end: giving up at once would send the next batch at once.
      await this.#wait(Math.min(leftMs, delivered.afterMs ?? delayMs * (0.5 + random() / 2)));
    }
  }

  #wait(delayMs: number): Promise<void> {
    if (this.#closing) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#parts.schedule(delayMs, resolve);
      this.#hurry = () => {
        cancel();
        resolve();
      };
    });
  }

  #taken(spans: number, { rejected, note }: Extract<Delivered, { kind: 'taken' }>): true {
    if (note !== null || rejected > 0) this.#failed(note ?? `It did not take ${rejected} spans.`);
    this.#drop('rejected', rejected);
    this.#health.exported += spans - rejected;
    this.#health.lastSuccessAt = this.#parts.clock();
    this.#health.pausedUntil = null;
    return true;
  }

  /** What waits goes on waiting, as long as there is room; what ends with the gateway is lost. */
  #pause(batch: readonly ToldCall[]): false {
    this.#health.pausedUntil = this.#parts.clock() + PAUSE_MS;
    return this.#putBack(batch);
  }

  #putBack(batch: readonly ToldCall[]): false {
    this.#drop('queue-full', this.#queue.putBack(batch));
    return false;
  }

  #failed(note: string): void {
    const { name, log, clock } = this.#parts;
    if (this.#health.lastError !== note) log.warn({ destination: name, reason: note }, 'Traces could not be exported.');
    this.#health.lastError = note;
    this.#health.lastErrorAt = clock();
  }

  #drop(why: Dropped, count: number): void {
    this.#health.dropped[why] += count;
  }
}
