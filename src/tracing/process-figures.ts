import { collectDefaultMetrics, Registry } from 'prom-client';

/** The usual figures of a Node process: memory, event loop, garbage collection, handles. Collected from now on. */
export interface ProcessFigures {
  readonly contentType: string;
  /** In Prometheus' text format. */
  expose(): Promise<string>;
}

export function collectProcessFigures(): ProcessFigures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return { contentType: registry.contentType, expose: () => registry.metrics() };
}
