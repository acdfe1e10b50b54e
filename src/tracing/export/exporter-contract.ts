import type { Logger } from 'pino';
import type { TraceDestination } from '../../config/index.ts';
import type { Ledger, Schedule } from '../../ledger/index.ts';
import type { Outbound } from '../../outbound/index.ts';
import type { TraceContext } from '../trace.ts';
import type { DestinationHealth } from './destination.ts';
import type { Teller } from './destination-kinds.ts';

/** A destination as operators look at it. */
export interface DestinationState extends DestinationHealth {
  settings: TraceDestination;
}

/** What a destination answers to a test. */
export interface DestinationTest {
  ok: boolean;
  /** What it said, in words. */
  detail: string;
  /** Where Langfuse shows a trace, with `{trace_id}` in place of its id; null where that is not known. */
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
  /** Tells others from now on; who is told as before keeps what it is yet to be told, who is not gets what is left. */
  replace(settings: ExportSettings): Promise<void>;
  /** @returns undefined when there is no such destination */
  test(name: string): Promise<DestinationTest | undefined>;
  /** Metrics in Prometheus' text format, each without a line break at its end. */
  expose(): string[];
  /** Tells what it still holds, and gives up what is left when the time is over. @param withinMs milliseconds */
  stop(withinMs: number): Promise<void>;
}

/** What the operator says of the export. */
export interface ExportSettings extends Omit<Teller, 'version'> {
  destinations: readonly TraceDestination[];
}

export interface TraceExporterOptions extends Teller, ExportSettings {
  follow: Ledger['follow'];
  outbound: Pick<Outbound, 'send' | 'classify'>;
  /** Null when there is no such agent any more. */
  agentName: (agentId: string) => string | null;
  /** Epoch milliseconds. */
  clock: () => number;
  /** From 0 to 1. */
  random: () => number;
  schedule: Schedule;
  log: Logger;
}
