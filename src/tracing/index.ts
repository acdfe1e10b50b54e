export type { TraceContext } from './trace.ts';
