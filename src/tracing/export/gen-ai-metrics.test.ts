import { describe, expect, it } from 'vitest';
import type { RecordedCall } from '../../ledger/index.ts';
import { agentCall, modelCall, told } from './export.fixtures.ts';
import { GenAiMetrics } from './gen-ai-metrics.ts';
import { metricsBody } from './otlp-metrics.ts';

/** What was counted of calls: of each metric its attributes, in short, with count and sum. */
function counted(...calls: RecordedCall[]) {
  const figures = new GenAiMetrics();
  for (const call of calls) figures.count(told(call));
  return Object.fromEntries(
    figures
      .metrics()
      .map(({ name, histogram }) => [
        name.replace('gen_ai.', ''),
        [...histogram.series()].map(({ attributes, count, sum }) => [Object.values(attributes).join(' '), count, sum]),
      ]),
  );
}

const deploymentId = 'deployment-1';
const facts = (upstreamModel: string) => JSON.stringify({ upstreamModel });

describe('the call of a model', () => {
  it('is counted by the model that was asked for as a client, and by the one that was named as a server', () => {
    const call = modelCall({ deploymentId, model: 'fast', provider: 'azure', modelFacts: facts('gpt-4o-mini') });
    expect(counted(call, call)).toEqual({
      'client.token.usage': [
        ['chat azure.ai.openai gpt-4o-mini input', 2, 382],
        ['chat azure.ai.openai gpt-4o-mini output', 2, 68],
      ],
      'client.operation.duration': [['chat azure.ai.openai gpt-4o-mini', 2, 5.801]],
      'server.request.duration': [['chat azure.ai.openai fast', 2, 5.801]],
    });
  });

  it('as a stream is told of its first chunk, too; what was asked in vain before is in the server’s figures alone', () => {
    const attempts = JSON.stringify([
      { deployment: 'a', ms: 900.5, fault: 'http-503' },
      { deployment: 'b', ms: null, fault: null },
    ]);
    const call = modelCall({ deploymentId, attempts, eventCount: 3, inputTokens: null, outputTokens: null });
    expect(counted(call)).toEqual({
      'client.operation.duration': [['chat openai gpt-4o', 1, 2]],
      'server.request.duration': [['chat openai gpt-4o', 1, 2.9005]],
      'client.operation.time_to_first_chunk': [['chat openai gpt-4o', 1, 1.9795]],
      'server.time_to_first_token': [['chat openai gpt-4o', 1, 2.88]],
    });
  });

  it('that failed says why, and is no successful response', () => {
    const failed = { outcome: 'upstream-error', errorCode: 'UPSTREAM_FAILED', eventCount: 1 } as const;
    const call = modelCall({ deploymentId, ...failed, inputTokens: null, outputTokens: null });
    const { 'client.operation.duration': client, 'server.time_to_first_token': first } = counted(call);
    expect(client).toEqual([['chat openai gpt-4o UPSTREAM_FAILED', 1, 2.9005]]);
    expect(first).toBeUndefined();
  });

  it('that the gateway refused, or that only counted tokens, is in no figure', () => {
    const refused = modelCall({ deploymentId: null, model: 'made up', outcome: 'refused' });
    expect(counted(refused, modelCall({ deploymentId, operation: 'messages.count_tokens' }))).toEqual({});
  });

  it('of embeddings is called so', () => {
    const call = modelCall({ deploymentId, operation: 'embeddings', outputTokens: null });
    expect(counted(call)['client.token.usage']).toEqual([['embeddings openai gpt-4o input', 1, 191]]);
  });
});

it('the call of an agent is one that the gateway made, with the tokens that the agent reported', () => {
  expect(counted(agentCall({ deploymentId, inputTokens: 5 }), agentCall({ deploymentId, operation: 'get' }))).toEqual({
    'client.token.usage': [['invoke_agent a2a planner input', 1, 5]],
    'client.operation.duration': [['invoke_agent a2a planner', 1, 9.46]],
  });
});

it('is told as a cumulative histogram of OTLP, to the byte', () => {
  const figures = new GenAiMetrics();
  figures.count(told(agentCall({ deploymentId, durationMs: 1280 })));
  const scope = { resource: { 'service.name': 'gateway' }, name: 'switchboard', version: '1', schemaUrl: 'https://s' };
  const body = metricsBody(scope, { metrics: figures.metrics(), since: 1_769_072_061_000, now: 1_769_072_121_000 });
  expect(body.toString()).toBe(
    '{"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"gateway"}}]},' +
      '"scopeMetrics":[{"scope":{"name":"switchboard","version":"1"},"schemaUrl":"https://s","metrics":[' +
      '{"name":"gen_ai.client.operation.duration","description":"GenAI operation duration.","unit":"s",' +
      '"histogram":{"aggregationTemporality":2,"dataPoints":[{"attributes":[' +
      '{"key":"gen_ai.operation.name","value":{"stringValue":"invoke_agent"}},' +
      '{"key":"gen_ai.provider.name","value":{"stringValue":"a2a"}},' +
      '{"key":"gen_ai.agent.name","value":{"stringValue":"planner"}}],' +
      '"startTimeUnixNano":"1769072061000000000","timeUnixNano":"1769072121000000000","count":"1","sum":1.28,' +
      '"bucketCounts":["0","0","0","0","0","0","0","1","0","0","0","0","0","0","0"],' +
      '"explicitBounds":[0.01,0.02,0.04,0.08,0.16,0.32,0.64,1.28,2.56,5.12,10.24,20.48,40.96,81.92]}]}}]}]}]}',
  );
});
