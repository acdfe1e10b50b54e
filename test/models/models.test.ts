import OpenAI, { APIError, BadRequestError, PermissionDeniedError, RateLimitError } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/index.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeProvider, sendEvents, sendJson, startFakeProvider } from './upstream.ts';

// Models through the gateway, by OpenAI's own client.

let provider: FakeProvider;
let backup: FakeProvider;
let gateway: TestGateway;
const PRICES = { input_cost_per_token: 3e-6, output_cost_per_token: 15e-6 };

beforeAll(async () => {
  [provider, backup] = await Promise.all([startFakeProvider(), startFakeProvider()]);
  gateway = await startGateway({ configure });
});

function configure(config: Config): void {
  const deployment = (model_name: string, url: string, more: object = {}) => ({
    model_name,
    litellm_params: {
      model: 'openai/real-name',
      api_key: 'sk-upstream',
      api_base: `${url}/v1`,
      ...PRICES,
      ...more,
    },
  });
  config.models = [
    { model_name: 'mock', litellm_params: { model: 'mock/echo', ...PRICES } },
    { model_name: 'mock-tools', litellm_params: { model: 'mock/tools' } },
    { model_name: 'mock-broken', litellm_params: { model: 'mock/error-503' } },
    deployment('gpt', provider.url, { output_cost_per_token_priority: 30e-6 }),
    deployment('discounted', provider.url, { custom_llm_provider: 'openai_like' }),
    deployment('shaky', provider.url),
    deployment('dropping', provider.url, { model: 'xai/real-name', drop_params: true }),
    deployment('leaving', provider.url, { model: 'xai/real-name', drop_params: false }),
    deployment('stand-in', backup.url, { input_cost_per_token: 1e-6 }),
    deployment('pair', provider.url, { order: 1 }),
    { ...deployment('pair', backup.url, { order: 2 }), model_info: { id: 'the-backup' } },
  ];
  config.server.trustedProxies = ['127.0.0.1'];
  config.server.allowedAddresses = ['127.0.0.1', '192.0.2.0/24'];
  config.modelRouting.fallbacks = { shaky: ['stand-in'] };
  config.modelRouting.costDiscounts = { openai_like: 0.1 };
  config.modelRouting.costMargins = { openai_like: { share: 0.2, fixedNano: 1_000 } };
  config.modelRouting.forwardsHeadersTo = ['gpt'];
  config.modelRouting.userHeaders = ['x-app-user'];
  config.ledger.content = true;
}

afterAll(() => Promise.all([gateway?.close(), provider?.close(), backup?.close()]));

beforeEach(() => {
  provider.asked.length = 0;
  backup.asked.length = 0;
});

const client = (apiKey = gateway.adminKey, path = '/v1', headers: Record<string, string> = {}) =>
  new OpenAI({ apiKey, baseURL: `${gateway.url}${path}`, maxRetries: 0, defaultHeaders: headers });

const hello = (model: string) => ({ model, messages: [{ role: 'user' as const, content: 'Hello there' }] });

const COMPLETION = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'real-name-2026',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }],
  usage: {
    prompt_tokens: 1000,
    completion_tokens: 500,
    total_tokens: 1500,
    completion_tokens_details: { reasoning_tokens: 100 },
  },
  system_fingerprint: 'fp',
};

const chunk = (delta: object, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'real-name-2026',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

const USAGE_CHUNK = { ...chunk({}), choices: [], usage: COMPLETION.usage };
const STREAM = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'Hi' }),
  chunk({}, 'stop'),
  USAGE_CHUNK,
  '[DONE]',
];

const keyWith = async (fields: object): Promise<string> =>
  (await gateway.manage<{ key: string }>('POST', '/key/generate', fields)).key;

describe('the mock model', () => {
  it.each(['', '/v1'])('answers OpenAI’s client below "%s", whole and word by word', async (path) => {
    const openai = client(undefined, path);
    const answer = await openai.chat.completions.create(hello('mock'));
    expect(answer.choices[0]?.message.content).toBe('You said: Hello there');
    expect(answer).toMatchObject({ model: 'mock', usage: { prompt_tokens: 2, completion_tokens: 4 } });
    const said: string[] = [];
    for await (const { choices } of await openai.chat.completions.create({ ...hello('mock'), stream: true }))
      said.push(choices[0]?.delta.content ?? '');
    expect(said.join('')).toBe('You said: Hello there');
  });

  it('calls a tool, and speaks when it has the tool’s result', async () => {
    const tools = [{ type: 'function' as const, function: { name: 'weather', parameters: {} } }];
    const asked = await client().chat.completions.create({ ...hello('mock-tools'), tools });
    expect(asked.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { tool_calls: [{ function: { name: 'weather', arguments: '{}' } }] },
    });
  });

  it('answers embeddings, completions and responses', async () => {
    const openai = client();
    const { data } = await openai.embeddings.create({ model: 'mock', input: ['a', 'b'] });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([8, 8]);
    const text = await openai.completions.create({ model: 'mock', prompt: 'Hello' });
    expect(text.choices[0]?.text).toBe('You said: Hello');
    const response = await openai.responses.create({ model: 'mock', input: 'Hello' });
    expect(response.output_text).toBe('You said: Hello');
    const types: string[] = [];
    for await (const { type } of await openai.responses.create({ model: 'mock', input: 'Hello', stream: true }))
      types.push(type);
    expect([types[0], types.at(-1)]).toEqual(['response.created', 'response.completed']);
  });
});

describe('a provider behind the gateway', () => {
  it('is not told what its models do not take, where the operator wants that, and all else in the caller’s bytes', async () => {
    provider.behave((_, response) => sendJson(response, 200, COMPLETION));
    const said = JSON.stringify('"store"');
    const ask = async (model: string, members: string): Promise<string | undefined> => {
      const body = `{ "messages": [{"role":"user","content":${said}}],  "seed": 1.0,${members} "model":"${model}" }`;
      const headers = { authorization: `Bearer ${gateway.adminKey}`, 'content-type': 'application/json' };
      await (await fetch(`${gateway.url}/v1/chat/completions`, { method: 'POST', headers, body })).text();
      return provider.asked.at(-1)?.raw;
    };
    const asCaller = (members: string): string =>
      `{ "messages": [{"role":"user","content":${said}}],  "seed": 1.0,${members} "model":"real-name" }`;
    const untaken = ' "store": false, "search_parameters": {"mode":"on"},';
    expect(JSON.parse((await ask('dropping', untaken)) ?? '')).toEqual({
      messages: [{ role: 'user', content: '"store"' }],
      seed: 1,
      search_parameters: { mode: 'on' },
      model: 'real-name',
    });
    expect(await ask('dropping', '')).toBe(asCaller(''));
    expect(await ask('leaving', untaken)).toBe(asCaller(untaken));
  });

  it('gets the caller’s bytes with its own name of the model and its own key, and answers in its own bytes', async () => {
    provider.behave((_, response) => sendJson(response, 200, COMPLETION));
    const body = '{ "model":"gpt",  "seed": 12345678901234567890, "messages":[{"role":"user","content":"ü"}]}';
    const key = await keyWith({});
    const response = await fetch(`${gateway.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
    });
    expect(await response.text()).toBe(JSON.stringify(COMPLETION).replace('real-name-2026', 'gpt'));
    const [asked] = provider.asked;
    expect(asked?.raw).toBe(body.replace('"gpt"', '"real-name"'));
    expect(asked).toMatchObject({ url: '/v1/chat/completions', headers: { authorization: 'Bearer sk-upstream' } });
    expect(JSON.stringify(asked?.headers)).not.toContain(key);
    expect(response.headers.get('x-litellm-response-cost')).toBe('0.0105');
    expect(response.headers.get('x-litellm-model-group')).toBe('gpt');
    expect(JSON.stringify([...response.headers])).not.toContain(provider.url);

    expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
      front: 'models',
      operation: 'chat.completions',
      outcome: 'ok',
      model: 'gpt',
      provider: 'openai',
      input_tokens: 1000,
      output_tokens: 500,
      cost_nano: 10_500_000,
      model_facts: {
        upstream_model: 'real-name',
        answered_model: 'real-name-2026',
        reasoning_tokens: 100,
        price_source: 'configuration',
        cost_parts: { input: 3_000_000, output: 6_000_000, reasoning: 1_500_000 },
      },
    });
  });

  it('never gets fields that are the gateway’s', async () => {
    provider.behave((_, response) => sendJson(response, 200, COMPLETION));
    const more = { litellm_trace_id: 'my-trace', metadata: { tags: ['x'] }, num_retries: 3, tags: ['y'] };
    const { response } = await client()
      .chat.completions.create({ ...hello('gpt'), ...more } as never)
      .withResponse();
    expect(provider.asked[0]?.body).toEqual({ ...hello('gpt'), model: 'real-name' });
    expect(response.headers.get('x-litellm-trace-id')).toBe('my-trace');
  });

  it('is asked for the usage of a stream, which callers see only when they asked, and which costs the same', async () => {
    provider.behave((_, response) => sendEvents(response, STREAM));
    const read = async (options: object) => {
      const { data, response } = await client()
        .chat.completions.create({ ...hello('gpt'), stream: true, ...options })
        .withResponse();
      const chunks: unknown[] = [];
      for await (const one of data) chunks.push(one);
      return { chunks, response };
    };
    const plain = await read({});
    const asking = await read({ stream_options: { include_usage: true } });
    expect(plain.chunks).toEqual(STREAM.slice(0, 3).map((one) => ({ ...(one as object), model: 'gpt' })));
    expect(asking.chunks).toHaveLength(4);
    expect(provider.asked.map(({ body }) => body['stream_options'])).toEqual([
      { include_usage: true },
      { include_usage: true },
    ]);
    expect(plain.response.headers.get('x-litellm-response-cost')).toBeNull();
    for (const { response } of [plain, asking])
      expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
        cost_nano: 10_500_000,
        outcome: 'ok',
      });
  });

  it('tells an error in its own words and status, and what it says of keys to nobody', async () => {
    provider.behave((_, response) =>
      sendJson(response, 400, {
        error: {
          message: 'too long',
          type: 'invalid_request_error',
          param: 'messages',
          code: 'context_length_exceeded',
        },
      }),
    );
    const tooLong = await client()
      .chat.completions.create(hello('gpt'))
      .catch((error: unknown) => error);
    expect(tooLong).toBeInstanceOf(BadRequestError);
    expect(tooLong).toMatchObject({ code: 'context_length_exceeded', param: 'messages' });
    provider.behave((_, response) => sendJson(response, 401, { error: { message: 'Incorrect API key: sk-up***am' } }));
    const refused = await client()
      .chat.completions.create(hello('gpt'))
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 502 });
    expect(String(refused)).not.toContain('sk-up');
  });

  it('that fails with the first event of a stream fails with a status', async () => {
    provider.behave((_, response) =>
      sendEvents(response, [{ error: { message: 'overloaded', type: 'server_error', code: 503 } }]),
    );
    const failed = await client()
      .chat.completions.create({ ...hello('gpt'), stream: true })
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ status: 503 });
  });

  it('that breaks a stream off is told by an error event, and the record says so', async () => {
    provider.behave((_, response) => sendEvents(response, STREAM.slice(0, 2)));
    const { data, response } = await client()
      .chat.completions.create({ ...hello('gpt'), stream: true })
      .withResponse();
    const reading = (async () => {
      for await (const _ of data);
    })();
    await expect(reading).rejects.toBeInstanceOf(APIError);
    expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
      outcome: 'truncated',
      // What came before it broke: "Hello there" and "Hi" are 3 tokens and 1, by their length.
      cost_nano: 3 * 3_000 + 15_000,
      model_facts: { usage_estimated: true },
    });
  });

  it('is left when its caller leaves', async () => {
    const closed = new Promise<void>((resolve) => {
      provider.behave((_, response) => {
        response.on('close', () => resolve());
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(`data: ${JSON.stringify(STREAM[1])}\n\n`);
      });
    });
    const { data, response } = await client()
      .chat.completions.create({ ...hello('gpt'), stream: true })
      .withResponse();
    for await (const _ of data) break;
    await closed;
    expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
      outcome: 'caller-left',
      http_status: 499,
    });
  });
});

describe('a model with two deployments', () => {
  it('is answered by the other one when the first refuses for a moment, which is then left alone', async () => {
    provider.behave((_, response) =>
      sendJson(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '60' }),
    );
    backup.behave((_, response) => sendJson(response, 200, COMPLETION));
    const ask = async () => (await client().chat.completions.create(hello('pair')).withResponse()).response.headers;
    const headers = await ask();
    expect([headers.get('x-litellm-model-id'), headers.get('x-litellm-attempted-retries')]).toEqual([
      'the-backup',
      '1',
    ]);
    await ask();
    expect([provider.asked.length, backup.asked.length]).toEqual([1, 2]);
    const { attempts } = await gateway.recordOf(headers.get('x-litellm-call-id'));
    expect(attempts).toMatchObject([{ fault: '429' }, { deployment: 'the-backup', fault: null }]);
  });
});

describe('a model that fails', () => {
  it('is stood in for by another one, which the caller may call, and which the call is priced by', async () => {
    provider.behave((_, response) => sendJson(response, 503, { error: { message: 'down' } }));
    backup.behave((_, response) => sendJson(response, 200, COMPLETION));
    const { data, response } = await client().chat.completions.create(hello('shaky')).withResponse();
    expect(data.model).toBe('stand-in');
    expect(response.headers.get('x-litellm-attempted-fallbacks')).toBe('1');
    expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
      model: 'shaky',
      routing: 'fallback to stand-in',
      cost_nano: 8_500_000,
    });
    const bound = client(await keyWith({ models: ['shaky'] }));
    await expect(bound.chat.completions.create(hello('shaky'))).rejects.toMatchObject({ status: 503 });
    expect(backup.asked).toHaveLength(1);
  });
});

describe('who may call what', () => {
  it('keys see and call the models they were given, and do not learn of others', async () => {
    const openai = client(await keyWith({ models: ['mock'] }));
    expect((await openai.models.list()).data.map(({ id }) => id)).toEqual(['mock']);
    expect(await openai.models.retrieve('mock')).toMatchObject({ id: 'mock', object: 'model' });
    await openai.chat.completions.create(hello('mock'));
    const answers = await Promise.all(
      ['gpt', 'no-such-model'].map((model) =>
        openai.chat.completions.create(hello(model)).catch((error: unknown) => error),
      ),
    );
    for (const answer of answers) {
      expect(answer).toBeInstanceOf(PermissionDeniedError);
      expect(answer).toMatchObject({ type: 'key_model_access_denied' });
    }
    expect(provider.asked).toHaveLength(0);
  });

  it('an unknown model is a bad request, and nothing makes it better', async () => {
    const unknown = await client()
      .chat.completions.create(hello('nope'))
      .catch((error: unknown) => error);
    expect(unknown).toBeInstanceOf(BadRequestError);
    expect(unknown).toMatchObject({ code: 'model_not_found' });
    expect((unknown as APIError).headers?.get('x-should-retry')).toBe('false');
  });

  it('who calls from an address that is not allowed is served nothing but probes, whatever key it has', async () => {
    const status = async (path: string, address: string): Promise<number> => {
      const headers = { authorization: `Bearer ${gateway.adminKey}`, 'x-forwarded-for': address };
      return (await fetch(`${gateway.url}${path}`, { headers })).status;
    };
    for (const path of ['/v1/models', '/v1/calls']) {
      expect([path, await status(path, '192.0.2.9'), await status(path, '198.51.100.9')]).toEqual([path, 200, 403]);
    }
    expect(await status('/a2a/nobody/.well-known/agent-card.json', '198.51.100.9')).toBe(403);
    expect(await status('/health/liveliness', '198.51.100.9')).toBe(200);
  });

  it('limits and budgets hold as for agents', async () => {
    const slow = client(await keyWith({ rpm_limit: 1 }));
    await slow.chat.completions.create(hello('mock'));
    await expect(slow.chat.completions.create(hello('mock'))).rejects.toBeInstanceOf(RateLimitError);
    const poor = client(await keyWith({ max_budget: 0.0001 }));
    await poor.chat.completions.create(hello('mock'));
    const over = await poor.chat.completions.create(hello('mock')).catch((error: unknown) => error);
    expect(over).toMatchObject({ status: 429, type: 'budget_exceeded' });
  });

  it('a call counts as the agent’s whose key it is; a claim counts for nobody else', async () => {
    const agent = { agent_name: 'thinker', url: provider.url };
    const { agent_id } = await gateway
      .manage<{ agent_id: string }>('POST', '/v1/agents', { ...agent, enabled: false })
      .catch(() => gateway.manage<{ agent_id: string }>('GET', '/v1/agents/thinker'));
    const ask = async (key: string, headers = {}) => {
      const { response } = await client(key, '/v1', headers).chat.completions.create(hello('mock')).withResponse();
      return gateway.recordOf(response.headers.get('x-litellm-call-id'));
    };
    const claim = { 'X-LiteLLM-Agent-Id': agent_id };
    expect(await ask(await keyWith({ agent_id }))).toMatchObject({ caller_agent_id: agent_id });
    expect(await ask(gateway.adminKey, claim)).toMatchObject({ caller_agent_id: agent_id });
    expect(await ask(await keyWith({}), claim)).toMatchObject({
      caller_agent_id: null,
      model_facts: { refused_agent: agent_id },
    });
  });

  it('a stream ends when its key is revoked, and says why', async () => {
    provider.behave((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(STREAM[1])}\n\n`);
    });
    const key = await keyWith({});
    const { data, response } = await client(key)
      .chat.completions.create({ ...hello('gpt'), stream: true })
      .withResponse();
    const reading = (async () => {
      for await (const _ of data) await gateway.manage('POST', '/key/block', { key });
    })();
    await expect(reading).rejects.toBeInstanceOf(APIError);
    expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
      outcome: 'truncated',
      error_code: 'UNAUTHENTICATED',
    });
  });

  it('a call joins the trace that its headers name', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { response } = await client(undefined, '/v1', { traceparent })
      .chat.completions.create(hello('mock'))
      .withResponse();
    expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
      trace_id: '0af7651916cd43dd8448eb211c80319c',
      parent_span_id: 'b7ad6b7169203331',
    });
  });
});

it('a call’s record says on whose behalf it was made and what its caller says of it; tags, of who may set them', async () => {
  provider.behave((_, response) => sendJson(response, 200, COMPLETION));
  const ask = async (key: string, headers: Record<string, string>, body: object) => {
    const { response } = await client(key, '/v1', headers)
      .chat.completions.create({ ...hello('gpt'), ...body } as never)
      .withResponse();
    return gateway.recordOf(response.headers.get('x-litellm-call-id'));
  };
  const trusted = await keyWith({ tags: ['own'], metadata: { allow_client_tags: true } });
  const told = { 'x-litellm-tags': ' a, b ', 'x-litellm-spend-logs-metadata': '{"order":7}' };
  expect(await ask(trusted, { ...told, 'x-litellm-customer-id': 'ada' }, { user: 'bob' })).toMatchObject({
    tags: ['own', 'a', 'b'],
    model_facts: { end_user: 'ada', caller_metadata: '{"order":7}' },
  });
  expect(provider.asked.at(-1)?.body).toMatchObject({ user: 'bob' });
  const inBody = { user: 'bob', tags: ['c'], metadata: { spend_logs_metadata: { a_b: [1] } } };
  expect(await ask(trusted, told, inBody)).toMatchObject({
    tags: ['own', 'c'],
    model_facts: { end_user: 'bob', caller_metadata: '{"order":7}' },
  });
  const named = { 'x-litellm-spend-logs-metadata': 'x', 'x-app-user': 'eve' };
  const other = await ask(await keyWith({ tags: ['own'] }), named, inBody);
  expect(other).toMatchObject({ tags: ['own'], model_facts: { caller_metadata: '{"a_b":[1]}', end_user: 'eve' } });
  const langfuse = { langfuse_trace_id: 'a-trace', langfuse_session_id: 'a-session', langfuse_trace_user_id: 'zoe' };
  expect(await ask(trusted, langfuse, { litellm_trace_id: 'body' })).toMatchObject({
    trace_ref: 'a-trace',
    session_id: 'a-session',
    model_facts: { end_user: 'zoe' },
  });
});

it('a provider is told its callers’ own headers where the operator says so, and never their keys', async () => {
  provider.behave((_, response) => sendJson(response, 200, COMPLETION));
  const headers = { 'x-tenant': 'blue', 'x-copy': `Bearer ${gateway.adminKey}`, 'x-forwarded-for': '192.0.2.3' };
  const heard = async (model: string) => {
    await client(undefined, '/v1', headers).chat.completions.create(hello(model));
    const { headers: all = {} } = provider.asked.at(-1) ?? {};
    return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('x-')));
  };
  expect(await heard('gpt')).toEqual({ 'x-tenant': 'blue' });
  expect(await heard('discounted')).toEqual({});
});

it('responses that go on from each other are one session, and each costs what its tier of service does', async () => {
  let made = 0;
  provider.behave((_, response) => {
    const id = `resp_${made++}`;
    const usage = { input_tokens: 1000, output_tokens: 500, total_tokens: 1500 };
    const answer = { id, object: 'response', status: 'completed', model: 'real-name', output: [], usage };
    sendJson(response, 200, { ...answer, service_tier: 'priority' });
  });
  const ask = async (previous_response_id: string | null) => {
    const asked = client().responses.create({ model: 'gpt', input: 'Hello', previous_response_id });
    const { data, response } = await asked.withResponse();
    return { id: data.id, call: await gateway.recordOf(response.headers.get('x-litellm-call-id')) };
  };
  const first = await ask(null);
  const second = await ask(first.id);
  const third = await ask(second.id);
  const unknown = await ask('resp_unknown');
  expect(first.call).toMatchObject({ cost_nano: 1000 * 3_000 + 500 * 30_000, session_id: first.call['trace_id'] });
  expect([second, third].map(({ call }) => call['session_id'])).toEqual(Array(2).fill(first.call['session_id']));
  expect(unknown.call['session_id']).toBe(unknown.call['trace_id']);
});

it('what the operator takes off and adds is part of the cost, and told apart from it', async () => {
  provider.behave((_, response) => sendJson(response, 200, COMPLETION));
  const { response } = await client().chat.completions.create(hello('discounted')).withResponse();
  const told = (name: string) => response.headers.get(`x-litellm-response-cost${name}`);
  expect(['', '-original', '-discount-amount', '-margin-amount', '-margin-percent'].map(told)).toEqual([
    '0.011341',
    '0.0105',
    '0.00105',
    '0.001891',
    '0.2',
  ]);
  expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
    cost_nano: 11_341_000,
    model_facts: { cost_parts: { discount: -1_050_000, margin: 1_891_000 } },
  });
});

it('a model without a price costs an unknown amount, and the record says why', async () => {
  const { response } = await client().chat.completions.create(hello('mock-tools')).withResponse();
  expect(response.headers.get('x-litellm-response-cost')).toBeNull();
  expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
    cost_nano: null,
    model_facts: { cost_note: 'no price is known of this model' },
  });
});

it('errors of the messages route have Anthropic’s shape', async () => {
  const response = await fetch(`${gateway.url}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': gateway.adminKey, 'content-type': 'application/json' },
    body: JSON.stringify({ ...hello('mock-broken'), max_tokens: 5 }),
  });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } });
});

it('a restart forgets no session that a response belongs to', async () => {
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  const answer = { id: 'resp_before', object: 'response', status: 'completed', model: 'real-name', output: [], usage };
  provider.behave((_, response) => sendJson(response, 200, answer));
  const ask = async (previous_response_id: string | null, headers: Record<string, string> = {}) => {
    const asked = client(undefined, '/v1', headers).responses.create({
      model: 'gpt',
      input: 'Hi',
      previous_response_id,
    });
    const { response } = await asked.withResponse();
    return gateway.recordOf(response.headers.get('x-litellm-call-id'));
  };
  expect((await ask(null, { 'x-litellm-session-id': 'a-talk' }))['session_id']).toBe('a-talk');
  const { dataDir } = gateway;
  await gateway.stop();
  gateway = await startGateway({ configure, dataDir });
  expect((await ask('resp_before'))['session_id']).toBe('a-talk');
});
