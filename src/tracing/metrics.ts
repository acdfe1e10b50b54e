import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Call, LedgerLag } from '../ledger/index.ts';

/** The part of a call's record that is counted. */
export type EndedCall = Pick<
  Call,
  | 'agentId'
  | 'agentName'
  | 'operation'
  | 'version'
  | 'binding'
  | 'outcome'
  | 'firstByteMs'
  | 'durationMs'
  | 'inputTokens'
  | 'outputTokens'
  | 'costNano'
>;

/** What is counted, named by what happened. Cheap enough for every call. */
export interface Metrics {
  callEnded(call: EndedCall): void;
  /**
   * The upstream's first answer has come.
   * @param agent name of a registered agent
   * @param milliseconds from the request to the response's headers
   */
  upstreamAnswered(agent: string, milliseconds: number): void;
  streamOpened(): void;
  streamClosed(): void;
  /** Drops the series of an agent that is gone, so that their number stays bounded by the agents there are. */
  forgetAgent(agent: string): Promise<void>;
  /** Everything in Prometheus' text format. */
  expose(): Promise<{ contentType: string; body: string }>;
}

/** Callers may write any name: all that name no registered agent share one label, which no agent can have. */
const UNKNOWN_AGENT = '(unknown)';

/** Seconds, from a cached answer to an agent that works for ten minutes. */
const CALL_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600];

/**
 * Counts on a registry of its own, next to the process's usual figures (memory, event loop, garbage collection).
 *
 * @param options.lag how far the database is behind the calls, asked at each exposition
 */
export function createMetrics({ lag }: { lag: () => LedgerLag }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const perAgent = createAgentMetrics(registry);
  measureLag(registry, lag);
  const openStreams = new Gauge({
    name: 'switchboard_open_streams',
    help: 'Streams that are open to callers now.',
    registers: [registry],
  });

  return {
    callEnded: (call) => countCall(perAgent, call),
    upstreamAnswered: (agent, milliseconds) => perAgent.upstreamSeconds.observe({ agent }, milliseconds / 1000),
    streamOpened: () => openStreams.inc(),
    streamClosed: () => openStreams.dec(),
    forgetAgent: async (agent) => {
      await Promise.all(Object.values(perAgent).map((metric) => removeAgent(metric, agent)));
    },
    expose: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

type AgentMetrics = ReturnType<typeof createAgentMetrics>;

function createAgentMetrics(registry: Registry) {
  const registers = [registry];
  return {
    calls: new Counter({
      name: 'switchboard_calls_total',
      help: 'Calls that ended, by how they ended.',
      labelNames: ['agent', 'operation', 'version', 'binding', 'outcome'],
      registers,
    }),
    callSeconds: new Histogram({
      name: 'switchboard_call_duration_seconds',
      help: "From a call's arrival to its end; streams last as long as they are open.",
      labelNames: ['agent', 'operation'],
      buckets: CALL_BUCKETS,
      registers,
    }),
    firstByteSeconds: new Histogram({
      name: 'switchboard_first_byte_seconds',
      help: "From a call's arrival to the first byte of its answer.",
      labelNames: ['agent', 'operation'],
      buckets: CALL_BUCKETS,
      registers,
    }),
    upstreamSeconds: new Histogram({
      name: 'switchboard_upstream_latency_seconds',
      help: "From the request to an agent to its response's headers.",
      labelNames: ['agent'],
      buckets: CALL_BUCKETS,
      registers,
    }),
    tokens: new Counter({
      name: 'switchboard_tokens_total',
      help: 'Tokens that agents reported.',
      labelNames: ['agent', 'direction'],
      registers,
    }),
    cost: new Counter({
      name: 'switchboard_cost_usd_total',
      help: 'Cost of calls in US dollars, as far as it is known.',
      labelNames: ['agent'],
      registers,
    }),
  };
}

/** Gauges that ask for their value when they are read. */
function measureLag(registry: Registry, lag: () => LedgerLag): Gauge[] {
  const gauge = (name: string, help: string, read: (lag: LedgerLag) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read(lag()));
      },
    });
  return [
    gauge(
      'switchboard_journal_bytes',
      'Bytes in the journal that are not in the database yet.',
      (now) => now.journalBytes,
    ),
    gauge('switchboard_journal_waiting_calls', 'Calls that wait for the journal.', (now) => now.waiting),
    gauge('switchboard_journal_writable', '0 while the journal cannot be written and calls are refused.', (now) =>
      Number(now.writable),
    ),
    gauge('switchboard_journal_draining', '0 while the database takes no records and the journal grows.', (now) =>
      Number(now.draining),
    ),
  ];
}

function countCall(metrics: AgentMetrics, call: EndedCall): void {
  const agent = call.agentId === null ? UNKNOWN_AGENT : call.agentName;
  const { operation, version, binding, outcome } = call;
  metrics.calls.inc({ agent, operation, version, binding, outcome });
  metrics.callSeconds.observe({ agent, operation }, call.durationMs / 1000);
  if (call.firstByteMs !== null) metrics.firstByteSeconds.observe({ agent, operation }, call.firstByteMs / 1000);
  if (call.inputTokens !== null) metrics.tokens.inc({ agent, direction: 'input' }, call.inputTokens);
  if (call.outputTokens !== null) metrics.tokens.inc({ agent, direction: 'output' }, call.outputTokens);
  if (call.costNano !== null) metrics.cost.inc({ agent }, call.costNano / 1e9);
}

async function removeAgent(metric: Counter | Histogram, agent: string): Promise<void> {
  const { values } = await metric.get();
  for (const { labels } of values) {
    if (labels['agent'] !== agent) continue;
    // A histogram's values carry their bucket as a label; its series are known without it.
    const { le: _, ...series } = labels;
    metric.remove(series);
  }
}
