import { CONTEXT_HEADER, type ContextSigner } from './call-context.ts';
import type { TraceContext } from './trace.ts';
import { normaliseTraceId } from './trace-id.ts';
import { readTraceParent } from './traceparent.ts';

/** Header names in lower case, as Node gives them. */
export type Headers = Record<string, string | string[] | undefined>;

/** What a client says in its request's body because it cannot set headers (model notes, A.2). */
export interface TraceClaims {
  traceRef: string | null;
  sessionRef: string | null;
}

/** Longer values may be dropped (W3C Trace Context, section 3.3.1.5), and then are dropped whole. */
const MAX_TRACE_STATE_BYTES = 512;

const SESSION_HEADER = 'x-litellm-session-id';
/** LiteLLM's rule for `x-<vendor>-session-id`; other headers of that name hold no session id. */
const VENDOR_SESSION = /^[A-Za-z0-9_-]{8,}$/;

/** What places of calls are made of. */
interface TraceSources {
  /** Gives that many random hex digits, lower-case. */
  random: (digits: number) => string;
  /**
   * Gives a UUID that begins with the time (version 7): so do the ids of new traces. Records that come together then stand
   * together in the ledger's index of traces, where each would change a page of its own.
   */
  newId: () => string;
  contexts: Pick<ContextSigner, 'read'>;
  /** A session that the caller names is its trace, too, where it names no other: so it is in LiteLLM. */
  sessionIsTrace: boolean;
}

/**
 * Decides the place of a call in its trace: the gateway's own context, which an agent gives back, else
 * `x-litellm-trace-id`, else a valid `traceparent`, else what the body says, else a new trace (tracing notes, section B.7).
 * The caller's span becomes the parent only when both name the same trace.
 *
 * @param headers the request's headers, names in lower case; of a repeated header the last value counts, as in LiteLLM
 * @param claims what the body says
 */
export function beginTrace(
  headers: Headers,
  claims: TraceClaims | undefined,
  { random, newId, contexts, sessionIsTrace }: TraceSources,
): TraceContext {
  const given = lastValue(headers[CONTEXT_HEADER]);
  const cause = given === null ? undefined : contexts.read(given);
  const traceParent = lastValue(headers['traceparent']);
  const caller = traceParent === null ? undefined : readTraceParent(traceParent);
  const session = sessionOf(headers);
  const claimed = caller ? null : (claims?.traceRef ?? (sessionIsTrace ? (claims?.sessionRef ?? null) : null));
  const written = lastValue(headers['x-litellm-trace-id']) ?? (sessionIsTrace ? session : null) ?? claimed;

  const meant = written === null ? caller?.traceId : normaliseTraceId(written);
  const named = cause?.traceId ?? meant;
  const continued = caller !== undefined && caller.traceId === named ? caller : undefined;
  // An agent that mixes up the headers of two calls must not have one trace found under the other's name.
  const traceRef = named === meant ? written : null;
  return {
    traceId: named ?? normaliseTraceId(newId()),
    spanId: random(16),
    parentSpanId: cause?.spanId ?? continued?.spanId ?? null,
    sampled: continued?.sampled ?? true,
    traceRef,
    // What an agent causes is part of the conversation that it was called in.
    sessionId: session ?? claims?.sessionRef ?? cause?.sessionId ?? null,
    ...(cause && { cause }),
    ...(caller && !continued && { link: { traceId: caller.traceId, spanId: caller.spanId } }),
    traceState: continued ? readTraceState(headers['tracestate']) : null,
  };
}

/** `x-litellm-session-id`, else the first `x-<vendor>-session-id` that holds an id (model notes, section A.1). */
export function sessionOf(headers: Headers): string | null {
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
export function lastValue(value: string | string[] | undefined): string | null {
  if (value === undefined) return null;
  const last = Array.isArray(value) ? (value.at(-1) ?? '') : value;
  return last.slice(last.lastIndexOf(', ') + 1).trim() || null;
}
