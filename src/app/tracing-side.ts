import { randomUUID } from 'node:crypto';
import type { Config } from '../config/index.ts';
import { systemSchedule } from '../ledger/index.ts';
import type { Sealer, Store } from '../store/index.ts';
import {
  createDestinationRepository,
  createTraceDestinations,
  createTraceExporter,
  type TraceDestinations,
  type TraceExporter,
  type TraceExporterOptions,
} from '../tracing/index.ts';
import { version } from '../version.ts';

/** What it stands on. */
interface Ground
  extends Pick<TraceExporterOptions, 'follow' | 'outbound' | 'agentName' | 'agentUrl' | 'clock' | 'log'> {
  db: Store['db'];
  sealer: Sealer;
}

/** Builds what tells destinations of traces, and what keeps those of the API, which is to be loaded before calls are served. */
export async function tracingSide(
  config: Config['tracing'],
  { db, sealer, ...ground }: Ground,
): Promise<{ traces: TraceExporter; traceDestinations: TraceDestinations }> {
  const traces = await createTraceExporter({
    ...config,
    ...ground,
    version,
    instanceId: randomUUID(),
    random: Math.random,
    schedule: systemSchedule,
  });
  const repository = createDestinationRepository(db);
  const traceDestinations = createTraceDestinations({ ...ground, repository, sealer, exporter: traces, config });
  return { traces, traceDestinations };
}
