import { writeExports } from './export-figures.ts';
import type { TraceExporter, TraceExporterOptions } from './exporter-contract.ts';

/** Tells the destinations that are configured of traces. What that takes is loaded only where there are any. */
export async function createTraceExporter(options: TraceExporterOptions): Promise<TraceExporter> {
  if (options.destinations.length === 0) return NOBODY_LISTENS;
  const { exportTraces } = await import('./trace-exporter.ts');
  return exportTraces(options);
}

const nothing = (): void => undefined;

const NOBODY_LISTENS: TraceExporter = {
  wantsContent: false,
  placed: nothing,
  began: nothing,
  start: nothing,
  destinations: () => [],
  test: async () => undefined,
  expose: () => writeExports([], 0),
  stop: async () => undefined,
};
