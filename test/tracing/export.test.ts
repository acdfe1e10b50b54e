import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TraceDestination } from '../../src/config/index.ts';
import { type Behaviour, type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeCollector, startFakeCollector } from './fake-collector.ts';
import { pointsOf } from './metric-checks.ts';
import { attribute, details } from './span-checks.ts';

// Traces of a whole gateway, as a strict Langfuse and another collector of OTLP get them.

const KEYS = { publicKey: 'pk-lf-test', secretKey: 'sk-lf-not-to-be-seen' };
const PROVIDER_KEY = 'sk-provider-0123456789abcdef';
const SECRETS = [PROVIDER_KEY, KEYS.secretKey, 'hunter2'];
const PRICES = { input_cost_per_token: 2.5e-6, output_cost_per_token: 1e-5 };

let langfuse: FakeCollector;
let silent: FakeCollector;
let otlp: FakeCollector;
let agent: RecordingAgent;
let gateway: TestGateway;

const destination = (name: string, url: string, content: TraceDestination['content']) => ({
  name,
  url: new URL(url),
  headers: {},
  content,
  redact: [] as string[],
  sampling: 1,
  agents: null,
  teams: null,
});

beforeAll(async () => {
  [langfuse, silent] = await Promise.all([
    startFakeCollector({ langfuse: KEYS, secrets: SECRETS }),
    startFakeCollector({ langfuse: KEYS, secrets: SECRETS }),
  ]);
  [otlp, agent] = await Promise.all([startFakeCollector({ secrets: SECRETS }), startRecordingAgent()]);
  gateway = await startGateway({
    configure(config) {
      config.tracing = {
        environment: 'test',
        serviceName: 'gateway',
        timeoutMs: 10_000,
        hidesKeys: false,
        silencesContent: false,
        sessionHeaderAsTrace: false,
        destinations: [
          {
            ...destination('langfuse', langfuse.url, 'full'),
            ...KEYS,
            type: 'langfuse',
            ingestionVersion: 4,
          },
          {
            ...destination('silent', silent.url, 'none'),
            ...KEYS,
            type: 'langfuse',
            ingestionVersion: null,
          },
          {
            ...destination('collector', otlp.url, 'full'),
            type: 'otlp',
          },
        ],
      };
      config.models = [
        { model_name: 'mock', litellm_params: { model: 'mock/echo', api_key: PROVIDER_KEY, ...PRICES } },
        { model_name: 'broken', litellm_params: { model: 'mock/error-503', api_key: PROVIDER_KEY } },
      ];
    },
  });
  await gateway.register({ agent_name: 'planner', url: agent.url, litellm_params: { cost_per_query: 0.05 } });
  await gateway.register({ agent_name: 'quiet', url: agent.url, log_content: false });
});

afterAll(() => Promise.all([gateway, langfuse, silent, otlp, agent].map((one) => one?.close())));

beforeEach(() => {
  for (const collector of [langfuse, silent, otlp]) collector.forget();
});

const QUESTION = 'Plan a launch, my password: hunter2secret';

/** The id of the call that was answered last, as its answer names it. */
let answeredCall: string | null = null;

/** Calls an agent. @returns the id of its trace, 32 hex digits */
async function callAgent(
  name: string,
  trace: string,
  { text = QUESTION, key = gateway.adminKey, traceparent = '' } = {},
): Promise<string> {
  const response = await fetch(`${gateway.url}/a2a/${name}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'a2a-version': '1.0',
      'x-litellm-trace-id': trace,
      ...(traceparent !== '' && { traceparent }),
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'SendMessage',
      params: {
        message: {
          messageId: 'm',
          role: 'ROLE_USER',
          parts: [{ text }],
        },
      },
    }),
  });
  await response.text();
  answeredCall = response.headers.get('x-litellm-call-id');
  return trace.replaceAll('-', '');
}

/** An agent that asks a model so many times, and passes on what of the headers it got begins with `x-litellm-`. */
const asking =
  (times: number, more: object = {}): Behaviour =>
  async ({ headers, body }, response) => {
    const passedOn = Object.entries(headers).filter(([name]) => name.startsWith('x-litellm-')) as [string, string][];
    for (let time = 0; time < times; time++) {
      const answer = await fetch(`${gateway.url}/chat/completions`, {
        method: 'POST',
        headers: {
          ...Object.fromEntries(passedOn),
          authorization: `Bearer ${gateway.adminKey}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          model: 'mock',
          temperature: 0,
          messages: [{ role: 'user', content: `Step ${time}` }],
          ...more,
        }),
      });
      await answer.text();
    }
    const { id } = JSON.parse(body.toString()) as { id: number };
    const message = { messageId: 'a', role: 'ROLE_AGENT', parts: [{ text: 'Done.' }], contextId: 'context-1' };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { message } }));
  };

const DEADLINE = { timeout: 10_000, interval: 50 };

const arrived = async (collector: FakeCollector, count: number): Promise<void> => {
  await expect.poll(() => collector.spans().length, DEADLINE).toBe(count);
};

const uuid = (last: number): string => `28982d9a-10b5-44b9-8e7e-${String(last).padStart(12, '0')}`;

describe('one call of an agent that asks a model seven times', () => {
  it('is one trace of eight spans in Langfuse, correctly nested, to the nano-dollar', async () => {
    agent.behave(asking(7));
    const traceId = await callAgent('planner', uuid(1));
    await arrived(langfuse, 8);
    expect(langfuse.tree(traceId)).toEqual(['planner', ...Array.from({ length: 7 }, () => '  chat mock')]);
    expect(langfuse.faults()).toEqual([]);
    const spans = langfuse.spans();
    const total = spans.reduce(
      (sum, span) => sum + Math.round((details(span, 'cost_details')?.['total'] ?? 0) * 1e9),
      0,
    );
    const trace = await gateway.manage<{ cost_nano: number; calls: number }>('GET', `/v1/traces/${traceId}`);
    expect(trace).toMatchObject({
      calls: 8,
      cost_nano: total,
      links: ['langfuse', 'silent'].map((destination) => ({
        destination,
        url: `${(destination === 'silent' ? silent : langfuse).url}/project/project-1/traces/${traceId}`,
      })),
    });
    expect(total).toBe(50_000_000 + 7 * (2 * 2500 + 4 * 10_000));
    const root = spans.find(({ name }) => name === 'planner');
    const model = spans.find(({ name }) => name !== 'planner');
    expect(root && [attribute(root, 'langfuse.observation.type'), root.parentSpanId]).toEqual(['agent', undefined]);
    expect(root && attribute(root, 'session.id')).toBe('context-1');
    expect(root && attribute(root, 'langfuse.observation.metadata.call_id')).toBe(answeredCall ?? 'an id');
    expect(model && [attribute(model, 'langfuse.observation.type'), details(model, 'usage_details')]).toEqual([
      'generation',
      { input: 2, output: 4, total: 6 },
    ]);
  });

  it('is by OpenTelemetry’s conventions what the caller asked, below it the agent, below that the models', async () => {
    agent.behave(asking(2));
    const traceId = await callAgent('planner', uuid(2));
    await arrived(otlp, 4);
    expect(otlp.tree(traceId)).toEqual([
      'POST /a2a/{agent}',
      '  invoke_agent planner',
      '    chat mock',
      '    chat mock',
    ]);
    expect(otlp.faults()).toEqual([]);
    const invoked = otlp.spans().find(({ name }) => name.startsWith('invoke_agent'));
    expect(invoked && attribute(invoked, 'gateway.cost.usd')).toBe(0.05);
    expect(invoked && JSON.parse(String(attribute(invoked, 'gen_ai.output.messages')))).toEqual([
      { role: 'assistant', parts: [{ type: 'text', content: 'Done.' }], finish_reason: 'stop' },
    ]);
  });
});

describe('what was said', () => {
  it('is told without secrets, and not at all to who shall not hear it', async () => {
    agent.behave(asking(1));
    await callAgent('planner', uuid(3));
    await Promise.all([arrived(langfuse, 2), arrived(silent, 2), arrived(otlp, 3)]);
    expect(langfuse.received()).toContain('Plan a launch');
    expect(langfuse.received()).toContain('You said: Step 0');
    expect(silent.received()).not.toMatch(/Plan a launch|Step 0|You said|Done\./);
    for (const collector of [langfuse, silent, otlp]) {
      expect(collector.faults()).toEqual([]);
      expect(collector.received()).not.toContain(gateway.adminKey);
    }
    const recorded = () => gateway.manage<{ calls: { id: string }[] }>('GET', `/v1/calls?trace=${uuid(3)}`);
    await expect.poll(async () => (await recorded()).calls.length, DEADLINE).toBe(2);
    const { calls } = await recorded();
    const kept = await Promise.all(
      calls.map(({ id }) => gateway.manage<{ content: unknown }>('GET', `/v1/calls/${id}`)),
    );
    expect(kept.map(({ content }) => content)).toEqual([null, null]);
  });

  it('is told to nobody where agent or key say no', async () => {
    agent.behave(asking(0));
    await callAgent('quiet', uuid(4));
    const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', {
      object_permission: { agents: ['planner'] },
      log_content: false,
    });
    await callAgent('planner', uuid(5), { key });
    await Promise.all([arrived(langfuse, 2), arrived(otlp, 4)]);
    for (const collector of [langfuse, otlp]) expect(collector.received()).not.toMatch(/Plan a launch|Done\./);
  });
});

it('a trace that its caller does not sample is told to Langfuse, and to no collector that samples', async () => {
  agent.behave(asking(0));
  const unsampled = `00-${uuid(40).replaceAll('-', '')}-${'e'.repeat(16)}-00`;
  await callAgent('planner', uuid(40), { traceparent: unsampled });
  await callAgent('planner', uuid(41));
  await Promise.all([arrived(langfuse, 2), arrived(otlp, 2)]);
  expect(new Set(otlp.spans().map(({ traceId }) => traceId))).toEqual(new Set([uuid(41).replaceAll('-', '')]));
  expect(langfuse.spans().every(({ parentSpanId }) => parentSpanId === undefined)).toBe(true);
});

it('the caller’s span in another trace than it names is told as a link', async () => {
  agent.behave(asking(0));
  const outside = { traceId: 'c'.repeat(32), spanId: 'd'.repeat(16) };
  await callAgent('planner', uuid(45), { traceparent: `00-${outside.traceId}-${outside.spanId}-01` });
  await Promise.all([arrived(langfuse, 1), arrived(otlp, 2)]);
  expect(otlp.spans().map(({ name, links, traceId }) => [name, links, traceId])).toEqual([
    ['POST /a2a/{agent}', [outside], uuid(45).replaceAll('-', '')],
    ['invoke_agent planner', undefined, uuid(45).replaceAll('-', '')],
  ]);
  const [span] = langfuse.spans();
  expect(span?.parentSpanId).toBeUndefined();
  expect(span && attribute(span, 'langfuse.observation.metadata.caller_trace_id')).toBe(outside.traceId);
});

describe('what goes wrong', () => {
  it('is an error with its reason, and costs nothing', async () => {
    agent.behave((_, response) => void response.writeHead(500).end('boom'));
    const traceId = await callAgent('planner', uuid(6));
    await arrived(langfuse, 1);
    const [span] = langfuse.spans();
    expect(span?.traceId).toBe(traceId);
    expect(span && attribute(span, 'langfuse.observation.level')).toBe('ERROR');
    expect(span && details(span, 'cost_details')).toBeUndefined();
    expect(langfuse.faults()).toEqual([]);
  });

  it.each(['busy', 'broken', 'reset', 'lost-answer'] as const)(
    'arrives after all, once, when a collector is %s',
    async (mode) => {
      agent.behave(asking(1));
      langfuse.behave(mode);
      const traceId = await callAgent('planner', uuid(mode.length + 10));
      await expect.poll(() => langfuse.requests, DEADLINE).toBeGreaterThan(0);
      langfuse.behave('ok');
      await expect.poll(() => langfuse.tree(traceId), DEADLINE).toEqual(['planner', '  chat mock']);
      await expect.poll(() => langfuse.requests, DEADLINE).toBeGreaterThan(1);
      expect(langfuse.faults()).toEqual([]);
    },
  );

  it('by a collector that hangs delays no call and no other collector, and arrives after all', async () => {
    agent.behave(asking(1));
    langfuse.behave('hang');
    const ids = Array.from({ length: 20 }, (_, index) => uuid(500 + index));
    await callAgent('planner', uuid(499));
    await expect.poll(() => langfuse.requests, DEADLINE).toBe(1);
    await Promise.all(ids.map((id) => callAgent('planner', id)));
    await arrived(silent, 42);
    expect([langfuse.requests, langfuse.spans()]).toEqual([1, []]);
    const { destinations } = await gateway.manage<{ destinations: object[] }>('GET', '/v1/tracing/destinations');
    expect(destinations[0]).toMatchObject({ name: 'langfuse', queued_calls: 42, dropped_calls: { queue_full: 0 } });
    langfuse.behave('ok');
    await arrived(langfuse, 42);
    expect(langfuse.faults()).toEqual([]);
  });

  it('keeps the gateway serving while Langfuse refuses its keys, and is shown', async () => {
    agent.behave(asking(0));
    silent.behave('refused');
    await callAgent('planner', uuid(30));
    const shown = async () => {
      const { destinations } = await gateway.manage<{ destinations: Record<string, unknown>[] }>(
        'GET',
        '/v1/tracing/destinations',
      );
      return destinations.find(({ name }) => name === 'silent');
    };
    await expect
      .poll(shown, DEADLINE)
      .toMatchObject({ state: 'paused', queued_calls: 1, last_error: expect.stringContaining('401') });
    await arrived(langfuse, 1);
    const test = await gateway.manage('POST', '/v1/tracing/destinations/langfuse/test');
    expect(test).toEqual({
      ok: true,
      detail: 'It took a test trace. The keys are those of the project "Agents".',
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      trace_url: expect.stringMatching(/\/project\/project-1\/traces\/[0-9a-f]{32}$/),
    });
    expect(langfuse.spans().some(({ name }) => name === 'switchboard test')).toBe(true);
    const refusal = { ok: false, trace_id: null, detail: expect.stringContaining('401') };
    expect(await gateway.manage('POST', '/v1/tracing/destinations/silent/test')).toMatchObject(refusal);
    expect(await gateway.manage('POST', '/v1/tracing/destinations/collector/test')).toMatchObject({ ok: true });
    const metrics = await fetch(`${gateway.url}/metrics`, { headers: { authorization: `Bearer ${gateway.adminKey}` } });
    expect(await metrics.text()).toContain('switchboard_trace_export_paused{destination="silent"} 1');
  });

  it('drops the one span that is disliked, and no other', async () => {
    agent.behave(asking(1, { model: 'broken' }));
    langfuse.dislike('chat broken');
    await callAgent('planner', uuid(31));
    await arrived(langfuse, 1);
    expect(langfuse.spans()[0]?.name).toBe('planner');
    langfuse.dislike(null);
  });
});

it('two hundred traces at once never mix', async () => {
  agent.behave(asking(2));
  const ids = Array.from({ length: 200 }, (_, index) => uuid(1000 + index));
  await Promise.all(ids.map((id, index) => callAgent('planner', id, { text: `Question of ${id} (${index})` })));
  await arrived(langfuse, 600);
  expect(langfuse.faults()).toEqual([]);
  for (const id of ids) {
    const traceId = id.replaceAll('-', '');
    expect(langfuse.tree(traceId)).toEqual(['planner', '  chat mock', '  chat mock']);
    const [root] = langfuse.spans().filter((span) => span.traceId === traceId && span.parentSpanId === undefined);
    expect(root && String(attribute(root, 'langfuse.observation.input'))).toContain(id);
  }
  expect(langfuse.requests).toBeLessThan(60);
});

it('destinations change while the gateway runs: what is left for one goes there, what comes goes to the next', async () => {
  agent.behave(asking(0));
  const other = await startFakeCollector();
  const first = await callAgent('planner', uuid(600));
  await expect
    .poll(() => gateway.manage<{ calls: object[] }>('GET', `/v1/calls?trace=${uuid(600)}`), DEADLINE)
    .toMatchObject({ calls: [{}] });
  await gateway.reload(({ tracing }) => {
    const [kept, , replaced] = tracing.destinations;
    if (!kept || !replaced) throw new Error('there are three');
    tracing.destinations = [kept, { ...destination('other', other.url, 'none'), type: 'otlp' }];
  });
  const second = await callAgent('planner', uuid(601));
  // What tests before this one have caused may still be on its way.
  const own = (collector: FakeCollector): string[] => {
    const told = new Set(collector.spans().map(({ traceId }) => traceId));
    return [first, second].filter((trace) => told.has(trace));
  };
  await expect.poll(() => [langfuse, otlp, other].map(own), DEADLINE).toEqual([[first, second], [first], [second]]);
  const after = await gateway.manage<{ destinations: { name: string; exported_spans: number }[] }>(
    'GET',
    '/v1/tracing/destinations',
  );
  expect(after.destinations.map(({ name }) => name)).toEqual(['langfuse', 'other']);
  // Who stayed goes on counting.
  expect(after.destinations[0]?.exported_spans).toBeGreaterThan(2);
  await gateway.reload(({ tracing }) => {
    tracing.destinations = [];
  });
  await other.close();
});

it('a stop sends what has not left yet, spans and metrics', async () => {
  agent.behave(asking(1));
  const other = await startGateway({
    configure(config) {
      config.tracing.destinations = [{ ...destination('collector', otlp.url, 'none'), type: 'otlp', metrics: true }];
      config.models = [{ model_name: 'mock', litellm_params: { model: 'mock/echo', ...PRICES } }];
    },
  });
  for (const stream of [false, true]) {
    const answer = await fetch(`${other.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${other.adminKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'mock', stream, messages: [{ role: 'user', content: 'Step 1' }] }),
    });
    await answer.text();
  }
  expect(otlp.metrics()).toEqual([]);
  await other.close();
  expect(otlp.spans().map(({ name }) => name)).toContain('chat mock');
  expect(otlp.faults()).toEqual([]);
  const sums = (name: string) =>
    pointsOf(otlp.metrics(), name).map(([subject, { count, sum }]) => [subject, count, sum]);
  expect(sums('gen_ai.client.token.usage')).toEqual([
    ['chat mock echo input', '2', 4],
    ['chat mock echo output', '2', 8],
  ]);
  expect(sums('gen_ai.client.operation.duration')).toEqual([['chat mock echo', '2', expect.any(Number)]]);
  expect(sums('gen_ai.client.operation.time_to_first_chunk')).toEqual([['chat mock echo', '1', expect.any(Number)]]);
  expect(sums('gen_ai.server.request.duration')).toEqual([['chat mock mock', '2', expect.any(Number)]]);
  expect(sums('gen_ai.server.time_to_first_token')).toEqual([['chat mock mock', '1', expect.any(Number)]]);
});
