// What Langfuse, or this project, asks of spans; what breaks a rule is told in words (no framework, for the fake server).

interface Value {
  stringValue?: string;
  boolValue?: boolean;
  intValue?: string;
  doubleValue?: number;
  arrayValue?: { values: Value[] };
}

export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: Value }[];
  status: { code?: number; message?: string };
  links?: { traceId: string; spanId: string }[];
  events?: { name: string; timeUnixNano: string; attributes: unknown[] }[];
}

/** An attribute as plain JSON; undefined when it is not there. */
export function attribute(span: Span, name: string): unknown {
  const value = span.attributes.find(({ key }) => key === name)?.value;
  return value?.stringValue ?? value?.boolValue ?? value?.intValue ?? value?.doubleValue ?? value?.arrayValue?.values;
}

/** The JSON text of an attribute, read. */
export const details = (span: Span, name: string): Record<string, number> | undefined => {
  const text = attribute(span, `langfuse.observation.${name}`);
  return typeof text === 'string' ? (JSON.parse(text) as Record<string, number>) : undefined;
};

const TRACE_ID = /^(?!0+$)[0-9a-f]{32}$/;
const SPAN_ID = /^(?!0+$)[0-9a-f]{16}$/;
const FIVE_MINUTES_MS = 300_000;

/** What holds for spans of OTLP, whoever gets them. */
export function otlpFaults(span: Span, now: number): string[] {
  const faults: string[] = [];
  const expect = (isRight: boolean, what: string): void => {
    if (!isRight) faults.push(`${span.name}: ${what}`);
  };
  expect(TRACE_ID.test(span.traceId), `trace id ${span.traceId}`);
  expect(SPAN_ID.test(span.spanId), `span id ${span.spanId}`);
  expect(span.parentSpanId === undefined || SPAN_ID.test(span.parentSpanId), `parent ${span.parentSpanId}`);
  expect(span.parentSpanId !== span.spanId, 'is its own parent');
  for (const time of [span.startTimeUnixNano, span.endTimeUnixNano]) {
    expect(typeof time === 'string' && /^\d{19}$/.test(time), `time ${time}`);
    expect(Math.abs(Number(time) / 1e6 - now) < FIVE_MINUTES_MS, `time ${time} is not now`);
  }
  expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano), 'ends before it starts');
  expect(Array.isArray(span.attributes), 'attributes are no list');
  for (const { name, timeUnixNano, attributes } of span.events ?? []) {
    expect(/^\d{19}$/.test(timeUnixNano) && Array.isArray(attributes), `event ${name}`);
    const isWithin = timeUnixNano >= span.startTimeUnixNano && timeUnixNano <= span.endTimeUnixNano;
    expect(isWithin, `event ${name} is not within the span`);
  }
  for (const { key, value } of span.attributes) {
    expect(typeof key === 'string' && Object.keys(value).length === 1, `attribute ${key}`);
    expect(value.intValue === undefined || typeof value.intValue === 'string', `integer ${key}`);
    expect(value.doubleValue === undefined || Number.isFinite(value.doubleValue), `number ${key}`);
  }
  return faults;
}

const TYPES = 'span generation event embedding agent tool chain retriever guardrail evaluator'.split(' ');
/** What every span of a trace says alike. */
const COMMON = ['langfuse.trace.name', 'session.id', 'user.id', 'langfuse.trace.tags', 'langfuse.environment'];
const NEEDED = COMMON.filter((name) => name !== 'user.id');

/** What Langfuse would lose, or show wrongly (tracing notes, B.4-B.6 and B.12). */
export function langfuseFaults(span: Span): string[] {
  const faults: string[] = [];
  const expect = (isRight: boolean, what: string): void => {
    if (!isRight) faults.push(`${span.name}: ${what}`);
  };
  const type = String(attribute(span, 'langfuse.observation.type'));
  expect(TYPES.includes(type) && type === typeFor(span), `type ${type}`);
  for (const name of NEEDED) expect(attribute(span, name) !== undefined, `no ${name}`);
  expect(/^(?!langfuse)[a-z0-9-_]{1,40}$/.test(String(attribute(span, 'langfuse.environment'))), 'environment');
  for (const name of ['usage_details', 'cost_details']) {
    const told = attribute(span, `langfuse.observation.${name}`);
    expect(told === undefined || typeof told === 'string', `${name} is no text, and would be lost`);
  }
  const [usage, cost] = [details(span, 'usage_details'), details(span, 'cost_details')];
  const isPriced = usage !== undefined || cost !== undefined;
  const operation = String(attribute(span, 'gen_ai.operation.name'));
  expect(!(isPriced && ['invoke_agent', 'agent_step'].includes(operation)), 'cost and usage would be dropped');
  for (const sums of [usage, cost]) {
    if (!sums) continue;
    const { total = NaN, ...parts } = sums;
    const sum = Object.values(parts).reduce((all, part) => all + part, 0);
    expect(
      Object.values(sums).every((value) => value >= 0),
      `less than nothing in ${JSON.stringify(sums)}`,
    );
    expect(
      Object.keys(parts).length === 0 ? total >= 0 : Math.abs(sum - total) < 5e-9,
      `sum of ${JSON.stringify(sums)}`,
    );
  }
  const first = attribute(span, 'langfuse.observation.completion_start_time');
  if (typeof first === 'string') {
    const at = Date.parse(first);
    const [start, end] = [Number(span.startTimeUnixNano) / 1e6, Number(span.endTimeUnixNano) / 1e6];
    expect(at >= Math.floor(start) && at <= Math.ceil(end), 'began to answer before it was asked, or after its end');
  }
  const isError = attribute(span, 'langfuse.observation.level') === 'ERROR';
  expect(isError === (span.status.code === 2), 'level and status disagree');
  expect(!isError || Boolean(attribute(span, 'langfuse.observation.status_message')), 'an error without a reason');
  return faults;
}

/** What a span must be by its name: models are asked for something, attempts are steps, and all others are agents. */
function typeFor({ name }: Span): string {
  if (/^(chat|text_completion) /.test(name)) return 'generation';
  if (name.startsWith('embeddings ')) return 'embedding';
  return /^(attempt|cancel|subscribe|push-create|push-delete|switchboard) /.test(name) ? 'span' : 'agent';
}

/** What differs between the spans of a whole trace that has to be the same, and what of its tree is broken. */
export function traceFaults(spans: readonly Span[]): string[] {
  const traceId = spans[0]?.traceId;
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
  const orphans = spans.filter(({ parentSpanId }) => parentSpanId !== undefined && !ids.has(parentSpanId));
  const differing = COMMON.flatMap((name) => {
    const values = new Set(spans.map((span) => JSON.stringify(attribute(span, name))));
    return values.size > 1 ? [`${name} differs within ${traceId}: ${[...values].join(', ')}`] : [];
  });
  return [
    ...differing,
    ...(roots.length === 1 ? [] : [`${traceId} has ${roots.length} roots`]),
    ...orphans.map(({ name }) => `${name} in ${traceId} has a parent that is not there`),
  ];
}
