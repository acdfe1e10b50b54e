import type { Fields } from './otlp.ts';

/** What of a histogram was counted under the same attributes. */
export interface Series {
  attributes: Fields;
  /** How many lie in each bucket alone; the last one has those beyond all bounds. */
  buckets: number[];
  count: number;
  sum: number;
}

/** What the specification of OpenTelemetry's SDKs allows, "Cardinality limits", and under what it counts the rest. */
const MAX_SERIES = 2_000;
const OVERFLOW: Fields = { 'otel.metric.overflow': true };

/**
 * How values are spread, by their attributes. Callers name some of these: beyond so many series, everything new is
 * counted in one.
 */
export class Histogram {
  readonly bounds: readonly number[];
  readonly #series = new Map<string, Series>();

  /** @param bounds upper ones, which belong to their buckets, rising */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
  }

  add(value: number, attributes: Fields): void {
    const series = this.#seriesOf(attributes);
    const bucket = this.bounds.findIndex((bound) => value <= bound);
    const index = bucket === -1 ? this.bounds.length : bucket;
    series.buckets[index] = (series.buckets[index] ?? 0) + 1;
    series.count += 1;
    series.sum += value;
  }

  series(): Iterable<Series> {
    return this.#series.values();
  }

  #seriesOf(attributes: Fields): Series {
    const key = JSON.stringify(attributes);
    return this.#series.get(key) ?? (this.#series.size < MAX_SERIES - 1 ? this.#start(key, attributes) : this.#rest());
  }

  #rest(): Series {
    const key = JSON.stringify(OVERFLOW);
    return this.#series.get(key) ?? this.#start(key, OVERFLOW);
  }

  #start(key: string, attributes: Fields): Series {
    const buckets = Array.from({ length: this.bounds.length + 1 }, () => 0);
    const series: Series = { attributes, buckets, count: 0, sum: 0 };
    this.#series.set(key, series);
    return series;
  }
}
