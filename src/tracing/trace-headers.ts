import { type Headers, lastValue } from './begin-trace.ts';
import type { TraceContext } from './trace.ts';
import { asUuid } from './trace-id.ts';
import { writeTraceParent } from './traceparent.ts';

/**
 * The headers that carry a trace on to an agent, names in lower case: `traceparent` with the gateway's span as parent
 * (never the caller's own, tracing notes B.10), `tracestate` while the caller's trace continues, the gateway in front, and
 * `x-litellm-trace-id` in the caller's spelling, else as a UUID (model notes, section A.3).
 */
export function traceHeaders(trace: TraceContext): Record<string, string> {
  const headers: Record<string, string> = {
    traceparent: writeTraceParent(trace),
    'x-litellm-trace-id': shownTraceId(trace),
  };
  if (trace.traceState !== null) headers['tracestate'] = traceStateBelow(trace.traceState, trace.spanId);
  return headers;
}

const OWN_MEMBER = 'switchboard=';
/** Of members, and of bytes (W3C Trace Context, sections 3.3.1.1 and 3.3.1.5). */
const MOST_MEMBERS = 32;
const MOST_BYTES = 512;

/** Who changed the parent last stands in front; of too many members the oldest are left out. @param state as the caller sent it */
function traceStateBelow(state: string, spanId: string): string {
  const others = state.split(',').map((member) => member.trim());
  const members = [OWN_MEMBER + spanId, ...others.filter((member) => member !== '' && !member.startsWith(OWN_MEMBER))];
  members.length = Math.min(members.length, MOST_MEMBERS);
  while (members.length > 1 && Buffer.byteLength(members.join(','), 'latin1') > MOST_BYTES) members.pop();
  return members.join(',');
}

/** A trace's id as callers and agents see it; what came in a body may be more than a header can hold. */
export const shownTraceId = ({ traceRef, traceId }: TraceContext): string =>
  traceRef !== null && FITS_HEADER.test(traceRef) ? traceRef : asUuid(traceId);

const FITS_HEADER = /^[\t\x20-\x7e\x80-\xff]{1,8192}$/;

/** How a caller names its trace in the headers, before anything else is known of its request; null when it does not. */
export const namedTrace = (headers: Headers): string | null => lastValue(headers['x-litellm-trace-id']);
