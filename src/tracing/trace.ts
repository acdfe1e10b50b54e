import type { CallContext } from './call-context.ts';

/** A span of another trace. */
export interface SpanLink {
  /** 32 lower-case hex digits, and 16. */
  traceId: string;
  spanId: string;
}

/** The place of one call in its trace, decided when the call arrives. */
export interface TraceContext {
  /** 32 lower-case hex digits, never all zeros. */
  traceId: string;
  /** 16 lower-case hex digits: the gateway's span for this call, parent of what the agent does. */
  spanId: string;
  /** 16 hex digits: the caller's span, when it sent one in the same trace. */
  parentSpanId: string | null;
  /** The caller's decision while its trace continues, else true. */
  sampled: boolean;
  /** `x-litellm-trace-id` as the caller wrote it, to echo and to search; null when it sent none. */
  traceRef: string | null;
  /** The conversation, which may span many traces; null when the caller named none. */
  sessionId: string | null;
  /** The call of an agent that this one is part of, when the gateway's own signature proves it. */
  cause?: CallContext;
  /** The caller's span in another trace, which its own name for the trace, or the gateway's signature, won over. */
  link?: SpanLink;
  /** `tracestate` as received, only while the trace continues. */
  traceState: string | null;
}
