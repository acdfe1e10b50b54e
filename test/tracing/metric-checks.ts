// What OTLP and OpenTelemetry's conventions ask of metrics; what breaks a rule is told in words, as of spans.

interface Attribute {
  key: string;
  value: { stringValue?: string; boolValue?: boolean };
}

export interface Point {
  attributes: Attribute[];
  startTimeUnixNano: string;
  timeUnixNano: string;
  count: string;
  sum: number;
  bucketCounts: string[];
  explicitBounds: number[];
}

export interface Metric {
  name: string;
  description: string;
  unit: string;
  histogram: { aggregationTemporality: number; dataPoints: Point[] };
}

export interface MetricsRequest {
  resourceMetrics: {
    resource: { attributes: Attribute[] };
    scopeMetrics: { scope: { name: string; version: string }; schemaUrl: string; metrics: Metric[] }[];
  }[];
}

const SECONDS = '0.01,0.02,0.04,0.08,0.16,0.32,0.64,1.28,2.56,5.12,10.24,20.48,40.96,81.92';
const FIRST_TOKEN = '0.001,0.005,0.01,0.02,0.04,0.06,0.08,0.1,0.25,0.5,0.75,1,2.5,5,7.5,10';
const TOKENS = '1,4,16,64,256,1024,4096,16384,65536,262144,1048576,4194304,16777216,67108864';

const NAMED: Record<string, { unit: string; bounds: string; needed: string[] }> = {
  'gen_ai.client.token.usage': { unit: '{token}', bounds: TOKENS, needed: ['gen_ai.token.type'] },
  'gen_ai.client.operation.duration': { unit: 's', bounds: SECONDS, needed: [] },
  'gen_ai.client.operation.time_to_first_chunk': { unit: 's', bounds: SECONDS, needed: [] },
  'gen_ai.server.request.duration': { unit: 's', bounds: SECONDS, needed: [] },
  'gen_ai.server.time_to_first_token': { unit: 's', bounds: FIRST_TOKEN, needed: [] },
};
const ALWAYS = ['gen_ai.operation.name', 'gen_ai.provider.name'];
const ALLOWED = [...ALWAYS, 'gen_ai.token.type', 'gen_ai.request.model', 'gen_ai.agent.name', 'error.type'];
const FIVE_MINUTES_MS = 300_000;

/** The points of a metric, by the values of its attributes. */
export const pointsOf = (requests: readonly MetricsRequest[], name: string): [string, Point][] =>
  metricsIn(requests.slice(-1))
    .filter((metric) => metric.name === name)
    .flatMap(({ histogram }) => histogram.dataPoints)
    .map((point) => [point.attributes.map(({ value }) => value.stringValue).join(' '), point]);

const metricsIn = (requests: readonly MetricsRequest[]): Metric[] =>
  requests
    .flatMap(({ resourceMetrics }) => resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics))
    .flatMap(({ metrics }) => metrics);

/** @param now epoch milliseconds */
export function metricsFaults(request: MetricsRequest, now: number): string[] {
  const faults: string[] = [];
  const expect = (isRight: boolean, what: string): void => {
    if (!isRight) faults.push(what);
  };
  for (const { resource, scopeMetrics } of request.resourceMetrics) {
    const keys = resource.attributes.map(({ key }) => key);
    for (const key of ['service.name', 'service.instance.id']) expect(keys.includes(key), `resource without ${key}`);
    for (const { scope, schemaUrl } of scopeMetrics) expect(Boolean(scope.name && schemaUrl), 'scope or schema');
  }
  const metrics = metricsIn([request]);
  expect(new Set(metrics.map(({ name }) => name)).size === metrics.length, 'a metric is there twice');
  for (const { name, unit, description, histogram } of metrics) {
    const named = NAMED[name];
    expect(named?.unit === unit && description !== '', `${name} in ${unit}`);
    expect(histogram.aggregationTemporality === 2, `${name} is not cumulative`);
    for (const point of histogram.dataPoints) faults.push(...pointFaults(name, point, now));
    const subjects = histogram.dataPoints.map(({ attributes }) => JSON.stringify(attributes));
    expect(new Set(subjects).size === subjects.length, `${name} has two points of the same attributes`);
  }
  return faults;
}

function pointFaults(name: string, point: Point, now: number): string[] {
  const faults: string[] = [];
  const expect = (isRight: boolean, what: string): void => {
    if (!isRight) faults.push(`${name}: ${what}`);
  };
  const { attributes, startTimeUnixNano, timeUnixNano, count, sum, bucketCounts, explicitBounds } = point;
  const keys = attributes.map(({ key }) => key);
  for (const key of [...ALWAYS, ...(NAMED[name]?.needed ?? [])]) expect(keys.includes(key), `no ${key}`);
  for (const key of keys) expect(ALLOWED.includes(key), `${key} is not bounded`);
  for (const time of [startTimeUnixNano, timeUnixNano]) {
    expect(typeof time === 'string' && /^\d{19}$/.test(time), `time ${time}`);
    expect(Math.abs(Number(time) / 1e6 - now) < FIVE_MINUTES_MS, `time ${time} is not now`);
  }
  expect(BigInt(timeUnixNano) >= BigInt(startTimeUnixNano), 'ends before it starts');
  expect(explicitBounds.join() === NAMED[name]?.bounds, `bounds ${explicitBounds.join()}`);
  const isCount = (text: unknown): boolean => typeof text === 'string' && /^\d+$/.test(text);
  expect(isCount(count) && bucketCounts.every(isCount), 'counts are no decimal strings');
  expect(bucketCounts.length === explicitBounds.length + 1, `${bucketCounts.length} buckets`);
  expect(bucketCounts.reduce((all, own) => all + Number(own), 0) === Number(count), 'buckets are not the count');
  expect(typeof sum === 'number' && sum >= 0, `sum ${sum}`);
  return faults;
}
