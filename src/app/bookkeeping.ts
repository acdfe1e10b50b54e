import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { Limits } from '../access/index.ts';
import type { Config } from '../config/index.ts';
import type { OpenCalls } from '../gateway/index.ts';
import type { Ledger } from '../ledger/index.ts';
import {
  beginTrace,
  type ContextSigner,
  type Metrics,
  type TraceClaims,
  type TraceContext,
  type TraceExporter,
} from '../tracing/index.ts';

/** What it is kept with. */
interface BookkeepingParts {
  limits: Limits;
  openCalls: OpenCalls;
  ledger: Ledger;
  traces: TraceExporter;
  contexts: ContextSigner;
  metrics: Metrics;
  /** Gives that many hexadecimal digits. */
  randomHex: (digits: number) => string;
  newId: () => string;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Milliseconds that never run backwards. */
  monotonic: () => number;
  log: Logger;
}

export type Bookkeeping = ReturnType<typeof createBookkeeping>;

/** Builds what calls of agents and calls of models keep alike: limits, the place in a trace, and what is recorded. */
export function createBookkeeping({ ledger: settings, tracing }: Config, parts: BookkeepingParts) {
  const { limits, openCalls, ledger, traces, contexts, metrics, randomHex, newId, clock, monotonic, log } = parts;
  const rules = { random: randomHex, newId, contexts, sessionIsTrace: tracing.sessionHeaderAsTrace };
  return {
    limits,
    openCalls,
    recorder: ledger,
    unrecordable: () => ledger.refusal(),
    beginTrace(headers: IncomingHttpHeaders, claims?: TraceClaims): TraceContext {
      const trace = beginTrace(headers, claims, rules);
      traces.placed(trace);
      return trace;
    },
    metrics,
    contentByDefault: settings.content,
    exportsContent: () => traces.wantsContent,
    maxContentBytes: settings.maxContentBytes,
    clock,
    monotonic,
    log,
  };
}
