export { beginTrace, sessionOf, type TraceClaims } from './begin-trace.ts';
export { CONTEXT_HEADER, type ContextSigner, createContextSigner } from './call-context.ts';
export type { DestinationState, TraceExporter } from './export/exporter-contract.ts';
export { createTraceExporter } from './export/open-exporter.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export type { TraceContext } from './trace.ts';
export { namedTrace, shownTraceId, traceHeaders } from './trace-headers.ts';
export { normaliseTraceId } from './trace-id.ts';
export { type TraceNode, traceTree } from './trace-tree.ts';
