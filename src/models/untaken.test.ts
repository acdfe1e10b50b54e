import { expect, it } from 'vitest';
import type { JsonObject } from '../protocol/index.ts';
import { readModelRequest } from './request.ts';
import { untakenParameters } from './untaken.ts';

const ASKED = {
  messages: [{ role: 'user', content: 'Hi' }],
  max_tokens: 9,
  stream: true,
  stream_options: { include_usage: true },
  of_the_provider_alone: 1,
  temperature: 0.5,
  top_p: 0.5,
  frequency_penalty: 1,
  stop: 'x',
  tools: [],
  seed: 1,
  logit_bias: {},
  logprobs: true,
  user: 'me',
};

function untaken(model: string, asked: JsonObject = ASKED, defaults: JsonObject = {}, priceModel = ''): string[] {
  const [provider = '', upstreamModel = ''] = model.split('/');
  const request = readModelRequest(Buffer.from(JSON.stringify({ model, ...asked })), 'chat.completions');
  return untakenParameters(request, { provider, upstreamModel, priceModel, defaults }).toSorted();
}

const PENALTY = 'frequency_penalty';

it.each([
  ['cerebras/llama', [PENALTY, 'logit_bias', 'logprobs']],
  ['fireworks_ai/llama', ['logit_bias', 'seed']],
  ['mistral/large', ['logit_bias', 'logprobs', 'user']],
  ['nvidia_nim/llama', ['logit_bias', 'logprobs', 'user']],
  ['perplexity/sonar', ['logit_bias', 'logprobs', 'seed', 'stop', 'tools', 'user']],
  ['xai/grok-3', []],
  ['xai/grok-3-mini', ['stop']],
  ['xai/grok-4-fast', [PENALTY, 'stop']],
  ['openai/o3-mini', [PENALTY, 'logprobs', 'temperature', 'top_p']],
  ['openai/gpt-5', [PENALTY, 'logit_bias', 'logprobs', 'stop', 'temperature', 'top_p']],
  ['openai/gpt-5-mini', [PENALTY, 'logit_bias', 'logprobs', 'stop', 'temperature', 'top_p']],
  ['openai/gpt-5-chat-latest', []],
  ['openai/gpt-5.1', [PENALTY, 'logit_bias', 'stop']],
  ['openai/gpt-4o', []],
  ['openai/a-tuned-one', []],
  ['openai/constructor', []],
  ['groq/llama', []],
  ['hosted_vllm/gpt-5', []],
  ['constructor/llama', []],
])('%s does not take %j', (model, names) => {
  expect(untaken(model)).toEqual(names);
});

it('some models take a parameter for what else is asked', () => {
  const thinking = { ...ASKED, reasoning_effort: 'high' };
  expect(untaken('openai/gpt-5.1', thinking)).toEqual([
    PENALTY,
    'logit_bias',
    'logprobs',
    'stop',
    'temperature',
    'top_p',
  ]);
  expect(untaken('openai/gpt-5.1', { ...thinking, reasoning_effort: 'none' })).toEqual(untaken('openai/gpt-5.1'));
  expect(untaken('openai/o1', { temperature: 1 })).toEqual([]);
  expect(untaken('openai/gpt-5.1', { temperature: 1, reasoning_effort: 'low' })).toEqual([]);
  expect(untaken('openai/gpt-4.1', thinking)).toEqual(['reasoning_effort']);
});

it('on Azure the model is the one by which it is priced, and what the entry adds counts, too', () => {
  expect(untaken('azure/prod', ASKED, {}, 'azure/o3')).toContain('temperature');
  expect(untaken('azure/prod', {}, { temperature: 0.5 }, 'azure/o3')).toEqual(['temperature']);
  expect(untaken('azure/prod', { temperature: 1 }, { temperature: 0.5 }, 'azure/o3')).toEqual([]);
});

it('what only texts name is nothing that is asked', () => {
  expect(untaken('mistral/large', { messages: [{ role: 'user', content: 'What is "user"?' }] })).toEqual([]);
});
