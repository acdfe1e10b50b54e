export { compilePaths, type PathSet } from './paths.ts';
export { MAX_DEPTH, type Scan, type ScanOptions, scan } from './scan.ts';
export type { Span } from './span.ts';
