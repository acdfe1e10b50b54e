import type { Logger } from 'pino';
import type { Schedule } from '../../ledger/index.ts';
import type { Post } from './delivery.ts';
import { GenAiMetrics } from './gen-ai-metrics.ts';
import type { MetricsReading } from './otlp-metrics.ts';
import type { ToldCall } from './told-call.ts';

export interface MetricTellerParts {
  /** Of the destination. */
  name: string;
  /** The body of a request. */
  encode: (reading: MetricsReading) => Buffer;
  post: Post;
  /** Epoch milliseconds. */
  clock: () => number;
  schedule: Schedule;
  log: Logger;
}

/** What OpenTelemetry's SDKs do unless told otherwise (`OTEL_METRIC_EXPORT_INTERVAL`). */
const EVERY_MS = 60_000;

/** Why metrics were not told, and when, in epoch milliseconds. */
export interface MetricsFault {
  note: string;
  at: number;
}

/**
 * Tells one destination in figures of the calls it may know of, all in one request, once a minute from the first one on,
 * and at the end. Each request tells of everything since the start, so that none that fails has to be repeated.
 */
export class MetricTeller {
  readonly #parts: MetricTellerParts;
  readonly #since: number;
  readonly #figures = new GenAiMetrics();
  #untold = false;
  #running: Promise<void> | null = null;
  #cancelNext: (() => void) | null = null;
  #closing = false;
  #fault: MetricsFault | null = null;

  constructor(parts: MetricTellerParts) {
    this.#parts = parts;
    this.#since = parts.clock();
  }

  /** What went wrong the last time; null when nothing did. */
  get fault(): MetricsFault | null {
    return this.#fault;
  }

  count(calls: readonly ToldCall[]): void {
    if (calls.length === 0) return;
    for (const call of calls) this.#figures.count(call);
    this.#untold = true;
    if (!this.#running && !this.#cancelNext) this.#tellLater();
  }

  /** Resolves when what was not told yet was told, or not taken. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#cancelNext?.();
    await this.#running;
    if (this.#untold) await this.#tell();
  }

  #tellLater(): void {
    if (this.#closing) return;
    this.#cancelNext = this.#parts.schedule(EVERY_MS, () => {
      this.#cancelNext = null;
      this.#running = this.#tell().finally(() => {
        this.#running = null;
        this.#tellLater();
      });
    });
  }

  async #tell(): Promise<void> {
    const metrics = this.#figures.metrics();
    if (metrics.length === 0) return;
    const { encode, post, clock } = this.#parts;
    this.#untold = false;
    const delivered = await post(encode({ metrics, since: this.#since, now: clock() }));
    if (delivered.kind === 'taken' && delivered.note === null && delivered.rejected === 0) {
      this.#fault = null;
      return;
    }
    this.#untold ||= delivered.kind !== 'taken';
    this.#failed(delivered.note ?? 'It did not take all of them.');
  }

  #failed(reason: string): void {
    const { name, log, clock } = this.#parts;
    const note = `Metrics: ${reason}`;
    if (this.#fault?.note !== note) log.warn({ destination: name, reason }, 'Metrics could not be exported.');
    this.#fault = { note, at: clock() };
  }
}
