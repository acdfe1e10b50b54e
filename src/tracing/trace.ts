/** The place of one call in its trace, decided when the call arrives. */
export interface TraceContext {
  /** 32 hex digits. */
  traceId: string;
  /** 16 hex digits: the gateway's span for this call, parent of what the agent does. */
  spanId: string;
  /** 16 hex digits: the caller's span, when it sent one in the same trace. */
  parentSpanId: string | null;
  sampled: boolean;
  /** The trace id in the caller's own spelling, to echo and to search; null when the caller sent none. */
  traceRef: string | null;
  sessionId: string | null;
  /** `tracestate` as received, only while the trace continues. */
  traceState: string | null;
}
