import { describe, expect, it } from 'vitest';
import { contentWriter } from './content-rule.ts';
import { AGENT_SPAN, agentCall, modelCall, told } from './export.fixtures.ts';
import { type GenAiTerms, genAiSpans } from './gen-ai-spans.ts';
import type { OtlpSpan } from './otlp.ts';

const SILENT: GenAiTerms = { writeContent: null, hidesKeys: false };
const FULL: GenAiTerms = { writeContent: contentWriter('full', []), hidesKeys: false };

const attributesOf = (span: OtlpSpan | undefined): Record<string, unknown> =>
  Object.fromEntries(span?.attributes.map(({ key, value }) => [key, Object.values(value)[0]] as const) ?? []);

describe('the call of an agent', () => {
  it('is what the caller asked, and below it what the agent was asked, whose span the agent was told', () => {
    const [asked, invoked] = genAiSpans(told(agentCall({ inputTokens: 5, outputTokens: 7 })), SILENT);
    expect([asked?.name, asked?.kind, asked?.parentSpanId]).toEqual(['POST /a2a/{agent}', 2, undefined]);
    expect(invoked).toMatchObject({
      name: 'invoke_agent planner',
      kind: 3,
      spanId: AGENT_SPAN,
      parentSpanId: asked?.spanId,
    });
    expect(attributesOf(asked)).toMatchObject({ 'http.request.method': 'POST', 'http.response.status_code': '200' });
    expect(attributesOf(invoked)).toMatchObject({
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.provider.name': 'a2a',
      'gen_ai.agent.id': 'agent-1',
      'gen_ai.agent.name': 'planner',
      'gen_ai.conversation.id': 'context-1',
      'gateway.cost.usd': 0.05,
      'gen_ai.usage.input_tokens': '5',
      'gen_ai.usage.output_tokens': '7',
      'a2a.task.id': 'task-1',
    });
  });

  it('continues the trace of its caller', () => {
    const [asked] = genAiSpans(told(agentCall(), { callersSpanId: 'e'.repeat(16) }), SILENT);
    expect(asked?.parentSpanId).toBe('e'.repeat(16));
  });

  it('that reached no agent is what the caller asked, and why it failed', () => {
    const refused = agentCall({ deploymentId: null, outcome: 'refused', errorCode: 'RATE_LIMITED', httpStatus: 429 });
    const [asked, ...others] = genAiSpans(told(refused), SILENT);
    expect(others).toEqual([]);
    expect(asked?.status).toEqual({ code: 2, message: 'RATE_LIMITED' });
    expect(attributesOf(asked)).toMatchObject({ 'error.type': 'RATE_LIMITED', 'http.response.status_code': '429' });
  });

  it('has the same ids whenever it is told', () => {
    expect(genAiSpans(told(agentCall()), SILENT)).toEqual(genAiSpans(told(agentCall()), SILENT));
  });

  it('tells messages only where that is asked for', () => {
    const content = {
      request: '{"params":{"message":{"parts":[{"text":"Plan"}]}}}',
      response: '{"result":{"task":{"artifacts":[{"parts":[{"text":"Done"}]}]}}}',
      events: null,
      truncated: false,
    };
    const backend = { host: 'eu.example', port: 8443 };
    const invoked = (terms: GenAiTerms) => attributesOf(genAiSpans(told(agentCall(), { content, backend }), terms)[1]);
    expect(invoked(SILENT)).toMatchObject({ 'server.address': 'eu.example', 'server.port': '8443' });
    expect(invoked(SILENT)).not.toHaveProperty(['gen_ai.input.messages']);
    expect(invoked(FULL)).toMatchObject({
      'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Plan"}]}]',
      'gen_ai.output.messages':
        '[{"role":"assistant","parts":[{"type":"text","content":"Done"}],"finish_reason":"completed"}]',
    });
  });

  it('asked as a model is known by that route', () => {
    expect(genAiSpans(told(agentCall({ front: 'chat' })), SILENT)[0]?.name).toBe('POST /v1/chat/completions');
  });
});

describe('the call of a model', () => {
  it('is an inference, its tokens with those of caches and reasoning', () => {
    const modelFacts = JSON.stringify({ upstreamModel: 'gpt-4o-2024', cachedTokens: 100, reasoningTokens: 30 });
    const [span, ...others] = genAiSpans(told(modelCall({ modelFacts, eventCount: 3, provider: 'azure' })), SILENT);
    expect(others).toEqual([]);
    expect(span).toMatchObject({ name: 'chat gpt-4o', kind: 3, parentSpanId: AGENT_SPAN });
    expect(attributesOf(span)).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'azure.ai.openai',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.usage.input_tokens': '191',
      'gen_ai.usage.cache_read.input_tokens': '100',
      'gen_ai.usage.reasoning.output_tokens': '30',
      'gen_ai.request.stream': true,
      'gen_ai.response.time_to_first_chunk': 2.88,
      'gateway.cost.usd': 8175e-7,
    });
  });

  it('tells the conversation by role, and what shaped the answer even where the conversation stays', () => {
    const content = {
      request:
        '{"temperature":0.5,"stop":["END"],"messages":[{"role":"system","content":"Be brief"},{"role":"user","content":[{"type":"text","text":"Hi"}]}]}',
      response:
        '{"id":"chatcmpl-1","model":"gpt-4o","choices":[{"message":{"role":"assistant","content":"Ho"},"finish_reason":"length"}]}',
      events: null,
      truncated: false,
    };
    const shown = (terms: GenAiTerms) => attributesOf(genAiSpans(told(modelCall(), { content }), terms)[0]);
    expect(JSON.parse(String(shown(FULL)['gen_ai.input.messages']))).toEqual([
      { role: 'system', parts: [{ type: 'text', content: 'Be brief' }] },
      { role: 'user', parts: [{ type: 'text', content: 'Hi' }] },
    ]);
    expect(shown(FULL)['gen_ai.output.messages']).toBe(
      '[{"role":"assistant","parts":[{"type":"text","content":"Ho"}],"finish_reason":"length"}]',
    );
    expect(shown(SILENT)).toMatchObject({
      'gen_ai.request.temperature': 0.5,
      'gen_ai.response.id': 'chatcmpl-1',
      'gen_ai.response.model': 'gpt-4o',
      'gen_ai.response.finish_reasons': { values: [{ stringValue: 'length' }] },
    });
    const modelFacts = JSON.stringify({ answeredModel: 'gpt-4o-2024-08-06' });
    expect(attributesOf(genAiSpans(told(modelCall({ modelFacts }), { content }), SILENT)[0])).toMatchObject({
      'gen_ai.response.model': 'gpt-4o-2024-08-06',
    });
    expect(shown(FULL)['gen_ai.request.stop_sequences']).toEqual({ values: [{ stringValue: 'END' }] });
    for (const name of ['gen_ai.input.messages', 'gen_ai.request.stop_sequences'])
      expect(shown(SILENT)).not.toHaveProperty([name]);
  });
});
