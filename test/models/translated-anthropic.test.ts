import Anthropic from '@anthropic-ai/sdk';
import OpenAI, { APIError, BadRequestError, RateLimitError } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import {
  type AnthropicReply,
  anthropicAnswers,
  anthropicCounts,
  anthropicError,
  eventsOf,
  KEY,
  write,
} from './fakes/anthropic.ts';
import { streamed } from './fakes/streamed.ts';
import { type FakeProvider, startFakeProvider } from './upstream.ts';

// Claude by OpenAI's own client: requests and answers are translated.

let provider: FakeProvider;
let gateway: TestGateway;

/** V3 of the model notes, section A.6. */
const PRICES = {
  input_cost_per_token: 3e-6,
  output_cost_per_token: 15e-6,
  cache_read_input_token_cost: 3e-7,
  cache_creation_input_token_cost: 3.75e-6,
  cache_creation_input_token_cost_above_1hr: 6e-6,
};
const V3_NANO = 69_300_000;

beforeAll(async () => {
  provider = await startFakeProvider();
  const entry = (model_name: string, params: object) => ({
    model_name,
    litellm_params: {
      model: 'anthropic/claude-sonnet-4-5',
      api_base: provider.url,
      api_key: KEY,
      ...PRICES,
      ...params,
    },
  });
  gateway = await startGateway({
    configure(config) {
      config.modelRouting.retries = 0;
      const doubled = Object.entries(PRICES).map(([name, price]) => [`${name}_priority`, 2 * price]);
      config.models = [
        entry('claude', {}),
        entry('generous', { drop_params: true, temperature: 0.5 }),
        entry('tiered', Object.fromEntries(doubled)),
      ];
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

beforeEach(() => {
  provider.asked.length = 0;
});

const reply = (parts: Partial<AnthropicReply>): AnthropicReply => ({
  content: [{ type: 'text', text: 'Hello there' }],
  stop_reason: 'end_turn',
  usage: {
    input_tokens: 100,
    output_tokens: 200,
    cache_read_input_tokens: 50_000,
    cache_creation_input_tokens: 10_000,
    cache_creation: { ephemeral_5m_input_tokens: 4000, ephemeral_1h_input_tokens: 6000 },
  },
  ...parts,
});

const client = () => new OpenAI({ apiKey: gateway.adminKey, baseURL: `${gateway.url}/v1`, maxRetries: 0 });
const hello = { model: 'claude', messages: [{ role: 'user' as const, content: 'Hi' }] };
const asked = () => provider.asked.at(-1)?.body;

const WEATHER = {
  type: 'function' as const,
  function: {
    name: 'weather',
    description: 'Tells the weather',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};
const CALL = { type: 'tool_use' as const, id: 'toolu_1', name: 'weather', input: { city: 'Köln' } };
const THOUGHT = { type: 'thinking' as const, thinking: 'Let me think', signature: 'sig-1' };

it('the fake is one to the SDK of its provider, too', async () => {
  const told = reply({ content: [THOUGHT, CALL], stop_reason: 'tool_use' });
  provider.behave(anthropicAnswers(told));
  const anthropic = new Anthropic({ apiKey: KEY, baseURL: provider.url, maxRetries: 0 });
  const ask = { model: 'claude', max_tokens: 100, messages: [{ role: 'user' as const, content: 'Hi' }] };
  expect(await anthropic.messages.create(ask)).toMatchObject({ ...told });
  expect(await anthropic.messages.stream(ask).finalMessage()).toMatchObject({ ...told });
  await expect(anthropic.messages.create({ ...ask, max_tokens: 0 })).rejects.toMatchObject({ status: 400 });
});

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const listed: Item[] = [];
  for await (const item of items) listed.push(item);
  return listed;
}

describe('the tier of service', () => {
  const anthropic = () => new Anthropic({ apiKey: gateway.adminKey, baseURL: gateway.url, maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: 'Hi' }];
  /** The same question by each way in: what it told of the tier, and which call that was. */
  const WAYS: Record<string, (model: string) => Promise<[tier: unknown, callId: string | null]>> = {
    'chat completions': async (model) => {
      const { data, response } = await client().chat.completions.create({ model, messages }).withResponse();
      return [data.service_tier, response.headers.get('x-litellm-call-id')];
    },
    'streamed chat completions': async (model) => {
      const options = { include_usage: true };
      const asked = client().chat.completions.create({ model, messages, stream: true, stream_options: options });
      const { data, response } = await asked.withResponse();
      const tiers = (await all(data)).map(({ service_tier: tier }) => tier);
      return [tiers.at(-1), response.headers.get('x-litellm-call-id')];
    },
    responses: async (model) => {
      const { data, response } = await client().responses.create({ model, input: 'Hi' }).withResponse();
      return [data.service_tier, response.headers.get('x-litellm-call-id')];
    },
    'streamed responses': async (model) => {
      const { data, response } = await client().responses.create({ model, input: 'Hi', stream: true }).withResponse();
      const ends = (await all(data)).filter((event) => event.type === 'response.completed');
      return [ends[0]?.response.service_tier, response.headers.get('x-litellm-call-id')];
    },
    completions: async (model) => {
      const { data, response } = await client().completions.create({ model, prompt: 'Hi' }).withResponse();
      return [Reflect.get(data, 'service_tier'), response.headers.get('x-litellm-call-id')];
    },
    'streamed completions': async (model) => {
      const asked = client().completions.create({ model, prompt: 'Hi', stream: true });
      const { data, response } = await asked.withResponse();
      await all(data);
      return ['priority', response.headers.get('x-litellm-call-id')];
    },
    messages: async (model) => {
      const { data, response } = await anthropic().messages.create({ model, messages, max_tokens: 9 }).withResponse();
      return [data.usage.service_tier, response.headers.get('x-litellm-call-id')];
    },
    'streamed messages': async (model) => {
      const asked = anthropic().messages.create({ model, messages, max_tokens: 9, stream: true });
      const { data, response } = await asked.withResponse();
      const [start] = await all(data);
      return [
        start?.type === 'message_start' && start.message.usage.service_tier,
        response.headers.get('x-litellm-call-id'),
      ];
    },
  };

  it.each(Object.keys(WAYS))('that served a call is told, and decides what it costs: %s', async (way) => {
    const { usage, ...rest } = reply({});
    provider.behave(anthropicAnswers({ ...rest, usage: { ...usage, service_tier: 'priority' } }));
    const [tier, callId] = (await WAYS[way]?.('tiered')) ?? [];
    expect(tier).toBe('priority');
    expect(await gateway.recordOf(callId ?? null)).toMatchObject({ cost_nano: 2 * V3_NANO });
    provider.behave(anthropicAnswers({ ...rest, usage: { ...usage, service_tier: 'standard', speed: 'standard' } }));
    const [, standard] = (await WAYS[way]?.('tiered')) ?? [];
    expect(await gateway.recordOf(standard ?? null)).toMatchObject({ cost_nano: V3_NANO });
  });

  it('is that of Anthropic’s fast mode, which costs as much as what goes first', async () => {
    const { usage, ...rest } = reply({});
    provider.behave(anthropicAnswers({ ...rest, usage: { ...usage, service_tier: 'standard', speed: 'fast' } }));
    const [, callId] = (await WAYS['messages']?.('tiered')) ?? [];
    expect(await gateway.recordOf(callId ?? null)).toMatchObject({ cost_nano: 2 * V3_NANO });
  });

  it.each([
    ['auto', 'auto'],
    ['priority', 'auto'],
    ['default', 'standard_only'],
    ['standard_only', 'standard_only'],
    [null, undefined],
  ])('%j is asked for in Anthropic’s words', async (tier, told) => {
    provider.behave(anthropicAnswers(reply({})));
    await client().chat.completions.create({ ...hello, service_tier: tier as 'auto' });
    expect(asked()?.['service_tier']).toBe(told);
  });

  it('that Anthropic does not have is refused, or dropped where that is wanted', async () => {
    provider.behave(anthropicAnswers(reply({})));
    const flex = { ...hello, service_tier: 'flex' as const };
    await expect(client().chat.completions.create(flex)).rejects.toThrow(/"service_tier": must be one of auto, /);
    await client().chat.completions.create({ ...flex, model: 'generous' });
    expect(asked()).not.toHaveProperty('service_tier');
  });

  it('of a message is asked for as it is', async () => {
    provider.behave(anthropicAnswers(reply({})));
    await anthropic().messages.create({ model: 'claude', messages, max_tokens: 9, service_tier: 'standard_only' });
    expect(asked()).toMatchObject({ service_tier: 'standard_only' });
  });
});

it('a stream that fails before it says anything costs nothing, whatever its provider had counted', async () => {
  provider.behave((_, response) => {
    const begun = eventsOf({ id: 'msg_01', type: 'message', role: 'assistant', model: 'claude' }, reply({})).slice(
      0,
      1,
    );
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of [...begun, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }])
      write(response, event);
    response.end();
  });
  const failed: unknown = await client()
    .chat.completions.create({ ...hello, stream: true })
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(APIError);
  const callId = failed instanceof APIError ? (failed.headers?.get('x-litellm-call-id') ?? null) : null;
  expect(await gateway.recordOf(callId)).toMatchObject({
    outcome: 'upstream-error',
    cost_nano: null,
    total_tokens: null,
  });
});

it('tokens are counted by their own route, told of nothing else, and cost nothing', async () => {
  provider.behave(anthropicCounts(42));
  const { model, messages } = hello;
  const sdk = new Anthropic({ apiKey: KEY, baseURL: provider.url, maxRetries: 0 });
  expect(await sdk.messages.countTokens({ model, messages })).toEqual({ input_tokens: 42 });
  const throughGateway = new Anthropic({ apiKey: gateway.adminKey, baseURL: gateway.url, maxRetries: 0 });
  const ask = { model: 'generous', messages, system: 'Be brief' };
  const { data, response } = await throughGateway.messages.countTokens(ask).withResponse();
  expect(data).toEqual({ input_tokens: 42 });
  expect(asked()).toEqual({ ...ask, model: 'claude-sonnet-4-5' });
  expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
    operation: 'messages.count_tokens',
    outcome: 'ok',
    cost_nano: 0,
    total_tokens: null,
  });
});

describe('an answer', () => {
  it('is told whole and streamed alike, with what was read from and written to a cache, at the same cost', async () => {
    provider.behave(anthropicAnswers(reply({})));
    const { data, response } = await client()
      .chat.completions.create({ ...hello, temperature: 0.5, stop: 'END' })
      .withResponse();
    expect(asked()).toMatchObject({
      model: 'claude-sonnet-4-5',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
      temperature: 0.5,
      stop_sequences: ['END'],
    });
    expect(data).toMatchObject({
      id: 'msg_01',
      object: 'chat.completion',
      model: 'claude',
      choices: [{ index: 0, message: { role: 'assistant', content: 'Hello there' }, finish_reason: 'stop' }],
      usage: {
        prompt_tokens: 60_100,
        completion_tokens: 200,
        total_tokens: 60_300,
        prompt_tokens_details: { cached_tokens: 50_000 },
      },
    });
    const stream = await streamed(client(), hello);
    expect(stream.message).toEqual({ role: 'assistant', content: 'Hello there' });
    expect(stream).toMatchObject({ finish: 'stop', usage: undefined });
    expect((await streamed(client(), { ...hello, stream_options: { include_usage: true } })).usage).toEqual(data.usage);
    for (const { headers } of [response, stream.response])
      expect(await gateway.recordOf(headers.get('x-litellm-call-id'))).toMatchObject({
        outcome: 'ok',
        provider: 'anthropic',
        cost_nano: V3_NANO,
        input_tokens: 60_100,
        model_facts: {
          upstream_model: 'claude-sonnet-4-5',
          answered_model: 'claude-sonnet-4-5-20250929',
          cached_tokens: 50_000,
          cache_write_tokens: 10_000,
        },
      });
  });

  it('calls tools, which stay the same through its pieces, and goes on with their results and its own thoughts', async () => {
    provider.behave(
      anthropicAnswers(
        reply({ content: [THOUGHT, CALL, { ...CALL, id: 'toolu_2', input: {} }], stop_reason: 'tool_use' }),
      ),
    );
    const ask = { ...hello, tools: [WEATHER], reasoning_effort: 'low' as const, max_tokens: 5000 };
    const whole = await client().chat.completions.create(ask);
    expect(asked()).toMatchObject({
      max_tokens: 5000,
      thinking: { type: 'enabled', budget_tokens: 1024 },
      tools: [{ name: 'weather', input_schema: WEATHER.function.parameters }],
    });
    const message = {
      role: 'assistant',
      content: null,
      reasoning_content: 'Let me think',
      thinking_blocks: [THOUGHT],
      tool_calls: [
        { id: 'toolu_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Köln"}' } },
        { id: 'toolu_2', type: 'function', function: { name: 'weather', arguments: '{}' } },
      ],
    };
    expect(whole.choices[0]).toMatchObject({ finish_reason: 'tool_calls', message });
    const stream = await streamed(client(), ask);
    expect(stream.finish).toBe('tool_calls');
    expect(stream.message).toMatchObject({ ...message, content: '' });

    provider.behave(anthropicAnswers(reply({})));
    await client().chat.completions.create({
      ...ask,
      messages: [
        { role: 'system', content: 'Be brief' },
        ...hello.messages,
        whole.choices[0]?.message as never,
        { role: 'tool', tool_call_id: 'toolu_1', content: 'sunny' },
        { role: 'tool', tool_call_id: 'toolu_2', content: [{ type: 'text', text: 'rainy' }] },
      ],
      tool_choice: 'required',
      parallel_tool_calls: false,
      reasoning_effort: 'none',
    });
    expect(asked()).toMatchObject({
      system: [{ type: 'text', text: 'Be brief' }],
      messages: [
        { role: 'user' },
        { role: 'assistant', content: [THOUGHT, CALL, { type: 'tool_use', id: 'toolu_2', input: {} }] },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'toolu_1', content: 'sunny' },
            { type: 'tool_result', tool_use_id: 'toolu_2', content: 'rainy' },
          ],
        },
      ],
      tool_choice: { type: 'any', disable_parallel_tool_use: true },
      thinking: { type: 'disabled' },
    });
  });

  it('sees images and documents, wherever they are, and keeps what a mark says in its cache', async () => {
    provider.behave(anthropicAnswers(reply({})));
    const content = [
      { type: 'text', text: 'What is this?', cache_control: { type: 'ephemeral', ttl: '1h' } },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
      { type: 'image_url', image_url: { url: 'https://example.com/cat.jpg', detail: 'low' } },
      { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } },
    ];
    await client().chat.completions.create({
      model: 'claude',
      messages: [{ role: 'user', content: content as never }],
    });
    expect(asked()).toMatchObject({
      messages: [
        {
          content: [
            { type: 'text', text: 'What is this?', cache_control: { type: 'ephemeral', ttl: '1h' } },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } },
            { type: 'image', source: { type: 'url', url: 'https://example.com/cat.jpg' } },
            { type: 'document', source: { type: 'base64', media_type: 'application/pdf' }, title: 'a.pdf' },
          ],
        },
      ],
    });
  });

  it('keeps to a schema', async () => {
    provider.behave(anthropicAnswers(reply({ content: [{ type: 'text', text: '{"a":1}' }] })));
    const schema = {
      type: 'object',
      properties: { a: { type: 'number' } },
      required: ['a'],
      additionalProperties: false,
    };
    const format = { type: 'json_schema' as const, json_schema: { name: 'a', schema } };
    const answer = await client().chat.completions.create({ ...hello, response_format: format });
    expect(answer.choices[0]?.message.content).toBe('{"a":1}');
    expect(asked()).toMatchObject({ output_config: { format: { type: 'json_schema', schema } } });
  });
});

describe('what a model does not take', () => {
  it('is refused and named, unless the operator has it dropped', async () => {
    provider.behave(anthropicAnswers(reply({})));
    const ask = { ...hello, seed: 5, n: 1, logprobs: false };
    const refused = await client()
      .chat.completions.create(ask)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BadRequestError);
    expect(refused).toMatchObject({ param: 'seed' });
    expect(provider.asked).toHaveLength(0);
    await client().chat.completions.create({ ...ask, model: 'generous' });
    expect(asked()).not.toHaveProperty('seed');
  });

  it.each([
    ['messages', { messages: [] }],
    ['messages[0].role', { messages: [{ role: 'nobody', content: 'x' }] }],
    ['tools[0]', { tools: [{ type: 'web_search' }] }],
    ['tool_choice', { tool_choice: 'perhaps' }],
    ['response_format', { response_format: { type: 'xml' } }],
    ['reasoning_effort', { reasoning_effort: 'utmost' }],
    ['max_tokens', { max_tokens: 'many' }],
    ['messages[0].content[0]', { messages: [{ role: 'user', content: [{ type: 'file', file: { file_id: 'f' } }] }] }],
    ['messages[0].content[0].type', { messages: [{ role: 'user', content: [{ type: 'video' }] }] }],
    [
      'messages[0].tool_calls[0].function.arguments',
      { messages: [{ role: 'assistant', tool_calls: [{ id: 'a', function: { name: 'f', arguments: '{' } }] }] },
    ],
  ])('%s is named when it is wrong', async (param, wrong) => {
    const refused = client().chat.completions.create({ ...hello, ...wrong } as never);
    await expect(refused).rejects.toMatchObject({ status: 400, param });
  });
});

describe('a failure', () => {
  it.each([false, true])('is told in OpenAI’s shape with its own status (stream: %s)', async (stream) => {
    provider.behave((_, response) => anthropicError(response, 429, 'rate_limit_error', 'Slow down'));
    const limited = await client()
      .chat.completions.create({ ...hello, stream })
      .catch((error: unknown) => error);
    expect(limited).toBeInstanceOf(RateLimitError);
    expect(limited).toMatchObject({ error: { message: 'Slow down', type: 'rate_limit_error' } });
    expect((limited as APIError).headers?.get('retry-after')).toBe('7');
    provider.behave((_, response) => anthropicError(response, 529, 'overloaded_error', 'Overloaded'));
    await expect(client().chat.completions.create({ ...hello, stream })).rejects.toMatchObject({ status: 529 });
  });

  it('within a stream is an error event, and a stream that is cut off never looks whole', async () => {
    const message = { id: 'msg_01', role: 'assistant', model: 'm' };
    const events = eventsOf(message, reply({}));
    const cut = events.findIndex(({ type }) => type === 'content_block_stop');
    for (const [last, text] of [
      [[{ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }], 'Overloaded'],
      [[], 'ended before its answer did'],
    ] as const) {
      provider.behave((_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (const event of [...events.slice(0, cut), ...last]) write(response, event);
        response.end();
      });
      const failed = await streamed(client(), hello).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(APIError);
      expect(String(failed)).toContain(text);
    }
  });

  it('of a provider that does not speak its own protocol is a bad gateway', async () => {
    provider.behave((_, response) => void response.writeHead(200).end('<html>'));
    await expect(client().chat.completions.create(hello)).rejects.toMatchObject({ status: 502 });
  });

  it('is none when the caller leaves: the provider is left, too', async () => {
    const closed = new Promise<void>((resolve) => {
      provider.behave((_, response) => {
        response.on('close', () => resolve());
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (const event of eventsOf({ id: 'm', model: 'm' }, reply({})).slice(0, 4)) write(response, event);
      });
    });
    const { data, response } = await client()
      .chat.completions.create({ ...hello, stream: true })
      .withResponse();
    for await (const { choices } of data) if (choices[0]?.delta.content) break;
    await closed;
    const anthropic = new Anthropic({ apiKey: gateway.adminKey, baseURL: gateway.url, maxRetries: 0 });
    const passed = await anthropic.messages.create({ ...hello, max_tokens: 9, stream: true }).withResponse();
    for await (const { type } of passed.data) if (type === 'content_block_delta') break;
    // What it said until then is paid for, "Hello" being two tokens; what it read, it had counted itself.
    for (const { headers } of [response, passed.response])
      expect(await gateway.recordOf(headers.get('x-litellm-call-id'))).toMatchObject({
        outcome: 'caller-left',
        input_tokens: 60_100,
        output_tokens: 2,
        cost_nano: V3_NANO - 200 * 15_000 + 2 * 15_000,
        model_facts: { usage_estimated: true },
      });
  });
});
