import type { Metric } from './gen-ai-metrics.ts';
import type { Series } from './histogram.ts';
import { attributesOf, type ExportScope, nanosOf } from './otlp.ts';

/** `AGGREGATION_TEMPORALITY_CUMULATIVE`: each point tells of all since the start, so that one that is lost is no loss. */
const CUMULATIVE = 2;

/** What a request tells of metrics. Times are epoch milliseconds. */
export interface MetricsReading {
  metrics: readonly Metric[];
  /** When counting began. */
  since: number;
  now: number;
}

/** The body of a request, as JSON: 64-bit integers as decimal strings. */
export const metricsBody = (
  { resource, name, version, schemaUrl }: ExportScope,
  { metrics, since, now }: MetricsReading,
): Buffer => {
  const point = (series: Series, explicitBounds: readonly number[]) => ({
    attributes: attributesOf(series.attributes),
    startTimeUnixNano: nanosOf(since),
    timeUnixNano: nanosOf(now),
    count: String(series.count),
    sum: series.sum,
    bucketCounts: series.buckets.map(String),
    explicitBounds,
  });
  const told = metrics.map(({ name: metric, unit, description, histogram }) => ({
    name: metric,
    description,
    unit,
    histogram: {
      aggregationTemporality: CUMULATIVE,
      dataPoints: [...histogram.series()].map((series) => point(series, histogram.bounds)),
    },
  }));
  const scopeMetrics = [{ scope: { name, version }, ...(schemaUrl !== undefined && { schemaUrl }), metrics: told }];
  return Buffer.from(
    JSON.stringify({ resourceMetrics: [{ resource: { attributes: attributesOf(resource) }, scopeMetrics }] }),
  );
};
