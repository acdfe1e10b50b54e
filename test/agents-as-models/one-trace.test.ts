import OpenAI from 'openai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCallingAgent } from '../peers/calling-agent.ts';
import type { Peer } from '../peers/listen.ts';
import { type CallRecord, startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeCollector, startFakeCollector } from '../tracing/fake-collector.ts';
import { attribute, details } from '../tracing/span-checks.ts';
import { recordsOfTrace } from './trace-records.ts';

// An agent that calls models through the gateway passes on the headers that it was called with, and does nothing else: its
// calls are part of the one that caused them.

const CALLS = 7;
const PRICES = { input_cost_per_token: 3e-6, output_cost_per_token: 15e-6 };
const FEE_NANO = 50_000_000;
const MODELS_BELOW = Array.from({ length: CALLS }, () => 'chat mock');
const [INPUT, OUTPUT] = ['langfuse.observation.input', 'langfuse.observation.output'];

const LANGFUSE_KEYS = { publicKey: 'pk-lf-test', secretKey: 'sk-lf-test' };

let gateway: TestGateway;
let langfuse: FakeCollector;
let planner: Peer;
let manager: Peer;
let circle: Peer;

const openai = (apiKey: string, defaultHeaders = {}) =>
  new OpenAI({ apiKey, baseURL: gateway.url, maxRetries: 0, defaultHeaders });
const say = async (client: OpenAI, model: string, content: string): Promise<string> => {
  const { choices } = await client.chat.completions.create({ model, messages: [{ role: 'user', content }] });
  return choices[0]?.message.content ?? '';
};
const keyWith = async (fields: object): Promise<string> =>
  (await gateway.manage<{ key: string }>('POST', '/key/generate', fields)).key;

beforeAll(async () => {
  langfuse = await startFakeCollector({ langfuse: LANGFUSE_KEYS });
  gateway = await startGateway({
    configure(config) {
      const everything = { headers: {}, redact: [], sampling: 1, agents: null, teams: null, ingestionVersion: 4 };
      config.tracing.destinations = [
        { ...everything, ...LANGFUSE_KEYS, type: 'langfuse', name: 'lf', url: new URL(langfuse.url), content: 'full' },
      ];
      config.models = [{ model_name: 'mock', litellm_params: { model: 'mock/echo', ...PRICES } }];
    },
  });
  let plannerKey = '';
  let managerKey = '';
  planner = await startCallingAgent(async (text, headers) => {
    const client = openai(plannerKey, headers);
    const asked = Array.from({ length: CALLS }, (_, index) => say(client, 'mock', `${text} ${index}`));
    const said = await Promise.all(asked.map((answer) => answer.catch(() => 'refused')));
    return said.join(', ');
  });
  circle = await startCallingAgent((text, headers) =>
    say(openai(gateway.adminKey, headers), 'a2a/circle', text).catch(() => 'refused'),
  );
  manager = await startCallingAgent((text, headers) => say(openai(managerKey, headers), 'a2a/planner', text));
  await gateway.register({ agent_name: 'planner', url: planner.url, litellm_params: { cost_per_query: 0.05 } });
  await gateway.register({
    agent_name: 'manager',
    url: manager.url,
    object_permission: { agents: ['planner'] },
  });
  await gateway.register({ agent_name: 'circle', url: circle.url });
  plannerKey = await keyWith({ models: ['mock'] });
  managerKey = await keyWith({ object_permission: { agents: ['planner'] } });
});

afterAll(() => Promise.all([gateway, planner, manager, circle, langfuse].map((one) => one?.close())));

const callOf = async (agent: string, headers = {}) => {
  const client = new OpenAI({ apiKey: gateway.adminKey, baseURL: `${gateway.url}/v1`, defaultHeaders: headers });
  const messages = [{ role: 'user' as const, content: 'plan' }];
  const { response } = await client.chat.completions.create({ model: `a2a/${agent}`, messages }).withResponse();
  return response.headers;
};

/** The trace as Langfuse has it, whole: its tree, and nano-dollars. */
async function toldOf(calls: CallRecord[]) {
  const traceId = String(calls[0]?.['trace_id']);
  const spans = () => langfuse.spans().filter((span) => span.traceId === traceId);
  await expect.poll(() => spans().length, { timeout: 10_000 }).toBe(calls.length);
  expect(langfuse.faults()).toEqual([]);
  const costs = spans().map((span) => Math.round((details(span, 'cost_details')?.['total'] ?? 0) * 1e9));
  expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(costOf(calls));
  const ids = spans().map((span) => attribute(span, 'langfuse.observation.metadata.call_id'));
  expect(new Set(ids)).toEqual(new Set(calls.map((call) => call['id'])));
  return langfuse.tree(traceId);
}

const costOf = (calls: CallRecord[]): number => calls.reduce((sum, call) => sum + Number(call['cost_nano']), 0);

it('one call of an agent that calls a model seven times is one trace of eight calls, nested, to the nano-dollar', async () => {
  const headers = await callOf('planner', { 'x-litellm-trace-id': 'trace of eight' });
  expect(headers.get('x-litellm-trace-id')).toBe('trace of eight');
  const calls = await recordsOfTrace(gateway, 'trace%20of%20eight', 1 + CALLS);
  const [top, ...others] = calls.filter(({ front }) => front === 'chat');
  const nested = calls.filter(({ front }) => front === 'models');
  expect(others).toEqual([]);
  expect(nested).toHaveLength(CALLS);
  expect(top).toMatchObject({ agent_name: 'planner', parent_span_id: null, cost_nano: FEE_NANO });
  for (const call of nested)
    expect(call).toMatchObject({
      parent_span_id: top?.['span_id'],
      caller_agent_id: top?.['agent_id'],
      // "plan 0" and "You said: plan 0".
      cost_nano: 2 * 3_000 + 4 * 15_000,
      model_facts: { refused_agent: null },
    });
  expect(costOf(calls)).toBe(FEE_NANO + CALLS * 66_000);
  expect(top).toMatchObject({ id: headers.get('x-litellm-call-id') });
  expect(await toldOf(calls)).toEqual(['planner', ...MODELS_BELOW.map((name) => `  ${name}`)]);
  const [told] = langfuse.spans().filter(({ name }) => name === 'planner');
  // What was asked of it as of a model, and what it answered.
  expect(told && [attribute(told, INPUT), attribute(told, OUTPUT)]).toEqual([
    expect.stringContaining('"text":"plan"'),
    expect.stringContaining('You said: plan 0'),
  ]);
  const day = new Date(String(top?.['started_at'])).toISOString().slice(0, 10);
  const id = String(top?.['agent_id']);
  const { results } = await gateway.manage<{ results: { breakdown: { entities: Record<string, object> } }[] }>(
    'GET',
    `/agent/daily/activity?start_date=${day}&end_date=${day}&agent_ids=${id}`,
  );
  // What the agent spent is its fee and what it asked of models.
  expect(results[0]?.breakdown.entities[id]).toMatchObject({
    metrics: { spend: 0.05 },
    nested: { api_requests: CALLS, spend: 0.000462 },
    total_spend: 0.050462,
  });
});

it('agents that call agents that call models are one trace, each below the one that called it', async () => {
  const headers = await callOf('manager', { 'x-litellm-session-id': 'conversation' });
  const calls = await recordsOfTrace(gateway, headers.get('x-litellm-trace-id') ?? '', 2 + CALLS);
  expect(new Set(calls.map((call) => call['session_id']))).toEqual(new Set(['conversation']));
  const named = (name: string) => calls.find(({ agent_name }) => agent_name === name);
  const [boss, worker] = [named('manager'), named('planner')];
  expect(worker).toMatchObject({ parent_span_id: boss?.['span_id'], caller_agent_id: boss?.['agent_id'] });
  const nested = calls.filter(({ front }) => front === 'models');
  expect(nested.map((call) => call['parent_span_id'])).toEqual(Array(CALLS).fill(worker?.['span_id']));
  expect(new Set(nested.map((call) => call['caller_agent_id']))).toEqual(new Set([worker?.['agent_id']]));
  expect(costOf(calls.filter((call) => call !== boss))).toBe(FEE_NANO + CALLS * 66_000);
  expect(await toldOf(calls)).toEqual(['manager', '  planner', ...MODELS_BELOW.map((name) => `    ${name}`)]);
});

it('an agent may be held to so many calls in one trace, and to name it', async () => {
  const { agent_id } = await gateway.manage<{ agent_id: string }>('GET', '/v1/agents/planner');
  const guards = { cost_per_query: 0.05, max_iterations: 3, require_trace_id_on_calls_to_agent: true };
  await gateway.manage('PATCH', `/v1/agents/${agent_id}`, { litellm_params: guards });
  await expect(callOf('planner')).rejects.toMatchObject({ status: 400 });
  await callOf('planner', { 'x-litellm-trace-id': 'too many' });
  const calls = await recordsOfTrace(gateway, 'too%20many', 1 + CALLS);
  const refused = calls.filter(({ error_code }) => error_code === 'BUDGET_EXCEEDED');
  expect(refused).toHaveLength(CALLS - 3);
});

it('an agent may be held to what it spends in one trace, and to say for which trace it calls', async () => {
  const { agent_id } = await gateway.manage<{ agent_id: string }>('GET', '/v1/agents/planner');
  const guards = { cost_per_query: 0.05, max_budget_per_session: 0.0001, require_trace_id_on_calls_by_agent: true };
  await gateway.manage('PATCH', `/v1/agents/${agent_id}`, { litellm_params: guards });
  const ask = (headers = {}) =>
    say(openai(gateway.adminKey, { ...headers, 'x-litellm-agent-id': agent_id }), 'mock', 'plan 0');
  await expect(ask()).rejects.toMatchObject({ status: 400 });
  const named = { 'x-litellm-trace-id': 'costly' };
  // 66,000 nano-dollars each, and 100,000 are the limit.
  await ask(named);
  await ask(named);
  const refusal: unknown = await ask(named).catch((reason: unknown) => reason);
  expect(refusal).toMatchObject({ status: 429, type: 'budget_exceeded' });
  expect((refusal as InstanceType<typeof OpenAI.APIError>).headers?.get('x-should-retry')).toBe('false');
  expect(String(refusal)).toContain('current spend $0.0001, limit $0.00');
});

it('agents that call each other in a circle are stopped after ten', async () => {
  const headers = await callOf('circle');
  const calls = await recordsOfTrace(gateway, headers.get('x-litellm-trace-id') ?? '', 11);
  const refused = calls.filter(({ outcome }) => outcome === 'refused');
  expect(refused).toMatchObject([{ error_code: 'INVALID_PARAMS', http_status: 400 }]);
});
