import type { TraceContext } from './trace.ts';
import { normaliseTraceId } from './trace-id.ts';
import { readTraceParent } from './traceparent.ts';

/** Header names in lower case, as Node gives them. */
type Headers = Record<string, string | string[] | undefined>;

/** Longer values may be dropped (W3C Trace Context, section 3.3.1.5), and then are dropped whole. */
const MAX_TRACE_STATE_BYTES = 512;

const SESSION_HEADER = 'x-litellm-session-id';
/** LiteLLM's rule for `x-<vendor>-session-id`; other headers of that name hold no session id. */
const VENDOR_SESSION = /^[A-Za-z0-9_-]{8,}$/;

/**
 * Decides the place of a call in its trace: `x-litellm-trace-id`, else a valid `traceparent`, else a new trace
 * (tracing notes, section B.7). The caller's span becomes the parent only when both name the same trace.
 *
 * @param headers the request's headers, names in lower case; of a repeated header the last value counts, as in LiteLLM
 * @param random gives that many random hex digits, lower-case
 * @param newId gives a UUID that begins with the time (version 7): so do the ids of new traces. Records that come
 *   together then stand together in the ledger's index of traces, where each would change a page of its own
 */
export function beginTrace(headers: Headers, random: (digits: number) => string, newId: () => string): TraceContext {
  const traceRef = lastValue(headers['x-litellm-trace-id']);
  const traceParent = lastValue(headers['traceparent']);
  const caller = traceParent === null ? undefined : readTraceParent(traceParent);

  const named = traceRef === null ? caller?.traceId : normaliseTraceId(traceRef);
  const continued = caller !== undefined && caller.traceId === named ? caller : undefined;
  return {
    traceId: named ?? normaliseTraceId(newId()),
    spanId: random(16),
    parentSpanId: continued?.spanId ?? null,
    sampled: continued?.sampled ?? true,
    traceRef,
    sessionId: readSession(headers),
    traceState: continued ? readTraceState(headers['tracestate']) : null,
  };
}

/** `x-litellm-session-id`, else the first `x-<vendor>-session-id` that holds an id (model notes, section A.1). */
function readSession(headers: Headers): string | null {
  const own = lastValue(headers[SESSION_HEADER]);
  if (own !== null) return own;

  for (const name in headers) {
    if (!isVendorSession(name)) continue;
    const value = lastValue(headers[name]);
    if (value !== null && VENDOR_SESSION.test(value)) return value;
  }
  return null;
}

const isVendorSession = (name: string): boolean =>
  name.endsWith('-session-id') && name.startsWith('x-') && name.length > 'x--session-id'.length;

/** A list header: repeated ones are one list (W3C Trace Context, section 3.3.1.1). */
function readTraceState(value: string | string[] | undefined): string | null {
  const text = Array.isArray(value) ? value.join(',') : value;
  return text && Buffer.byteLength(text, 'latin1') <= MAX_TRACE_STATE_BYTES ? text : null;
}

/** Node joins repeated headers with `, `; the last one counts. Null when there is none, or nothing in it. */
function lastValue(value: string | string[] | undefined): string | null {
  if (value === undefined) return null;
  const last = Array.isArray(value) ? (value.at(-1) ?? '') : value;
  return last.slice(last.lastIndexOf(', ') + 1).trim() || null;
}
