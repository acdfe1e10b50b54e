export { compilePaths, type PathSet } from './paths.ts';
export { type Scan, scan } from './scan.ts';
export type { Span } from './span.ts';
export { stringAt } from './string-at.ts';
