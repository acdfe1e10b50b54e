import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { googleAnswers, KEY } from './fakes/google.ts';
import { type FakeProvider, sendEvents, sendJson, startFakeProvider } from './upstream.ts';

// Models that are none of Anthropic's by Anthropic's own client.

let provider: FakeProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startFakeProvider();
  const prices = { input_cost_per_token: 1e-6, output_cost_per_token: 4e-6, cache_read_input_token_cost: 1e-7 };
  const entry = (model_name: string, model: string, api_base: string) => ({
    model_name,
    litellm_params: { model, api_base, api_key: KEY, ...prices },
  });
  gateway = await startGateway({
    configure(config) {
      config.modelRouting.retries = 0;
      config.models = [
        entry('gpt', 'hosted_vllm/llama', `${provider.url}/v1`),
        {
          ...entry('tiered', 'hosted_vllm/llama', `${provider.url}/v1`),
          model_info: { input_cost_per_token_priority: 2e-6, output_cost_per_token_priority: 8e-6 },
        },
        entry('gemini', 'gemini/gemini-3-pro-preview', `${provider.url}/v1beta`),
      ];
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

beforeEach(() => {
  provider.asked.length = 0;
});

const client = () => new Anthropic({ apiKey: gateway.adminKey, baseURL: gateway.url, maxRetries: 0 });
const asked = () => provider.asked.at(-1)?.body;

const TOOL = { name: 'weather', description: 'Tells it', input_schema: { type: 'object' as const, properties: {} } };
const hello = (model: string) => ({
  model,
  max_tokens: 500,
  system: [{ type: 'text' as const, text: 'Be brief', cache_control: { type: 'ephemeral' as const } }],
  messages: [{ role: 'user' as const, content: 'Hi' }],
  tools: [TOOL],
});

/** Asked whole and streamed, an answer says the same and costs the same. */
async function bothWays(params: Anthropic.MessageCreateParamsNonStreaming, costNano: number) {
  const { data, response } = await client().messages.create(params).withResponse();
  const stream = client().messages.stream(params);
  const { response: streamed } = await stream.withResponse();
  const whole = await stream.finalMessage();
  expect(whole).toMatchObject({ stop_reason: data.stop_reason, usage: data.usage });
  for (const { headers } of [response, streamed])
    expect(await gateway.recordOf(headers.get('x-litellm-call-id'))).toMatchObject({
      outcome: 'ok',
      operation: 'messages',
      cost_nano: costNano,
    });
  return [data, whole];
}

it('a model of OpenAI’s protocol answers, whole and streamed, at the same cost', async () => {
  const usage = {
    prompt_tokens: 100,
    completion_tokens: 20,
    total_tokens: 120,
    prompt_tokens_details: { cached_tokens: 60 },
  };
  const call = { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Köln"}' } };
  const head = { id: 'chatcmpl-1', created: 1, model: 'llama' };
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason }],
  });
  provider.behave(({ body }, response) => {
    if (body['stream'] !== true) {
      const message = { role: 'assistant', content: 'Let me see', tool_calls: [call] };
      const choices = [{ index: 0, message, finish_reason: 'tool_calls' }];
      sendJson(response, 200, { ...head, object: 'chat.completion', choices, usage });
      return;
    }
    sendEvents(response, [
      chunk({ role: 'assistant', content: '' }),
      chunk({ content: 'Let me ' }),
      chunk({ content: 'see' }),
      chunk({ tool_calls: [{ index: 0, ...call, function: { name: 'weather', arguments: '' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: '{"city":"Köln"}' } }] }),
      chunk({}, 'tool_calls'),
      { ...head, choices: [], usage },
      '[DONE]',
    ]);
  });
  // 40 at 1000, 60 at 100, 20 at 4000.
  for (const answer of await bothWays({ ...hello('gpt'), stop_sequences: ['END'] }, 126_000))
    expect(answer).toMatchObject({
      model: 'gpt',
      content: [
        { type: 'text', text: 'Let me see' },
        { type: 'tool_use', id: 'call_1', name: 'weather', input: { city: 'Köln' } },
      ],
      stop_reason: 'tool_use',
      usage: { input_tokens: 40, cache_read_input_tokens: 60, output_tokens: 20 },
    });
  expect(asked()).toEqual({
    model: 'llama',
    messages: [
      { role: 'system', content: [{ type: 'text', text: 'Be brief' }] },
      { role: 'user', content: 'Hi' },
    ],
    max_tokens: 500,
    stop: ['END'],
    stream: true,
    stream_options: { include_usage: true },
    tools: [
      {
        type: 'function',
        function: { name: 'weather', description: 'Tells it', parameters: { type: 'object', properties: {} } },
      },
    ],
  });
});

it('Gemini thinks, calls a tool, and is given its signatures back with the result', async () => {
  const functionCall = { name: 'weather', args: {} };
  const usageMetadata = { promptTokenCount: 10, candidatesTokenCount: 5, thoughtsTokenCount: 5, totalTokenCount: 20 };
  const parts = [
    { text: 'Let me think', thought: true },
    { functionCall, thoughtSignature: 'c2ln' },
  ];
  provider.behave(googleAnswers({ parts, finishReason: 'STOP', usageMetadata }));
  const [whole, streamed] = await bothWays(hello('gemini'), 50_000);
  for (const answer of [whole, streamed])
    expect(answer).toMatchObject({
      content: [
        { type: 'thinking', thinking: 'Let me think' },
        { type: 'tool_use', name: 'weather', input: {} },
      ],
      stop_reason: 'tool_use',
    });
  const call = streamed?.content.find(({ type }) => type === 'tool_use');
  const result = { type: 'tool_result' as const, tool_use_id: call && 'id' in call ? call.id : '', content: 'sunny' };
  const messages = [
    ...hello('gemini').messages,
    { role: 'assistant' as const, content: streamed?.content ?? [] },
    { role: 'user' as const, content: [result] },
  ];
  await client().messages.create({ ...hello('gemini'), messages });
  expect(asked()).toMatchObject({
    contents: [
      { role: 'user' },
      { role: 'model', parts: [{ functionCall, thoughtSignature: 'c2ln' }] },
      { role: 'user', parts: [{ functionResponse: { name: 'weather' } }] },
    ],
  });
});

it('the tier of service is asked for and told in the words of either side, and decides what a message costs', async () => {
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
  const head = { id: 'chatcmpl-1', created: 1, model: 'llama' };
  const choices = [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }];
  const chunks = [
    { ...head, choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: 'stop' }] },
    { ...head, choices: [], usage },
  ];
  const ask = { model: 'tiered', max_tokens: 9, messages: hello('tiered').messages };
  for (const [tier, told, costNano] of [
    ['priority', 'priority', 2 * (100 * 1_000 + 20 * 4_000)],
    ['default', 'standard', 100 * 1_000 + 20 * 4_000],
  ] as const) {
    provider.behave(({ body }, response) => {
      if (body['stream'] === true)
        sendEvents(response, [...chunks.map((chunk) => ({ ...chunk, service_tier: tier })), '[DONE]']);
      else sendJson(response, 200, { ...head, choices, usage, service_tier: tier });
    });
    const answers = await bothWays({ ...ask, service_tier: 'standard_only' }, costNano);
    expect(answers.map((answer) => answer.usage.service_tier)).toEqual([told, told]);
    expect(asked()).toMatchObject({ service_tier: 'default' });
  }
  await client().messages.create({ ...ask, service_tier: 'auto' });
  expect(asked()).not.toHaveProperty('service_tier');
});

it('tokens are estimated beforehand, and the answer says that they are', async () => {
  const { max_tokens: _, ...ask } = hello('gemini');
  // "Be brief", "Hi", "weather" and "Tells it": 25 bytes.
  expect(await client().messages.countTokens(ask)).toEqual({ input_tokens: 7, estimated: true });
  expect(provider.asked).toHaveLength(0);
  await expect(client().messages.countTokens({ ...ask, model: 'nobody' })).rejects.toMatchObject({
    status: 400,
    error: { type: 'error', error: { type: 'invalid_request_error' } },
  });
});

it('a refusal has Anthropic’s shape', async () => {
  provider.behave((_, response) => sendJson(response, 429, { error: { message: 'Slow down' } }));
  await expect(client().messages.create(hello('gpt'))).rejects.toMatchObject({
    status: 429,
    error: { type: 'error', error: { type: 'rate_limit_error' } },
  });
  const wrong = { role: 'user' as const, content: [{ type: 'video' }] };
  await expect(client().messages.create({ ...hello('gpt'), messages: [wrong as never] })).rejects.toMatchObject({
    status: 400,
    error: { error: { type: 'invalid_request_error' } },
  });
});
