import Anthropic, {
  APIUserAbortError,
  AuthenticationError as NoSuchKey,
  RateLimitError as TooFast,
} from '@anthropic-ai/sdk';
import OpenAI, { AuthenticationError } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeProvider, sendJson, startFakeProvider } from './upstream.ts';

// The rest of what real clients send and look at: Anthropic's SDK, headers both ways, vectors, callers that leave.

const TRACE = '28982d9a-10b5-44b9-8e7e-0723f28bf3cd';

let provider: FakeProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startFakeProvider();
  gateway = await startGateway({
    configure(config) {
      const prices = { input_cost_per_token: 3e-6, output_cost_per_token: 15e-6, cache_read_input_token_cost: 3e-7 };
      const entry = (model_name: string, model: string, api_base: string) => ({
        model_name,
        litellm_params: { model, api_base, api_key: 'sk-upstream', region_name: 'eu-west-1', ...prices },
      });
      config.models = [
        entry('claude', 'anthropic/claude-sonnet-4-5', provider.url),
        entry('gpt', 'openai/gpt-real', `${provider.url}/v1`),
        { model_name: 'mock', litellm_params: { model: 'mock/echo', ...prices } },
      ];
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

beforeEach(() => {
  provider.asked.length = 0;
});

const recordOf = (headers: Headers | undefined) => gateway.recordOf(headers?.get('x-litellm-call-id') ?? null);

describe('Anthropic’s SDK', () => {
  const client = (options = {}) =>
    new Anthropic({ apiKey: gateway.adminKey, baseURL: gateway.url, maxRetries: 0, ...options });
  const ask = { model: 'claude', max_tokens: 100, messages: [{ role: 'user' as const, content: 'Hello' }] };
  const message = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5-20250929',
    content: [{ type: 'text', text: 'Hi there' }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 100, output_tokens: 20, cache_read_input_tokens: 50, cache_creation_input_tokens: 0 },
  };
  const events = (...deltas: object[]) => [
    { type: 'message_start', message: { ...message, content: [], usage: { ...message.usage, output_tokens: 1 } } },
    { type: 'ping' },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index: 0, delta })),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 20 } },
    { type: 'message_stop' },
  ];
  const send = (told: readonly { type: string }[], isWhole = true) =>
    provider.behave((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const event of told) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      if (isWhole) response.end();
    });
  const TEXT = [
    { type: 'text_delta', text: 'Hi ' },
    { type: 'text_delta', text: 'there' },
  ];

  it('is answered whole and as a stream, at the same cost', async () => {
    provider.behave((_, response) => sendJson(response, 200, message));
    const whole = await client().messages.create(ask).withResponse();
    expect(whole.data).toEqual({ ...message, model: 'claude' });
    expect(provider.asked[0]).toMatchObject({
      url: '/v1/messages',
      headers: { 'x-api-key': 'sk-upstream', 'anthropic-version': expect.stringMatching(/^20\d\d-\d\d-\d\d$/) },
      body: { ...ask, model: 'claude-sonnet-4-5' },
    });
    send(events(...TEXT));
    const stream = client().messages.stream(ask);
    const said: string[] = [];
    stream.on('text', (text) => said.push(text));
    expect((await stream.finalMessage()).usage.output_tokens).toBe(20);
    expect(said).toEqual(['Hi ', 'there']);
    for (const headers of [whole.response.headers, stream.response?.headers])
      expect(await recordOf(headers)).toMatchObject({
        operation: 'messages',
        input_tokens: 150,
        output_tokens: 20,
        cost_nano: 100 * 3_000 + 50 * 300 + 20 * 15_000,
        model_facts: { usage_estimated: false },
      });
  });

  it('gets calls of tools, in pieces, and sends back what they said', async () => {
    const tool = { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} };
    const told = events(
      { type: 'input_json_delta', partial_json: '{"city":' },
      { type: 'input_json_delta', partial_json: '"Rome"}' },
    );
    send(told.map((event) => (event.type === 'content_block_start' ? { ...event, content_block: tool } : event)));
    const tools = [{ name: 'weather', input_schema: { type: 'object' as const } }];
    const { content } = await client()
      .messages.stream({ ...ask, tools })
      .finalMessage();
    expect(content).toMatchObject([{ ...tool, input: { city: 'Rome' } }]);
    provider.behave((_, response) => sendJson(response, 200, message));
    const result = { type: 'tool_result' as const, tool_use_id: 'toolu_1', content: 'Sunny' };
    const turns = [
      ...ask.messages,
      { role: 'assistant' as const, content },
      { role: 'user' as const, content: [result] },
    ];
    await client().messages.create({ ...ask, tools, messages: turns });
    expect(provider.asked[1]?.body).toMatchObject({ messages: [{}, { content: [{ id: 'toolu_1' }] }, {}] });
  });

  it('is told errors in its own shape, in answers and in streams', async () => {
    const error = { type: 'rate_limit_error', message: 'Slow down' };
    provider.behave((_, response) =>
      sendJson(response, 429, { type: 'error', error }, { 'retry-after': '30', 'x-should-retry': 'false' }),
    );
    const refused = await client({ maxRetries: 2 })
      .messages.create(ask)
      .catch((reason: unknown) => reason);
    expect(refused).toBeInstanceOf(TooFast);
    expect(refused).toMatchObject({ error: { type: 'error', error } });
    expect(provider.asked).toHaveLength(1);
    const unknown = client({ apiKey: 'sk-wrong' }).messages.create(ask);
    await expect(unknown).rejects.toBeInstanceOf(NoSuchKey);
    send(events(...TEXT).slice(0, 4));
    await expect(client().messages.stream(ask).finalMessage()).rejects.toMatchObject({
      error: { type: 'error', error: { type: 'api_error' } },
    });
  });

  it('leaves, and what was said until then is paid for', async () => {
    const left = new Promise<void>((resolve) => {
      provider.behave((_, response) => {
        response.on('close', () => resolve());
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (const event of events({ type: 'text_delta', text: 'y'.repeat(400) }).slice(0, 4))
          response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      });
    });
    const stream = client().messages.stream(ask);
    const ended = stream.done().catch((reason: unknown) => reason);
    stream.on('text', () => stream.abort());
    await expect(ended).resolves.toBeInstanceOf(APIUserAbortError);
    await left;
    expect(await recordOf(stream.response?.headers)).toMatchObject({
      outcome: 'caller-left',
      input_tokens: 150,
      output_tokens: 100,
      model_facts: { usage_estimated: true },
    });
  });
});

describe('OpenAI’s SDK', () => {
  const client = (headers: Record<string, string> = {}, apiKey = gateway.adminKey) =>
    new OpenAI({ apiKey, baseURL: gateway.url, maxRetries: 0, defaultHeaders: headers });
  const ask = { model: 'mock', messages: [{ role: 'user' as const, content: 'Hello' }] };

  it('gets vectors in the form that it asks for by itself', async () => {
    const vector = Buffer.from(new Float32Array([0.5, -2]).buffer).toString('base64');
    provider.behave(({ body }, response) => {
      const embedding = body['encoding_format'] === 'base64' ? vector : [0.5, -2];
      sendJson(response, 200, {
        object: 'list',
        model: 'gpt-real',
        data: [{ object: 'embedding', index: 0, embedding }],
        usage: { prompt_tokens: 3, total_tokens: 3 },
      });
    });
    const { data } = await client().embeddings.create({ model: 'gpt', input: 'three little words' });
    expect(data[0]?.embedding).toEqual([0.5, -2]);
    expect(provider.asked[0]).toMatchObject({ url: '/v1/embeddings', body: { encoding_format: 'base64' } });
  });

  it('that leaves before the answer has the provider left, too, and pays nothing', async () => {
    const leaving = new AbortController();
    const left = new Promise<void>((resolve) => {
      provider.behave((_, response) => {
        response.on('close', () => resolve());
        leaving.abort();
      });
    });
    const asked = client({ 'x-litellm-trace-id': 'left early' }).chat.completions.create(
      { ...ask, model: 'gpt' },
      { signal: leaving.signal },
    );
    await expect(asked).rejects.toThrow('aborted');
    await left;
    await expect
      .poll(async () => (await gateway.manage<{ calls: object[] }>('GET', '/v1/calls?trace=left%20early')).calls)
      .toMatchObject([{ outcome: 'caller-left', cost_nano: null }]);
  });

  it('is told by headers who answered, what of it is whose, and what the provider says of its limits', async () => {
    provider.behave((_, response) =>
      sendJson(
        response,
        200,
        { id: 'c', object: 'chat.completion', choices: [], usage: { prompt_tokens: 1, completion_tokens: 1 } },
        {
          'x-ratelimit-remaining-requests': '99',
          'x-request-id': 'req_1',
          'openai-organization': 'acme',
          'set-cookie': 'a=b',
        },
      ),
    );
    const headersOf = async (key: string) =>
      (
        await client({}, key)
          .chat.completions.create({ ...ask, model: 'gpt' })
          .withResponse()
      ).response.headers;
    const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', { rpm_limit: 5, max_budget: 1 });
    const [own, admins] = [await headersOf(key), await headersOf(gateway.adminKey)];
    expect(Object.fromEntries(own)).toMatchObject({
      'x-litellm-model-group': 'gpt',
      'x-litellm-model-region': 'eu-west-1',
      'x-litellm-timeout': '600',
      'x-litellm-max-fallbacks': '5',
      'x-litellm-attempted-retries': '0',
      'x-litellm-key-rpm-limit': '5',
      'x-litellm-key-max-budget': '1',
      'llm_provider-x-request-id': 'req_1',
      'llm_provider-x-ratelimit-remaining-requests': '99',
      'x-ratelimit-remaining-requests': '4',
      'x-litellm-version': expect.stringMatching(/^\d/),
      'x-litellm-overhead-duration-ms': expect.stringMatching(/^\d+(\.\d+)?$/),
    });
    expect(own.get('x-litellm-model-api-base')).toBeNull();
    expect(admins.get('x-litellm-model-api-base')).toBe(`${provider.url}/v1`);
    expect(admins.get('x-ratelimit-remaining-requests')).toBe('99');
    expect(JSON.stringify([...own])).not.toMatch(/acme|a=b/);
  });

  it.each([
    ['another case', { 'X-LITELLM-Trace-ID': '28982D9A-10B5-44B9-8E7E-0723F28BF3CD' }],
    ['no dashes', { 'x-litellm-trace-id': '28982d9a10b544b98e7e0723f28bf3cd' }],
    ['a session besides', { 'x-litellm-trace-id': TRACE, 'x-litellm-session-id': 'conversation' }],
  ])('joins the same trace with %s', async (_, headers) => {
    const { response } = await client(headers).chat.completions.create(ask).withResponse();
    expect(await recordOf(response.headers)).toMatchObject({ trace_id: TRACE.replaceAll('-', '') });
  });

  it.each(['x'.repeat(5_000), 'caf\u00e9', '123'])('may call its trace what it likes (%.9s)', async (name) => {
    const { response } = await client({ 'x-litellm-trace-id': name }).chat.completions.create(ask).withResponse();
    expect(response.headers.get('x-litellm-trace-id')).toBe(name);
  });

  it('may name it in the body, where anything fits, and the header wins', async () => {
    const named = { ...ask, litellm_trace_id: '日本\r\nx-evil: 1' };
    const { response } = await client().chat.completions.create(named).withResponse();
    expect(response.headers.get('x-evil')).toBeNull();
    const { trace_id, trace_ref } = await recordOf(response.headers);
    expect(response.headers.get('x-litellm-trace-id')?.replaceAll('-', '')).toBe(trace_id);
    expect(trace_ref).toBe(named.litellm_trace_id);
    const both = await client({ 'x-litellm-trace-id': 'header' }).chat.completions.create(named).withResponse();
    expect(both.response.headers.get('x-litellm-trace-id')).toBe('header');
  });

  it('finds its trace on refusals, too, and is not to repeat what is hopeless', async () => {
    const named = { 'x-litellm-trace-id': 'mine' };
    const refusals = await Promise.all(
      [client(named, 'sk-wrong'), client(named)].map((openai) =>
        openai.chat.completions.create({ ...ask, model: 'no-such-model' }).catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toBeInstanceOf(AuthenticationError);
    for (const refusal of refusals) {
      const { headers } = refusal as InstanceType<typeof OpenAI.APIError>;
      expect(headers?.get('x-litellm-trace-id')).toBe('mine');
      expect(headers?.get('x-litellm-call-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers?.get('x-should-retry')).toBe('false');
    }
    const expired = await gateway.manage<{ key: string }>('POST', '/key/generate', { duration: '1s' });
    const error = () =>
      client({}, expired.key)
        .chat.completions.create(ask)
        .then(
          () => null,
          (reason: { type: string }) => reason.type,
        );
    await expect.poll(error, { timeout: 5_000 }).toBe('expired_key');
  });
});

it('parallel calls lose no cent, and what fails costs nothing', async () => {
  const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', { max_budget: 100 });
  const openai = new OpenAI({ apiKey: key, baseURL: gateway.url, maxRetries: 0 });
  const calls = Array.from({ length: 60 }, (_, index) =>
    openai.chat.completions
      .create({ model: index % 6 === 0 ? 'no-such-model' : 'mock', messages: [{ role: 'user', content: 'one two' }] })
      .catch(() => null),
  );
  expect((await Promise.all(calls)).filter((answer) => answer !== null)).toHaveLength(50);
  // "one two", and "You said: one two".
  const dollars = (50 * (2 * 3_000 + 4 * 15_000)) / 1e9;
  const spent = async () =>
    (await gateway.manage<{ info: { spend: number } }>('GET', `/key/info?key=${key}`)).info.spend;
  await expect.poll(spent, { timeout: 10_000 }).toBe(dollars);
});
