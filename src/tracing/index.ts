export { beginTrace, sessionOf, type TraceClaims } from './begin-trace.ts';
export { CONTEXT_HEADER, type ContextSigner, createContextSigner } from './call-context.ts';
export { createDestinationRepository } from './destinations/destination-repository.ts';
export type { StoredDestination } from './destinations/stored-destination.ts';
export {
  createTraceDestinations,
  type TraceDestinations,
} from './destinations/trace-destinations.ts';
export type { DestinationState, TraceExporter, TraceExporterOptions } from './export/exporter-contract.ts';
export { createTraceExporter } from './export/open-exporter.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export type { TraceContext } from './trace.ts';
export { namedTrace, shownTraceId, traceHeaders } from './trace-headers.ts';
export { normaliseTraceId } from './trace-id.ts';
export { findParents } from './trace-parents.ts';
export { type TraceNode, traceTree } from './trace-tree.ts';
