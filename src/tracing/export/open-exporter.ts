import { writeExports } from './export-figures.ts';
import type { ExportSettings, TraceExporter, TraceExporterOptions } from './exporter-contract.ts';

/** Tells the destinations that are configured of traces. What that takes is loaded only where there are any. */
export async function createTraceExporter(options: TraceExporterOptions): Promise<TraceExporter> {
  const open = async (): Promise<TraceExporter> => (await import('./trace-exporter.ts')).exportTraces(options);
  let isStarted = false;
  let exporter = options.destinations.length === 0 ? NOBODY_LISTENS : await open();
  const replace = async (settings: ExportSettings): Promise<void> => {
    if (exporter === NOBODY_LISTENS && settings.destinations.length > 0) {
      exporter = await open();
      if (isStarted) exporter.start();
    }
    await exporter.replace(settings);
  };
  let replacing = Promise.resolve();
  return {
    get wantsContent() {
      return exporter.wantsContent;
    },
    placed: (trace) => exporter.placed(trace),
    began: (traceId) => exporter.began(traceId),
    start() {
      isStarted = true;
      exporter.start();
    },
    destinations: () => exporter.destinations(),
    linksTo: (first) => exporter.linksTo(first),
    replace(settings) {
      replacing = replacing.then(() => replace(settings));
      return replacing;
    },
    test: (name) => exporter.test(name),
    tryOut: async (settings) => (exporter === NOBODY_LISTENS ? await open() : exporter).tryOut(settings),
    expose: () => exporter.expose(),
    stop: (withinMs) => exporter.stop(withinMs),
  };
}

const nothing = (): void => undefined;

const NOBODY_LISTENS: TraceExporter = {
  wantsContent: false,
  placed: nothing,
  began: nothing,
  start: nothing,
  destinations: () => [],
  linksTo: () => [],
  replace: async () => undefined,
  test: async () => undefined,
  tryOut: async () => ({ ok: false, detail: 'Nobody is told of traces.', traceId: null, traceUrl: null }),
  expose: () => writeExports([], 0),
  stop: async () => undefined,
};
