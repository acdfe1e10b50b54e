import type { LimitMetrics } from '../access/index.ts';
import type { DeploymentFigure } from '../agents/index.ts';
import type { Call, LedgerLag } from '../ledger/index.ts';
import type { PushFigures } from '../tasks/index.ts';
import { durations, sums } from './agent-figures.ts';
import { writeDeployments } from './deployment-figures.ts';
import { gauge } from './gauge.ts';
import { createLimitFigures } from './limit-figures.ts';
import { type Load, LoadFigures } from './load-figures.ts';
import { type CountedAs, type EndedModelCall, ModelFigures } from './model-figures.ts';
import type { ProcessFigures } from './process-figures.ts';
import { writePush } from './push-figures.ts';

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
export interface Metrics extends LimitMetrics {
  callEnded(call: EndedCall): void;
  modelCallEnded(call: EndedModelCall, as: CountedAs): void;
  /**
   * The upstream's first answer has come.
   * @param agent name of a registered agent
   * @param milliseconds from the request to the response's headers
   */
  upstreamAnswered(agent: string, milliseconds: number): void;
  /**
   * An attempt on a deployment failed.
   * @param deployment its name
   * @param fault what was wrong with it, in a word without spaces
   */
  deploymentFailed(agent: string, deployment: string, fault: string): void;
  streamOpened(): void;
  streamClosed(): void;
  connectionOpened(): void;
  connectionClosed(): void;
  /** Something was refused because as much is open as may be. */
  overloaded(load: Load): void;
  /** Begins to collect the process's usual figures (memory, event loop, garbage collection), once. */
  watchProcess(): Promise<void>;
  /**
   * Everything in Prometheus' text format. Series of agents and deployments that are gone are dropped, so that their number
   * stays bounded by those there are.
   */
  expose(): Promise<{ contentType: string; body: string }>;
}

/** What is asked at each exposition. */
interface MetricsParts {
  /** How far the database is behind the calls. */
  lag: () => LedgerLag;
  /** How the deployments fare. */
  deployments: () => readonly DeploymentFigure[];
  /** How push notifications fare. */
  push: () => Promise<PushFigures>;
  /** Names of the models that are configured. */
  models?: () => readonly string[];
  /** How the export of traces fares: metrics as they are shown. */
  exports?: () => string[];
}

/** Callers may write any name: all that name no registered agent share one label, which no agent can have. */
const UNKNOWN_AGENT = '(unknown)';

/** Counts calls. What watches the process is loaded by `watchProcess`, for no call needs it; `expose` sees to it as well. */
export function createMetrics(parts: MetricsParts): Metrics {
  const { lag, deployments, push, models = () => [], exports = () => [] } = parts;
  const perAgent = createAgentMetrics();
  const perModel = new ModelFigures();
  const limits = createLimitFigures();
  const open = new LoadFigures();
  let watching: Promise<ProcessFigures> | undefined;
  const watch = (): Promise<ProcessFigures> => {
    watching ??= import('./process-figures.ts').then(({ collectProcessFigures }) => collectProcessFigures());
    return watching;
  };

  return {
    callEnded: (call) => countCall(perAgent, call),
    modelCallEnded: (call, as) => perModel.ended(call, as),
    upstreamAnswered: (agent, milliseconds) => perAgent.upstreamSeconds.of(agent).add(milliseconds),
    deploymentFailed(agent, deployment, fault) {
      perAgent.faults.of(agent, `${deployment} ${fault}`).value += 1;
    },
    limitReached: (level, kind, inForce) => limits.limitReached(level, kind, inForce),
    softBudgetReached: (level) => limits.softBudgetReached(level),
    streamOpened() {
      open.streams++;
    },
    streamClosed() {
      open.streams--;
    },
    connectionOpened() {
      open.connections++;
    },
    connectionClosed() {
      open.connections--;
    },
    overloaded: (load) => open.overloaded(load),
    async watchProcess() {
      await watch();
    },
    async expose() {
      const ofProcess = await watch();
      const present = deployments();
      forgetAbsent(perAgent, present);
      const own = [
        ...open.expose(),
        ...lagOf(lag()),
        ...writeDeployments(present),
        ...limits.expose(),
        ...writePush(await push()),
        ...Object.values(perAgent).map((metric) => metric.expose()),
        ...perModel.expose(models(), new Set(present.map(({ agent }) => agent))),
        ...exports(),
      ];
      return { contentType: ofProcess.contentType, body: `${await ofProcess.expose()}\n${own.join('\n\n')}\n` };
    },
  };
}

type AgentMetrics = ReturnType<typeof createAgentMetrics>;

const createAgentMetrics = () => ({
  calls: sums({
    name: 'switchboard_calls_total',
    help: 'Calls that ended, by how they ended.',
    labels: ['operation', 'version', 'binding', 'outcome'],
  }),
  callSeconds: durations({
    name: 'switchboard_call_duration_seconds',
    help: "From a call's arrival to its end; streams last as long as they are open.",
    labels: ['operation'],
  }),
  firstByteSeconds: durations({
    name: 'switchboard_first_byte_seconds',
    help: "From a call's arrival to the first byte of its answer.",
    labels: ['operation'],
  }),
  upstreamSeconds: durations({
    name: 'switchboard_upstream_latency_seconds',
    help: "From the request to an agent to its response's headers.",
  }),
  faults: sums({
    name: 'switchboard_deployment_faults_total',
    help: 'Attempts on a deployment that failed, by what was wrong with it.',
    labels: ['deployment', 'fault'],
  }),
  tokens: sums({
    name: 'switchboard_tokens_total',
    help: 'Tokens that agents reported.',
    labels: ['direction'],
  }),
  cost: sums(
    { name: 'switchboard_cost_usd_total', help: 'Cost of calls in US dollars, as far as it is known.' },
    NANO_DOLLARS_PER_DOLLAR,
  ),
});

const NANO_DOLLARS_PER_DOLLAR = 1e9;

/** Agents go in many ways, and a call may end after its agent: only a look at those that are there finds them all. */
function forgetAbsent(perAgent: AgentMetrics, present: readonly DeploymentFigure[]): void {
  const agents = new Set([UNKNOWN_AGENT, ...present.map(({ agent }) => agent)]);
  const deployments = new Set(present.map(({ agent, deployment }) => `${agent} ${deployment}`));
  for (const figures of Object.values(perAgent)) figures.keepOnly((agent) => agents.has(agent));
  perAgent.faults.keepOnly((agent, values) => deployments.has(`${agent} ${values.split(' ', 1)[0]}`));
}

const lagOf = ({ journalBytes, waiting, writable, draining }: LedgerLag): string[] => [
  gauge('switchboard_journal_bytes', 'Bytes in the journal that are not in the database yet.', journalBytes),
  gauge('switchboard_journal_waiting_calls', 'Calls that wait for the journal.', waiting),
  gauge(
    'switchboard_journal_writable',
    '0 while the journal cannot be written and calls are refused.',
    Number(writable),
  ),
  gauge(
    'switchboard_journal_draining',
    '0 while the database takes no records and the journal grows.',
    Number(draining),
  ),
];

function countCall(metrics: AgentMetrics, call: EndedCall): void {
  const agent = call.agentId === null ? UNKNOWN_AGENT : call.agentName;
  const { operation, version, binding, outcome } = call;
  metrics.calls.of(agent, `${operation} ${version} ${binding} ${outcome}`).value += 1;
  metrics.callSeconds.of(agent, operation).add(call.durationMs);
  if (call.firstByteMs !== null) metrics.firstByteSeconds.of(agent, operation).add(call.firstByteMs);
  if (call.inputTokens !== null) metrics.tokens.of(agent, 'input').value += call.inputTokens;
  if (call.outputTokens !== null) metrics.tokens.of(agent, 'output').value += call.outputTokens;
  if (call.costNano !== null) metrics.cost.of(agent).value += call.costNano;
}
