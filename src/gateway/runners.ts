import type { AdaptedPlatform, Agent, AgentDirectory, Deployment } from '../agents/index.ts';
import type { ExchangeLog, Outbound } from '../outbound/index.ts';
import { type Adapter, createUpstreamHttp, type UpstreamContext, type UpstreamTarget } from '../platforms/index.ts';
import type { Runner } from '../tasks/index.ts';
import { unattendedHeaders } from './upstream-headers.ts';

/** The adapters of the platforms that this gateway knows. */
export type Adapters = Partial<Record<AdaptedPlatform, Adapter>>;

/**
 * The way to one deployment of an agent that does not speak A2A.
 * @param headers everything to send besides content type, accept and the platform's own
 * @param log told of the headers that go there and come back
 * @returns undefined when there is no adapter for its platform
 */
export type MakeRunner = (
  agent: Agent,
  deployment: Deployment,
  headers: Record<string, string>,
  log?: ExchangeLog,
) => Runner | undefined;

export function createRunners({ adapters, outbound }: { adapters: Adapters; outbound: Outbound }): MakeRunner {
  return (agent, deployment, headers, log) => {
    const adapter = agent.platform === 'a2a' ? undefined : adapters[agent.platform];
    if (!adapter) return undefined;
    const settings = agent.platformSettings ?? {};
    const target = { ...targetOf(agent, deployment, headers), log };
    const context = (signal: AbortSignal): UpstreamContext => ({
      upstream: target,
      http: createUpstreamHttp(outbound, target, signal),
      settings,
      signal,
    });
    return bind(adapter, context, settings);
  };
}

/**
 * The way to where a task of an earlier process runs.
 * @returns undefined when its agent or deployment is gone, or takes no calls
 */
export const createRunnerFinder =
  (agents: Pick<AgentDirectory, 'find'>, runnerOf: MakeRunner) =>
  (agentId: string, deploymentId: string | null): Runner | undefined => {
    const agent = agents.find(agentId);
    const deployment = agent?.deployments.find(({ id }) => id === deploymentId);
    if (!agent?.enabled || agent.paused || !deployment) return undefined;
    return runnerOf(agent, deployment, unattendedHeaders(agent, deployment));
  };

/** What an adapter cannot do is missing from its runner, too. */
function bind(
  adapter: Adapter,
  context: (signal: AbortSignal) => UpstreamContext,
  settings: UpstreamContext['settings'],
) {
  const runner: Runner = {
    limits: adapter.limits(settings),
    run: (turn, signal) => adapter.run({ ...turn, ...context(signal) }),
  };
  const { cancel, poll, resubscribe } = adapter;
  if (cancel) runner.cancel = (run, signal) => cancel.call(adapter, run, context(signal));
  if (poll) runner.poll = (run, signal) => poll.call(adapter, run, context(signal));
  if (resubscribe) runner.resubscribe = (run, signal) => resubscribe.call(adapter, run, context(signal));
  return runner;
}

const targetOf = (
  agent: Agent,
  { url, network, identity }: Deployment,
  headers: Record<string, string>,
): UpstreamTarget => ({
  url: new URL(url),
  network,
  headers,
  identity,
  timeouts: agent.timeouts,
  maxResponseBytes: agent.limits.responseBytes,
  maxEventBytes: agent.limits.eventBytes,
});
