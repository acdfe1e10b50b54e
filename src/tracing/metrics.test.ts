import { expect, test } from 'vitest';
import type { DeploymentFigure } from '../agents/index.ts';
import type { LedgerLag } from '../ledger/index.ts';
import { createMetrics, type EndedCall, type Metrics } from './metrics.ts';

const call: EndedCall = {
  agentId: '018f',
  agentName: 'weather',
  operation: 'send',
  version: '1.0',
  binding: 'JSONRPC',
  outcome: 'ok',
  firstByteMs: 40,
  durationMs: 1500,
  inputTokens: 12,
  outputTokens: 30,
  costNano: 50_000_000,
};

const linesOf = async (metrics: Metrics, name: string): Promise<string[]> =>
  (await metrics.expose()).body.split('\n').filter((line) => line.startsWith(name));

const idle: LedgerLag = { waiting: 0, journalBytes: 0, writable: true, draining: true };

const deployed = (...agents: string[]): DeploymentFigure[] =>
  agents.map((agent) => ({ agent, deployment: 'default', isOpen: true, inFlight: 0 }));

const NO_PUSH = { received: 0, delivered: 0, failed: 0, waiting: 0, dead: 0 };

const create = (deployments: readonly DeploymentFigure[] = deployed('weather', 'silent')): Metrics =>
  createMetrics({ lag: () => idle, deployments: () => deployments, push: async () => NO_PUSH });

test('an ended call is counted by agent, operation, version, binding and outcome', async () => {
  const metrics = create();
  metrics.callEnded(call);
  metrics.callEnded(call);
  metrics.callEnded({ ...call, outcome: 'truncated' });

  const labels = 'agent="weather",operation="send",version="1.0",binding="JSONRPC"';
  expect(await linesOf(metrics, 'switchboard_calls_total')).toEqual([
    `switchboard_calls_total{${labels},outcome="ok"} 2`,
    `switchboard_calls_total{${labels},outcome="truncated"} 1`,
  ]);
});

test('durations are measured in seconds', async () => {
  const metrics = create();
  metrics.callEnded(call);
  metrics.upstreamAnswered('weather', 250);

  const labels = 'agent="weather",operation="send"';
  expect(await linesOf(metrics, 'switchboard_call_duration_seconds_sum')).toEqual([
    `switchboard_call_duration_seconds_sum{${labels}} 1.5`,
  ]);
  expect(await linesOf(metrics, 'switchboard_first_byte_seconds_sum')).toEqual([
    `switchboard_first_byte_seconds_sum{${labels}} 0.04`,
  ]);
  expect(await linesOf(metrics, 'switchboard_upstream_latency_seconds_bucket{le="0.25"')).toEqual([
    'switchboard_upstream_latency_seconds_bucket{le="0.25",agent="weather"} 1',
  ]);
});

test('tokens and cost are summed where they are known, and are absent where they are not', async () => {
  const metrics = create();
  metrics.callEnded(call);
  metrics.callEnded({ ...call, agentName: 'silent', inputTokens: null, outputTokens: null, costNano: null });

  expect(await linesOf(metrics, 'switchboard_tokens_total')).toEqual([
    'switchboard_tokens_total{agent="weather",direction="input"} 12',
    'switchboard_tokens_total{agent="weather",direction="output"} 30',
  ]);
  expect(await linesOf(metrics, 'switchboard_cost_usd_total')).toEqual([
    'switchboard_cost_usd_total{agent="weather"} 0.05',
  ]);
});

test('a duration counts in its bucket and in every longer one, up to the bound itself', async () => {
  const metrics = create();
  for (const milliseconds of [5, 5.1, 600_001]) metrics.upstreamAnswered('weather', milliseconds);

  const buckets = await linesOf(metrics, 'switchboard_upstream_latency_seconds_bucket');
  expect(buckets).toHaveLength(16);
  expect(buckets.slice(0, 3).map((line) => line.split(' ')[1])).toEqual(['1', '2', '2']);
  expect(buckets.slice(-2)).toEqual([
    'switchboard_upstream_latency_seconds_bucket{le="600",agent="weather"} 2',
    'switchboard_upstream_latency_seconds_bucket{le="+Inf",agent="weather"} 3',
  ]);
  expect(await linesOf(metrics, 'switchboard_upstream_latency_seconds_count')).toEqual([
    'switchboard_upstream_latency_seconds_count{agent="weather"} 3',
  ]);
});

test('deployments are told apart by agent and name: whether they are open, how busy, and what was wrong with them', async () => {
  const metrics = create([
    { agent: 'weather', deployment: 'eu', isOpen: true, inFlight: 3 },
    { agent: 'weather', deployment: 'u"s', isOpen: false, inFlight: 0 },
  ]);
  metrics.deploymentFailed('weather', 'eu', 'timeout');
  metrics.deploymentFailed('weather', 'eu', 'timeout');
  expect(await linesOf(metrics, 'switchboard_deployment')).toEqual([
    'switchboard_deployment_open{agent="weather",deployment="eu"} 1',
    'switchboard_deployment_open{agent="weather",deployment="u\\"s"} 0',
    'switchboard_deployment_in_flight{agent="weather",deployment="eu"} 3',
    'switchboard_deployment_in_flight{agent="weather",deployment="u\\"s"} 0',
    'switchboard_deployment_faults_total{agent="weather",deployment="eu",fault="timeout"} 2',
  ]);
});

test('small costs add up exactly', async () => {
  const metrics = create();
  for (let calls = 0; calls < 10; calls++) metrics.callEnded({ ...call, costNano: 100_000_000 });
  expect(await linesOf(metrics, 'switchboard_cost_usd_total')).toEqual([
    'switchboard_cost_usd_total{agent="weather"} 1',
  ]);
});

test('a name cannot end its label', async () => {
  const metrics = create(deployed('a"} 1\n\\'));
  metrics.upstreamAnswered('a"} 1\n\\', 1);
  expect(await linesOf(metrics, 'switchboard_upstream_latency_seconds_sum')).toEqual([
    'switchboard_upstream_latency_seconds_sum{agent="a\\"} 1\\n\\\\"} 0.001',
  ]);
});

test('every metric says what it is, also before the first call', async () => {
  const { body } = await create().expose();
  const described = [...body.matchAll(/^# HELP (switchboard_\w+) .+\n# TYPE \1 (?:counter|gauge|histogram)$/gm)];
  expect(described.map(([, name = '']) => name).sort()).toEqual([
    'switchboard_agent_model_cost_usd_total',
    'switchboard_call_duration_seconds',
    'switchboard_calls_total',
    'switchboard_cost_usd_total',
    'switchboard_deployment_faults_total',
    'switchboard_deployment_in_flight',
    'switchboard_deployment_open',
    'switchboard_first_byte_seconds',
    'switchboard_journal_bytes',
    'switchboard_journal_draining',
    'switchboard_journal_waiting_calls',
    'switchboard_journal_writable',
    'switchboard_limits_reached_total',
    'switchboard_model_call_duration_seconds',
    'switchboard_model_calls_total',
    'switchboard_model_cost_usd_total',
    'switchboard_model_first_token_seconds',
    'switchboard_model_tokens_total',
    'switchboard_open_connections',
    'switchboard_open_streams',
    'switchboard_overload_refusals_total',
    'switchboard_push_attempts_total',
    'switchboard_push_given_up',
    'switchboard_push_received_total',
    'switchboard_push_waiting',
    'switchboard_soft_budgets_reached_total',
    'switchboard_tokens_total',
    'switchboard_upstream_latency_seconds',
  ]);
  expect(body.endsWith('\n')).toBe(true);
});

test('a call that never answered has no first byte', async () => {
  const metrics = create();
  metrics.callEnded({ ...call, firstByteMs: null });
  expect(await linesOf(metrics, 'switchboard_first_byte_seconds_count')).toEqual([]);
});

test('names of agents that do not exist share one label, however many there are', async () => {
  const metrics = create();
  for (let guess = 0; guess < 100; guess++) {
    metrics.callEnded({ ...call, agentId: null, agentName: `guess-${guess}`, outcome: 'refused' });
  }
  expect(await linesOf(metrics, 'switchboard_calls_total')).toEqual([
    'switchboard_calls_total{agent="(unknown)",operation="send",version="1.0",binding="JSONRPC",outcome="refused"} 100',
  ]);
});

test('open streams go up and down', async () => {
  const metrics = create();
  metrics.streamOpened();
  metrics.streamOpened();
  metrics.streamClosed();
  expect(await linesOf(metrics, 'switchboard_open_streams')).toEqual(['switchboard_open_streams 1']);
});

test('the lag of the ledger is asked for at each exposition', async () => {
  let lag = idle;
  const metrics = createMetrics({ lag: () => lag, deployments: () => [], push: async () => NO_PUSH });
  expect(await linesOf(metrics, 'switchboard_journal')).toEqual([
    'switchboard_journal_bytes 0',
    'switchboard_journal_waiting_calls 0',
    'switchboard_journal_writable 1',
    'switchboard_journal_draining 1',
  ]);
  lag = { waiting: 3, journalBytes: 4096, writable: false, draining: false };
  expect(await linesOf(metrics, 'switchboard_journal')).toEqual([
    'switchboard_journal_bytes 4096',
    'switchboard_journal_waiting_calls 3',
    'switchboard_journal_writable 0',
    'switchboard_journal_draining 0',
  ]);
});

test('nothing remains of an agent that is gone, even if a call of it ends later, and everything of the others', async () => {
  let present = deployed('weather', 'travel');
  const metrics = createMetrics({ lag: () => idle, deployments: () => present, push: async () => NO_PUSH });
  for (const agentName of ['weather', 'travel']) {
    metrics.callEnded({ ...call, agentName });
    metrics.upstreamAnswered(agentName, 5);
    metrics.deploymentFailed(agentName, 'default', 'timeout');
  }
  const before = (await metrics.expose()).body;
  present = deployed('travel');
  await metrics.expose();
  metrics.callEnded(call);
  const after = (await metrics.expose()).body;

  expect(before).toContain('agent="weather"');
  expect(after).not.toContain('agent="weather"');
  const ofTravel = (text: string) => text.split('\n').filter((line) => line.includes('agent="travel"'));
  expect(ofTravel(after)).toEqual(ofTravel(before));
});

test('the faults of a deployment go with it', async () => {
  let present: DeploymentFigure[] = ['eu', 'us'].map((deployment) => ({
    agent: 'weather',
    deployment,
    isOpen: true,
    inFlight: 0,
  }));
  const metrics = createMetrics({ lag: () => idle, deployments: () => present, push: async () => NO_PUSH });
  for (const deployment of ['eu', 'us']) metrics.deploymentFailed('weather', deployment, 'broken');
  const faults = () => linesOf(metrics, 'switchboard_deployment_faults_total');
  expect(await faults()).toHaveLength(2);
  present = present.slice(1);
  expect(await faults()).toEqual([
    'switchboard_deployment_faults_total{agent="weather",deployment="us",fault="broken"} 1',
  ]);
});

test("the process's own figures are there, in Prometheus' text format", async () => {
  const { contentType, body } = await create().expose();
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(body).toContain('process_resident_memory_bytes');
  expect(body).toContain('nodejs_eventloop_lag_seconds');
});

test('two sets of metrics do not mix', async () => {
  const [one, other] = [create(), create()];
  one.callEnded(call);
  expect(await linesOf(other, 'switchboard_calls_total')).toEqual([]);
});

test('limits that were reached are counted by whose they are and what they limit, and whether they were in force', async () => {
  const metrics = create();
  metrics.limitReached('key', 'requests', true);
  metrics.limitReached('key', 'requests', true);
  metrics.limitReached('team', 'budget', false);
  metrics.softBudgetReached('user');

  expect(await linesOf(metrics, 'switchboard_limits_reached_total')).toEqual([
    'switchboard_limits_reached_total{level="key",limit="requests",mode="refused"} 2',
    'switchboard_limits_reached_total{level="team",limit="budget",mode="shadow"} 1',
  ]);
  expect(await linesOf(metrics, 'switchboard_soft_budgets_reached_total')).toEqual([
    'switchboard_soft_budgets_reached_total{level="user"} 1',
  ]);
});

test('push notifications are counted as they came and went, with those that wait and those that were given up', async () => {
  const push = { received: 7, delivered: 5, failed: 3, waiting: 2, dead: 1 };
  const metrics = createMetrics({ lag: () => idle, deployments: () => [], push: async () => push });
  expect(await linesOf(metrics, 'switchboard_push_')).toEqual([
    'switchboard_push_received_total 7',
    'switchboard_push_attempts_total{outcome="delivered"} 5',
    'switchboard_push_attempts_total{outcome="failed"} 3',
    'switchboard_push_waiting 2',
    'switchboard_push_given_up 1',
  ]);
});
