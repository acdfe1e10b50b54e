import { describe, expect, it } from 'vitest';
import type { ModelFacts, RecordedCall, StoredContent } from '../../ledger/index.ts';
import { contentWriter } from './content-rule.ts';
import { AGENT_SPAN, agentCall, FACTS, MODEL_SPAN, modelCall, START, TRACE_ID, told } from './export.fixtures.ts';
import { type LangfuseTerms, langfuseSpans } from './langfuse-spans.ts';
import type { OtlpSpan } from './otlp.ts';
import { backendOf, type ToldCall } from './told-call.ts';

const SILENT: LangfuseTerms = { environment: 'production', writeContent: null, hidesKeys: false };
const FULL: LangfuseTerms = { ...SILENT, writeContent: contentWriter('full', []) };

const spansOf = (call: RecordedCall, terms = SILENT, changes: Partial<ToldCall> = {}): OtlpSpan[] =>
  langfuseSpans(told(call, changes), terms);

/** Attributes by their names, without what stands before each. */
function attributesOf(span: OtlpSpan | undefined): Record<string, unknown> {
  const pairs = span?.attributes.map(
    ({ key, value }) => [key.replace('langfuse.observation.', ''), Object.values(value)[0]] as const,
  );
  return Object.fromEntries(pairs ?? []);
}

const only = (call: RecordedCall, terms = SILENT, changes: Partial<ToldCall> = {}) =>
  attributesOf(spansOf(call, terms, changes)[0]);

const facts = (changes: Partial<ModelFacts>): string =>
  JSON.stringify({
    upstreamModel: 'gpt-4o-2024-11-20',
    cachedTokens: null,
    cacheWriteTokens: null,
    reasoningTokens: null,
    costParts: null,
    priceSource: null,
    costNote: null,
    refusedAgent: null,
    ...changes,
  });

describe('the call of an agent', () => {
  it('is one observation of type agent, with its times, its fee and its task', () => {
    const [span, ...others] = spansOf(agentCall());
    expect(others).toEqual([]);
    expect(span).toMatchObject({
      traceId: TRACE_ID,
      spanId: AGENT_SPAN,
      name: 'planner',
      kind: 2,
      status: {},
      startTimeUnixNano: '1769072061000000000',
      endTimeUnixNano: '1769072070460000000',
    });
    expect(span).not.toHaveProperty('parentSpanId');
    expect(attributesOf(span)).toMatchObject({
      type: 'agent',
      level: 'DEFAULT',
      cost_details: '{"total":0.05}',
      'langfuse.trace.name': 'planner',
      'session.id': 'ctx-1',
      'user.id': 'user-1',
      'langfuse.environment': 'production',
      'metadata.a2a_task_id': 'task-1',
      'metadata.a2a_method': 'send',
      'metadata.a2a_task_state': 'completed',
      'metadata.call_id': 'call-a',
      'metadata.agent_id': 'agent-1',
      'metadata.key_alias': 'alias',
    });
  });

  it('tells no headers, which are kept for the admin UI alone', () => {
    const content = { request: '{}', response: '{}', events: null, truncated: false, headers: '["blue-hinge"]' };
    expect(JSON.stringify(spansOf(agentCall(), FULL, { content }))).not.toContain('hinge');
  });

  it('never says that it is an invocation: Langfuse would drop its cost', () => {
    expect(JSON.stringify(spansOf(agentCall()))).not.toContain('gen_ai.');
  });

  it('costs nothing, or an amount that nobody knows: that is not the same', () => {
    expect(only(agentCall({ costNano: 0 }))['cost_details']).toBe('{"total":0}');
    expect(only(agentCall({ costNano: null }))).not.toHaveProperty('cost_details');
  });

  it('that failed is an error with its reason; the caller who left is none', () => {
    const failed = agentCall({
      outcome: 'upstream-error',
      errorCode: 'UPSTREAM_TIMEOUT',
      errorMessage: 'It said: my words',
    });
    const [span] = spansOf(failed);
    expect(span?.status).toEqual({ code: 2, message: 'UPSTREAM_TIMEOUT' });
    expect(attributesOf(span)).toMatchObject({ level: 'ERROR', status_message: 'UPSTREAM_TIMEOUT' });
    expect(spansOf(agentCall({ outcome: 'agent-error', taskState: 'failed' }))[0]?.status.message).toBe(
      'the task is failed',
    );
    const left = spansOf(agentCall({ outcome: 'caller-left' }))[0];
    expect([left?.status, attributesOf(left)['level']]).toEqual([{}, 'WARNING']);
  });

  it('quotes what the agent said of a failure only where what was said may be told', () => {
    const failed = agentCall({ outcome: 'agent-error', errorCode: 'AGENT_-32000', errorMessage: 'no such "Plan"' });
    const content = { request: '{}', response: '{}', events: null, truncated: false };
    expect(spansOf(failed, FULL)[0]?.status.message).toBe('AGENT_-32000');
    expect(spansOf(failed, SILENT, { content })[0]?.status.message).toBe('AGENT_-32000');
    expect(spansOf(failed, FULL, { content })[0]?.status.message).toBe('no such "Plan"');
  });

  it('tells the host of the agent, and nothing else of where it runs', () => {
    const backend = backendOf('https://eu.example:8443/secret/path?key=hunter2');
    expect(only(agentCall(), SILENT, { backend })['metadata.backend']).toBe('eu.example');
    expect(JSON.stringify(spansOf(agentCall(), SILENT, { backend }))).not.toMatch(/secret|hunter2/);
    expect([backendOf('http://a'), backendOf('no address'), backendOf(null)]).toEqual([
      { host: 'a', port: 80 },
      null,
      null,
    ]);
  });

  it('that was streamed has the states of its task and its artifacts as events, without what was said', () => {
    const events = [
      { at_ms: 1, event: { task: { status: { state: 'TASK_STATE_SUBMITTED' } } } },
      { at_ms: 20.5, event: { artifactUpdate: { artifact: { artifactId: 'a', parts: [{ text: 'Hush' }] } } } },
      { at_ms: 30, event: { artifactUpdate: { artifact: { artifactId: 'a', parts: [{ text: 'Hush' }] } } } },
      { at_ms: 40, event: { jsonrpc: '2.0', result: { kind: 'status-update', status: { state: 'input-required' } } } },
      { at_ms: 50, event: { statusUpdate: { status: { state: 'TASK_STATE_INPUT_REQUIRED' } } } },
    ];
    const content = { request: null, response: null, events: JSON.stringify(events), truncated: false };
    const [span] = spansOf(agentCall({ operation: 'stream', eventCount: 5 }), SILENT, { content });
    const bytes = String(2 * '[{"text":"Hush"}]'.length);
    expect(span?.events?.map(({ name, timeUnixNano, attributes }) => [name, timeUnixNano, attributes])).toEqual([
      ['a2a.status', '1769072061001000000', [{ key: 'a2a.task.state', value: { stringValue: 'submitted' } }]],
      [
        'a2a.artifact',
        '1769072061020500000',
        [
          { key: 'a2a.artifact.id', value: { stringValue: 'a' } },
          { key: 'a2a.artifact.bytes', value: { intValue: bytes } },
        ],
      ],
      ['a2a.status', '1769072061040000000', [{ key: 'a2a.task.state', value: { stringValue: 'input-required' } }]],
    ]);
  });

  it('of several attempts has one below it for each', () => {
    const attempts = JSON.stringify([
      { deployment: 'us', ms: 100, fault: 'unreachable' },
      { deployment: 'eu', ms: null, fault: null },
    ]);
    const [span, first, second] = spansOf(agentCall({ attempts }));
    expect([first?.name, first?.parentSpanId, first?.status]).toEqual([
      'attempt 1 · us',
      span?.spanId,
      { code: 2, message: 'unreachable' },
    ]);
    expect([first?.endTimeUnixNano, second?.startTimeUnixNano]).toEqual(['1769072061100000000', '1769072061100000000']);
    expect([second?.name, second?.endTimeUnixNano, second?.status]).toEqual([
      'attempt 2 · eu',
      span?.endTimeUnixNano,
      {},
    ]);
    expect(spansOf(agentCall({ attempts }))).toEqual([span, first, second]);
    expect(attributesOf(first)['session.id']).toBe('ctx-1');
  });

  it('that only looks after a task is no agent’s', () => {
    const [span] = spansOf(agentCall({ operation: 'cancel' }));
    expect([span?.name, attributesOf(span)['type']]).toEqual(['cancel planner', 'span']);
  });

  it('names nobody where keys are to be hidden', () => {
    const attributes = only(agentCall(), { ...SILENT, hidesKeys: true }, { trace: { ...FACTS, userId: null } });
    for (const name of ['user.id', 'metadata.key_alias', 'metadata.team', 'metadata.key_tags'])
      expect(attributes).not.toHaveProperty([name]);
  });
});

describe('the call of a model', () => {
  it('is a generation below what caused it, with the model that was asked and when the answer began', () => {
    const [span] = spansOf(modelCall({ modelFacts: facts({}) }));
    expect(span).toMatchObject({ spanId: MODEL_SPAN, parentSpanId: AGENT_SPAN, name: 'chat gpt-4o', kind: 3 });
    expect(span?.endTimeUnixNano).toBe('1769072064020500000');
    expect(attributesOf(span)).toMatchObject({
      type: 'generation',
      'model.name': 'gpt-4o-2024-11-20',
      usage_details: '{"input":191,"output":34,"total":225}',
      cost_details: '{"total":0.0008175}',
      completion_start_time: new Date(START + 3e3).toISOString(),
      'session.id': 'ctx-1',
    });
  });

  it('tells tokens in buckets that do not overlap, and the cost of each', () => {
    const costParts = { input: 300, cachedInput: 40, cacheWrite: 0, output: 500, reasoning: 1000, perCall: 0 };
    const modelFacts = facts({ cachedTokens: 100, cacheWriteTokens: 20, reasoningTokens: 30, costParts });
    const { usage_details, cost_details } = only(modelCall({ modelFacts, costNano: 1840 }));
    expect(JSON.parse(String(usage_details))).toEqual({
      input: 71,
      input_cached_tokens: 100,
      input_cache_creation: 20,
      output: 4,
      output_reasoning_tokens: 30,
      total: 225,
    });
    expect(JSON.parse(String(cost_details))).toEqual({
      input: 3e-7,
      input_cached_tokens: 4e-8,
      output: 5e-7,
      output_reasoning_tokens: 1e-6,
      total: 184e-8,
    });
  });

  it('tells what a discount leaves of each part, and what the operator adds: they add up, and none is below 0', () => {
    const plain = { cachedInput: 0, cacheWrite: 0, reasoning: 0, perCall: 0 };
    const costParts = { ...plain, input: 300, output: 500, discount: -200, margin: 60 };
    const { cost_details } = only(modelCall({ modelFacts: facts({ costParts }), costNano: 660 }));
    expect(JSON.parse(String(cost_details))).toEqual({ input: 225e-9, output: 375e-9, margin: 60e-9, total: 660e-9 });
  });

  it('never tells less than no tokens, whatever a provider says', () => {
    const modelFacts = facts({ cachedTokens: 500, cacheWriteTokens: 5, reasoningTokens: 99 });
    expect(JSON.parse(String(only(modelCall({ modelFacts }))['usage_details']))).toEqual({
      input: 0,
      input_cached_tokens: 191,
      output: 0,
      output_reasoning_tokens: 34,
      total: 225,
    });
  });

  it('without usage tells none, so that nobody takes it for 0', () => {
    expect(only(modelCall({ inputTokens: null, outputTokens: null }))).not.toHaveProperty('usage_details');
  });

  it.each([
    ['embeddings', 'embeddings gpt-4o', 'embedding'],
    ['completions', 'text_completion gpt-4o', 'generation'],
    ['messages', 'chat gpt-4o', 'generation'],
  ] as const)('of %s is "%s"', (operation, name, type) => {
    const [span] = spansOf(modelCall({ operation }));
    expect([span?.name, attributesOf(span)['type']]).toEqual([name, type]);
  });
});

describe('what was said', () => {
  const said = (request: unknown, response: unknown, events: unknown = null): StoredContent => ({
    request: JSON.stringify(request),
    response: response === null ? null : JSON.stringify(response),
    events: events === null ? null : JSON.stringify(events),
    truncated: false,
  });
  const event = (data: unknown) => ({ at_ms: 1, event: data });
  const read = (call: RecordedCall, content: StoredContent) => {
    const { input, output, 'model.parameters': parameters } = only(call, FULL, { content });
    return { input, output, parameters };
  };

  it('to an agent is the message, and what it answered the task or message', () => {
    const message = { messageId: 'm', role: 'user', parts: [{ text: 'Plan' }] };
    const task = { task: { id: 't', status: { state: 'TASK_STATE_COMPLETED' } } };
    const rpc = said({ jsonrpc: '2.0', method: 'SendMessage', params: { message } }, { jsonrpc: '2.0', result: task });
    const expected = { input: JSON.stringify(message), output: JSON.stringify(task), parameters: undefined };
    expect(read(agentCall(), rpc)).toEqual(expected);
    expect(read(agentCall(), said({ message }, task))).toEqual(expected);
  });

  it('by an agent in a stream is the text of it', () => {
    const stream = agentCall({ operation: 'stream', eventCount: 4 });
    const v1 = [
      { task: { id: 't', status: { state: 'TASK_STATE_WORKING' } } },
      { artifactUpdate: { artifact: { parts: [{ text: 'Hel' }] } } },
      { artifactUpdate: { artifact: { parts: [{ text: 'lo' }] } } },
      { statusUpdate: { status: { state: 'TASK_STATE_COMPLETED', message: { parts: [{ text: '!' }] } } } },
    ];
    const v03 = [
      { kind: 'artifact-update', artifact: { parts: [{ kind: 'text', text: 'Hello' }] } },
      { kind: 'status-update', status: { state: 'completed' }, final: true },
    ].map((result) => ({ jsonrpc: '2.0', id: 1, result }));
    expect(read(stream, said({}, null, v1.map(event))).output).toBe('Hello!');
    expect(read(stream, said({}, null, v03.map(event))).output).toBe('Hello');
    expect(read(stream, said({}, null, [event({ kind: 'status-update' })])).output).toBe('{"kind":"status-update"}');
  });

  it('to an agent as to a model is its message all the same, and its answer what the caller was told', () => {
    const message = { messageId: 'm', role: 'ROLE_USER', parts: [{ text: 'Plan' }] };
    const completion = { choices: [{ message: { role: 'assistant', content: 'Done' } }] };
    const chat = agentCall({ front: 'chat' });
    expect(read(chat, said({ message }, completion))).toMatchObject({
      input: JSON.stringify(message),
      output: '{"role":"assistant","content":"Done"}',
    });
    const events = [
      { artifactUpdate: { artifact: { parts: [{ text: 'Do' }] } } },
      { artifactUpdate: { artifact: { parts: [{ text: 'ne' }] } } },
    ].map(event);
    const stream = agentCall({ front: 'responses', operation: 'stream', eventCount: 2 });
    expect(read(stream, said({ message }, null, events))).toMatchObject({
      input: JSON.stringify(message),
      output: 'Done',
    });
  });

  it('to a model is the conversation, with what shaped the answer', () => {
    const messages = [{ role: 'user', content: 'Hi' }];
    const answer = { choices: [{ message: { role: 'assistant', content: 'Ho' } }] };
    expect(read(modelCall(), said({ model: 'gpt', temperature: 0, tools: [{}], messages }, answer))).toEqual({
      input: JSON.stringify(messages),
      output: '{"role":"assistant","content":"Ho"}',
      parameters: '{"temperature":0}',
    });
    expect(read(modelCall(), said({ input: 'Hi' }, { output: [{ type: 'message' }] })).output).toBe(
      '[{"type":"message"}]',
    );
    expect(
      read(modelCall({ operation: 'embeddings' }), said({ input: 'Hi' }, { data: [{ embedding: [0.1] }] })),
    ).toMatchObject({
      input: 'Hi',
      output: undefined,
    });
  });

  it.each([
    [
      'chat completions',
      [
        { choices: [{ delta: { role: 'assistant', content: 'H' } }] },
        { choices: [{ delta: { content: 'o' } }] },
        '[DONE]',
      ],
    ],
    ['responses', [{ type: 'response.output_text.delta', delta: 'Ho' }, { type: 'response.completed' }]],
    [
      'messages',
      [{ type: 'content_block_delta', delta: { type: 'text_delta', text: 'Ho' } }, { type: 'message_stop' }],
    ],
    ['completions', [{ choices: [{ text: 'Ho' }] }]],
  ])('by a model in a stream of %s is the message that its pieces make', (_, events) => {
    const content = said({}, null, events.map(event));
    expect(read(modelCall({ eventCount: 3 }), content).output).toBe('{"role":"assistant","content":"Ho"}');
  });

  it('by a model that calls tools is what it calls them with', () => {
    const piece = (index: number, name: string, text: string) => ({
      choices: [{ delta: { tool_calls: [{ index, function: { name, arguments: text } }] } }],
    });
    const events = [piece(0, 'weather', '{"ci'), piece(1, 'time', '{}'), piece(0, '', 'ty":"Rome"}')].map(event);
    expect(JSON.parse(String(read(modelCall({ eventCount: 3 }), said({}, null, events)).output))).toMatchObject({
      tool_calls: [
        { name: 'weather', arguments: '{"city":"Rome"}' },
        { name: 'time', arguments: '{}' },
      ],
    });
    const anthropic = [
      { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', name: 'weather' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"city":' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '"Rome"}' } },
    ].map(event);
    expect(JSON.parse(String(read(modelCall({ eventCount: 3 }), said({}, null, anthropic)).output))).toMatchObject({
      tool_calls: [{ name: 'weather', arguments: '{"city":"Rome"}' }],
    });
    const output = [{ type: 'function_call', name: 'weather', arguments: '{}' }];
    const responses = [event({ type: 'response.completed', response: { output } })];
    expect(read(modelCall({ eventCount: 1 }), said({}, null, responses)).output).toBe(JSON.stringify(output));
  });

  it('is told as it is kept when it was cut, and not at all when it may not be', () => {
    const cut = said({ truncated: true, bytes: 9, text: '{"messages":[' }, null);
    expect(read(modelCall(), cut).input).toBe('{"truncated":true,"bytes":9,"text":"{\\"messages\\":["}');
    expect(only(modelCall(), SILENT, { content: cut })).not.toHaveProperty('input');
  });
});
