import type { SpanLink } from '../trace.ts';

/**
 * OTLP as JSON over HTTP (opentelemetry-proto, "JSON Protobuf Encoding"): ids in hex, 64-bit integers as decimal strings,
 * attributes as lists.
 */

type OtlpValue =
  | { stringValue: string }
  | { boolValue: boolean }
  | { intValue: string }
  | { doubleValue: number }
  | { arrayValue: { values: OtlpValue[] } };

export interface OtlpAttribute {
  key: string;
  value: OtlpValue;
}

/** The kinds of spans: within the gateway, what others ask of it, what it asks of others. */
export const SPAN_KIND = { internal: 1, server: 2, client: 3 } as const;

/** Something that happened within a span. */
export interface OtlpEvent {
  name: string;
  /** A decimal string of nanoseconds. */
  timeUnixNano: string;
  attributes: OtlpAttribute[];
}

export interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: (typeof SPAN_KIND)[keyof typeof SPAN_KIND];
  /** Decimal strings of nanoseconds, as the next one. */
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: OtlpAttribute[];
  /** Code 2 is an error; without a code it is not told. */
  status: { code?: 2; message?: string };
  events?: OtlpEvent[];
  /** Spans of other traces that have to do with it. */
  links?: SpanLink[];
}

/** What may stand in an attribute; what is null or undefined is left out. */
export type Fields = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export function attributesOf(fields: Fields): OtlpAttribute[] {
  return Object.entries(fields).flatMap(([key, value]) =>
    value === null || value === undefined || Number.isNaN(value) ? [] : [{ key, value: otlpValue(value) }],
  );
}

function otlpValue(value: string | number | boolean | readonly string[]): OtlpValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((text) => ({ stringValue: text })) } };
}

/** @param time epoch milliseconds with fractions, kept to the microsecond */
export const nanosOf = (time: number): string => `${Math.round(time * 1000)}000`;

/** What a request of an export says of its sender. */
export interface ExportScope {
  resource: Fields;
  name: string;
  version: string;
  schemaUrl?: string;
}

/** The body of a request. */
export const exportBody = ({ resource, name, version, schemaUrl }: ExportScope, spans: readonly OtlpSpan[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      resourceSpans: [
        {
          resource: { attributes: attributesOf(resource) },
          scopeSpans: [{ scope: { name, version }, ...(schemaUrl !== undefined && { schemaUrl }), spans }],
        },
      ],
    }),
  );
