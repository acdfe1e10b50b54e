import type { Logger } from 'pino';
import type { TraceDestination } from '../../config/index.ts';
import type { Ledger, RecordedCall, Schedule } from '../../ledger/index.ts';
import type { Outbound } from '../../outbound/index.ts';
import type { TraceContext } from '../trace.ts';
import type { DestinationHealth } from './destination.ts';
import type { Teller } from './destination-kinds.ts';

/** A destination as operators look at it. */
export interface DestinationState extends DestinationHealth {
  settings: TraceDestination;
  /** Where it shows a trace, with `{trace_id}` in place of its id; null where that is not known, or not yet. */
  traceUrl: string | null;
}

/** A page outside that shows a trace. */
export interface TraceLink {
  /** Name of the destination. */
  destination: string;
  url: string;
}

/** What a destination answers to a test. */
export interface DestinationTest {
  ok: boolean;
  /** What it said, in words. */
  detail: string;
  /** Of the test trace, 32 hex digits; null when it was not taken. */
  traceId: string | null;
  /** Where Langfuse shows it; null where that is not known. */
  traceUrl: string | null;
}

/** Tells destinations outside of what was called. No call waits for it, and none fails because of it. */
export interface TraceExporter {
  /** Whether a destination wants what was said, kept or not. */
  readonly wantsContent: boolean;
  /** A call has its place: whoever began the trace may have decided that it is not sampled, and belong to another one. */
  placed(trace: Pick<TraceContext, 'traceId' | 'spanId' | 'sampled' | 'link'>): void;
  /** The call of an agent begins; its record is its end. */
  began(traceId: string): void;
  /** Tells of every call that is recorded from now on. */
  start(): void;
  destinations(): DestinationState[];
  /** Pages that show a trace, as far as they are known. @param first the call with which it began */
  linksTo(first: RecordedCall): TraceLink[];
  /**
   * Tells others from now on. Who is told as before keeps what it is yet to be told; who is told otherwise takes it over
   * from its former self, by its name; who is none any more gets what is left.
   */
  replace(settings: ExportSettings): Promise<void>;
  /** @returns undefined when there is no such destination */
  test(name: string): Promise<DestinationTest | undefined>;
  /** Sends a test trace to a destination that is none yet. */
  tryOut(settings: TraceDestination): Promise<DestinationTest>;
  /** Metrics in Prometheus' text format, each without a line break at its end. */
  expose(): string[];
  /** Tells what it still holds, and gives up what is left when the time is over. @param withinMs milliseconds */
  stop(withinMs: number): Promise<void>;
}

/** What the operator says of the export. */
export interface ExportSettings extends Omit<Teller, 'version'> {
  destinations: readonly TraceDestination[];
  /** How long a destination may take for a request, milliseconds. */
  timeoutMs: number;
}

export interface TraceExporterOptions extends Teller, ExportSettings {
  /** Of this process, unlike that of any other. */
  instanceId: string;
  follow: Ledger['follow'];
  outbound: Pick<Outbound, 'send' | 'classify'>;
  /** Null when there is no such agent any more. */
  agentName: (agentId: string) => string | null;
  /** The address of a deployment as it is registered; null when there is no such one any more. */
  agentUrl: (agentId: string, deploymentId: string) => string | null;
  /** Epoch milliseconds. */
  clock: () => number;
  /** From 0 to 1. */
  random: () => number;
  schedule: Schedule;
  log: Logger;
}
