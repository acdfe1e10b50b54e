import type { TraceDestination } from '../../config/index.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { Destination } from './destination.ts';
import { type DestinationKind, kindOf } from './destination-kinds.ts';
import type { ExportSettings, TraceExporterOptions } from './exporter-contract.ts';
import { MetricTeller } from './metric-teller.ts';
import type { TraceStarters } from './told-call.ts';
import { TracePages } from './trace-pages.ts';

/** A destination with all that it takes to tell it. */
export interface Outlet {
  settings: TraceDestination;
  /** All that decides where it is and how it is told: what is another in it is another queue. */
  identity: string;
  kind: DestinationKind;
  delivery: Delivery;
  destination: Destination;
  /** Null when it gets none. */
  metrics: MetricTeller | null;
  pages: TracePages;
}

export function outletOf(settings: TraceDestination, options: TraceExporterOptions): Outlet {
  const kind = kindOf(settings, options, options.instanceId);
  const delivery = createDelivery(
    { ...kind, network: settings.network, timeoutMs: options.timeoutMs },
    options.outbound,
  );
  const { clock, random, schedule, log } = options;
  const { spansOf, encode, identityUrl } = kind;
  const pages = new TracePages({ url: settings.url, identityUrl, delivery, clock });
  const parts = { name: settings.name, spansOf, encode, post: delivery.post, clock, random, schedule, log };
  const identity = identityOf(settings, options);
  const metrics = metricTellerOf(settings, kind, options);
  return { settings, identity, kind, delivery, destination: new Destination(parts), metrics, pages };
}

function metricTellerOf(
  { name, network }: TraceDestination,
  { headers, metrics }: DestinationKind,
  { outbound, timeoutMs, clock, schedule, log }: TraceExporterOptions,
): MetricTeller | null {
  if (metrics === null) return null;
  const { post } = createDelivery({ url: metrics.url, headers, network, timeoutMs }, outbound);
  return new MetricTeller({ name, encode: metrics.encode, post, clock, schedule, log });
}

/** What says which traces it gets, and who set it up, but not how it is told. */
const ABOUT_WHICH: ReadonlySet<string> = new Set([
  'sampling',
  'agents',
  'teams',
  'paused',
  'setBy',
] satisfies (keyof TraceDestination)[]);

function identityOf(
  destination: TraceDestination,
  { environment, serviceName, hidesKeys, timeoutMs }: Omit<ExportSettings, 'destinations'>,
): string {
  const settings = Object.entries(destination).filter(([name]) => !ABOUT_WHICH.has(name));
  return JSON.stringify([settings, environment, serviceName, hidesKeys, timeoutMs]);
}

/** Traces are wanted as a whole, by how they began. */
export function isOfItsOwn(began: TraceStarters, { agents, teams }: TraceDestination): boolean {
  const hasOne = (names: readonly string[], wanted: readonly string[] | null): boolean =>
    wanted === null || names.some((name) => wanted.includes(name));
  return hasOne(began.agents, agents) && hasOne(began.teams, teams);
}

/** Whether a trace is in the share that a destination gets: always the same of the same trace, as it is told as a whole. */
export const isInShare = (traceId: string, { sampling }: TraceDestination): boolean =>
  Number.parseInt(traceId.slice(-8), 16) / 2 ** 32 < sampling;
