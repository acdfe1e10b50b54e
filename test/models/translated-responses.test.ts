import OpenAI from 'openai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type AnthropicReply, anthropicAnswers, KEY } from './fakes/anthropic.ts';
import { type FakeProvider, startFakeProvider } from './upstream.ts';

// OpenAI's responses of a provider that has none.

let provider: FakeProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startFakeProvider();
  const prices = { input_cost_per_token: 1e-6, output_cost_per_token: 4e-6, cache_read_input_token_cost: 1e-7 };
  const litellm_params = { model: 'anthropic/claude-sonnet-4-5', api_base: provider.url, api_key: KEY, ...prices };
  gateway = await startGateway({
    configure(config) {
      config.models = [{ model_name: 'claude', litellm_params }];
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

const THOUGHT = { type: 'thinking' as const, thinking: 'Let me think', signature: 'sig-1' };
const CALL = { type: 'tool_use' as const, id: 'toolu_1', name: 'weather', input: { city: 'Köln' } };
const reply: AnthropicReply = {
  content: [THOUGHT, { type: 'text', text: 'Let me see' }, CALL],
  stop_reason: 'tool_use',
  usage: {
    input_tokens: 40,
    output_tokens: 20,
    cache_read_input_tokens: 60,
    cache_creation_input_tokens: 0,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
  },
};
const tools: OpenAI.Responses.Tool[] = [
  { type: 'function', name: 'weather', parameters: { type: 'object', properties: {} }, strict: false },
];
const ask = { model: 'claude', instructions: 'Be brief', tools, max_output_tokens: 500 };
const client = () => new OpenAI({ apiKey: gateway.adminKey, baseURL: `${gateway.url}/v1`, maxRetries: 0 });

it('they are told whole and streamed alike, at the same cost, and go on with thoughts and tools', async () => {
  provider.behave(anthropicAnswers(reply));
  const { data: whole, response } = await client()
    .responses.create({ ...ask, input: 'Hi' })
    .withResponse();
  const stream = client().responses.stream({ ...ask, input: 'Hi' });
  const added = new Map<number, string | undefined>();
  for await (const event of stream) {
    if (event.type === 'response.output_item.added') added.set(event.output_index, event.item.id);
    if (event.type === 'response.output_text.delta') expect(event.item_id).toBe(added.get(event.output_index));
  }
  const streamed = await stream.finalResponse();
  for (const answer of [whole, streamed])
    expect(answer).toMatchObject({
      object: 'response',
      model: 'claude',
      status: 'completed',
      output: [
        { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Let me think' }] },
        { type: 'message', content: [{ type: 'output_text', text: 'Let me see' }] },
        { type: 'function_call', call_id: 'toolu_1', name: 'weather', arguments: '{"city":"Köln"}' },
      ],
      usage: { input_tokens: 100, input_tokens_details: { cached_tokens: 60 }, output_tokens: 20, total_tokens: 120 },
    });
  expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
    operation: 'responses',
    outcome: 'ok',
    // 40 at 1000, 60 at 100, 20 at 4000.
    cost_nano: 126_000,
  });
  const { calls } = await gateway.manage<{ calls: { cost_nano: number }[] }>('GET', '/v1/calls?front=models&limit=9');
  expect(new Set(calls.map(({ cost_nano }) => cost_nano))).toEqual(new Set([126_000]));

  const result = { type: 'function_call_output' as const, call_id: 'toolu_1', output: 'sunny' };
  await client().responses.create({
    ...ask,
    input: [{ role: 'user', content: 'Hi' }, ...whole.output, result] as never,
  });
  expect(provider.asked.at(-1)?.body).toMatchObject({
    max_tokens: 500,
    system: [{ type: 'text', text: 'Be brief' }],
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      { role: 'assistant', content: [THOUGHT, { type: 'text', text: 'Let me see' }, CALL] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'sunny' }] },
    ],
  });
});

it.each([
  ['previous_response_id', { previous_response_id: 'resp_1' }],
  ['tools[0]', { tools: [{ type: 'web_search' }] }],
  ['input[0].type', { input: [{ type: 'item_reference', id: 'x' }] }],
])('%s is refused and named', async (param, wrong) => {
  const refused = client().responses.create({ ...ask, input: 'Hi', ...wrong } as never);
  await expect(refused).rejects.toMatchObject({ status: 400, param });
});
