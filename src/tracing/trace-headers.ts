import type { TraceContext } from './trace.ts';
import { asUuid } from './trace-id.ts';
import { writeTraceParent } from './traceparent.ts';

/**
 * The headers that carry a trace on to an agent, names in lower case: `traceparent` with the gateway's span as parent
 * (never the caller's own, tracing notes B.10), `tracestate` while the caller's trace continues, and
 * `x-litellm-trace-id` in the caller's spelling, else as a UUID (model notes, section A.3).
 */
export function traceHeaders(trace: TraceContext): Record<string, string> {
  const headers: Record<string, string> = {
    traceparent: writeTraceParent(trace),
    'x-litellm-trace-id': shownTraceId(trace),
  };
  if (trace.traceState !== null) headers['tracestate'] = trace.traceState;
  return headers;
}

/** A trace's id as callers and agents see it. */
export const shownTraceId = ({ traceRef, traceId }: TraceContext): string => traceRef ?? asUuid(traceId);
