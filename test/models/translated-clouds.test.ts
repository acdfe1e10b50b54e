import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { GoogleGenAI } from '@google/genai';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import OpenAI from 'openai';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeGoogle, SERVICE_ACCOUNT } from '../platforms/vertex/fake-google.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type BedrockReply, bedrockAnswers, bedrockEmbeds, bedrockError, KEYS, REGION } from './fakes/bedrock.ts';
import { type GooglePlace, type GoogleReply, googleAnswers, googleError, KEY, vertexEmbeds } from './fakes/google.ts';
import { streamed } from './fakes/streamed.ts';
import { type Asked, type FakeProvider, sendJson, startFakeProvider } from './upstream.ts';

// Gemini, Vertex AI and Bedrock by OpenAI's own client: requests and answers are translated.

let provider: FakeProvider;
let gateway: TestGateway;
const google = new FakeGoogle();
const warnings: string[] = [];

const PRICES = {
  input_cost_per_token: 1e-6,
  output_cost_per_token: 4e-6,
  cache_read_input_token_cost: 1e-7,
  cache_creation_input_token_cost: 2e-6,
};

beforeAll(async () => {
  provider = await startFakeProvider();
  const entry = (model_name: string, model: string, params: object) => ({
    model_name,
    litellm_params: { model, api_base: provider.url, ...PRICES, ...params },
  });
  const vertex = {
    vertex_location: 'europe-west1',
    vertex_credentials: SERVICE_ACCOUNT,
    vertex_token_url: `${provider.url}/token`,
  };
  gateway = await startGateway({
    log: pino({ level: 'warn' }, { write: (line) => void warnings.push(JSON.parse(line).msg) }),
    configure(config) {
      config.modelRouting.retries = 0;
      config.models = [
        entry('gemini', 'gemini/gemini-2.5-flash', { api_base: `${provider.url}/v1beta`, api_key: KEY }),
        entry('gemini-3', 'gemini/gemini-3-pro-preview', { api_base: `${provider.url}/v1beta`, api_key: KEY }),
        entry('vertex', 'vertex_ai/gemini-2.5-flash', vertex),
        entry('vertex-claude', 'vertex_ai/claude-sonnet-4-5@20250929', vertex),
        entry('vertex-text', 'vertex_ai/text-embedding-005', vertex),
        entry('vertex-gemini', 'vertex_ai/gemini-embedding-001', vertex),
        entry('titan', 'bedrock/amazon.titan-embed-text-v2:0', { aws_region_name: REGION, ...KEYS }),
        entry('cohere', 'bedrock/cohere.embed-multilingual-v3', { aws_region_name: REGION, ...KEYS }),
        entry('cohere-4', 'bedrock/cohere.embed-v4:0', { aws_region_name: REGION, ...KEYS }),
        entry('bedrock', 'bedrock/eu.anthropic.claude-sonnet-4-5-20250929-v1:0', { aws_region_name: REGION, ...KEYS }),
      ];
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

beforeEach(() => {
  provider.asked.length = 0;
});

const client = () => new OpenAI({ apiKey: gateway.adminKey, baseURL: `${gateway.url}/v1`, maxRetries: 0 });
const hello = (model: string) => ({ model, messages: [{ role: 'user' as const, content: 'Hi' }] });
const asked = () => provider.asked.at(-1)?.body;

const WEATHER = {
  type: 'function' as const,
  function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
};

/** Of two texts with seven characters, in both forms, each of which costs its tokens. */
async function expectVectors(model: string, more: { dimensions?: number }) {
  const ask = { model, input: ['Hi', 'there'], ...more };
  const numbers = await client().embeddings.create({ ...ask, encoding_format: 'float' });
  const { data, response } = await client().embeddings.create(ask).withResponse();
  const rest = Array.from({ length: (more.dimensions ?? 2) - 1 }, () => 0.5);
  for (const told of [numbers, data])
    expect(told).toMatchObject({
      model,
      data: [
        { index: 0, embedding: [2, ...rest] },
        { index: 1, embedding: [5, ...rest] },
      ],
      usage: { prompt_tokens: 7, total_tokens: 7 },
    });
  expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
    operation: 'embeddings',
    cost_nano: 7_000,
  });
}

/** Asked whole and streamed, an answer says the same and costs the same. */
async function bothWays(params: Parameters<typeof streamed>[1], costNano: number) {
  const { data, response } = await client()
    .chat.completions.create({ ...params, stream: false })
    .withResponse();
  const stream = await streamed(client(), { ...params, stream_options: { include_usage: true } });
  expect(stream.finish).toBe(data.choices[0]?.finish_reason);
  expect(stream.usage).toEqual(data.usage);
  for (const { headers } of [response, stream.response])
    expect(await gateway.recordOf(headers.get('x-litellm-call-id'))).toMatchObject({
      outcome: 'ok',
      cost_nano: costNano,
    });
  return { whole: data.choices[0]?.message as unknown as Record<string, unknown>, streamed: stream.message, data };
}

describe('Gemini', () => {
  const reply = (parts: Partial<GoogleReply>): GoogleReply => ({
    parts: [{ text: 'Hello there' }],
    finishReason: 'STOP',
    usageMetadata: {
      promptTokenCount: 1000,
      cachedContentTokenCount: 600,
      candidatesTokenCount: 50,
      thoughtsTokenCount: 30,
      totalTokenCount: 1080,
    },
    ...parts,
  });
  // 400 at 1000, 600 at 100, 80 at 4000.
  const COST = 780_000;

  it('is what its SDK takes it for', async () => {
    provider.behave(googleAnswers(reply({})));
    const genai = new GoogleGenAI({ apiKey: KEY, httpOptions: { baseUrl: provider.url } });
    const ask = { model: 'gemini-2.5-flash', contents: 'Hi', config: { temperature: 0.5 } };
    const whole = await genai.models.generateContent(ask);
    expect([whole.text, whole.usageMetadata?.thoughtsTokenCount]).toEqual(['Hello there', 30]);
    let said = '';
    for await (const { text } of await genai.models.generateContentStream(ask)) said += text ?? '';
    expect(said).toBe('Hello there');
  });

  it('answers, thinks, sees and keeps to a schema; what it read from a cache and thought is counted', async () => {
    provider.behave(
      googleAnswers(
        reply({ parts: [{ text: 'Let me think', thought: true, thoughtSignature: 'c2ln' }, { text: '{"a":1}' }] }),
      ),
    );
    const schema = { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] };
    const answer = await bothWays(
      {
        model: 'gemini',
        messages: [
          { role: 'system', content: 'Be brief' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'What is this?' },
              { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
              { type: 'image_url', image_url: { url: 'https://example.com/cat.jpg' } },
            ],
          },
        ],
        seed: 7,
        max_completion_tokens: 100,
        reasoning_effort: 'medium',
        response_format: { type: 'json_schema', json_schema: { name: 'a', schema } },
      },
      COST,
    );
    expect(asked()).toMatchObject({
      systemInstruction: { parts: [{ text: 'Be brief' }] },
      contents: [
        {
          role: 'user',
          parts: [
            { text: 'What is this?' },
            { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } },
            { fileData: { mimeType: 'image/jpeg', fileUri: 'https://example.com/cat.jpg' } },
          ],
        },
      ],
      generationConfig: {
        maxOutputTokens: 100,
        seed: 7,
        responseMimeType: 'application/json',
        thinkingConfig: { thinkingBudget: 2048, includeThoughts: true },
      },
    });
    const said = { content: '{"a":1}', reasoning_content: 'Let me think' };
    expect(answer.whole).toMatchObject(said);
    expect(answer.streamed).toMatchObject(said);
    expect(answer.data.usage).toMatchObject({
      prompt_tokens: 1000,
      completion_tokens: 80,
      completion_tokens_details: { reasoning_tokens: 30 },
    });
  });

  it('calls tools without ids, which get some, and is given back its signature with the result', async () => {
    const functionCall = { name: 'weather', args: { city: 'Köln' } };
    provider.behave(googleAnswers(reply({ parts: [{ functionCall, thoughtSignature: 'c2lnbmVk' }] })));
    const tools = [WEATHER];
    const { whole, streamed: told } = await bothWays({ ...hello('gemini-3'), tools, tool_choice: 'required' }, COST);
    expect(asked()).toMatchObject({ toolConfig: { functionCallingConfig: { mode: 'ANY' } } });
    const call = {
      id: expect.stringMatching(/\w/),
      type: 'function',
      function: { name: 'weather', arguments: '{"city":"Köln"}' },
      extra_content: { google: { thought_signature: 'c2lnbmVk' } },
    };
    expect([whole['tool_calls'], told['tool_calls']]).toEqual([[call], [call]]);
    const { id = '' } = (whole['tool_calls'] as { id: string }[])[0] ?? {};
    provider.behave(googleAnswers(reply({})));
    const result = { role: 'tool' as const, tool_call_id: id, content: 'sunny' };
    const messages = [...hello('gemini-3').messages, whole as never, result];
    await client().chat.completions.create({ model: 'gemini-3', messages, tools });
    expect(asked()).toMatchObject({
      contents: [
        { role: 'user' },
        { role: 'model', parts: [{ functionCall, thoughtSignature: 'c2lnbmVk' }] },
        { role: 'user', parts: [{ functionResponse: { name: 'weather', response: { content: 'sunny' } } }] },
      ],
    });
  });

  it('says in OpenAI’s shape what it refuses, and when to come again', async () => {
    provider.behave((_, response) => googleError(response, 429, 'RESOURCE_EXHAUSTED', 'Quota exceeded'));
    for (const stream of [false, true]) {
      const limited = await client()
        .chat.completions.create({ ...hello('gemini'), stream })
        .catch((error: unknown) => error);
      expect(limited).toMatchObject({ status: 429, error: { message: 'Quota exceeded', type: 'rate_limit_error' } });
      expect((limited as { headers: Headers }).headers.get('retry-after')).toBe('39');
    }
  });

  it('serves embeddings at its own route for them', async () => {
    const list = { object: 'list', data: [{ object: 'embedding', index: 0, embedding: [1] }], model: 'm' };
    provider.behave((_, response) => sendJson(response, 200, list));
    await client().embeddings.create({ model: 'gemini', input: 'Hi', encoding_format: 'float' });
    expect(provider.asked[0]).toMatchObject({
      url: '/v1beta/openai/embeddings',
      headers: { authorization: `Bearer ${KEY}` },
    });
  });

  const PLACE: GooglePlace = {
    path: '/v1beta1/projects/my-project/locations/europe-west1/publishers/google',
    knows: ({ authorization }) => google.knows(authorization),
  };

  /** Gives out tokens besides. */
  const onVertex = (answer: (one: Asked, response: Parameters<typeof sendJson>[0]) => void) =>
    provider.behave((one, response) =>
      one.url === '/token' ? google.answer(response, one.raw) : answer(one, response),
    );

  it('on Vertex AI is asked with a token of the service account', async () => {
    onVertex(googleAnswers(reply({}), PLACE));
    const { whole } = await bothWays(hello('vertex'), COST);
    expect(whole).toMatchObject({ content: 'Hello there' });
    expect(provider.asked.at(-1)?.headers).not.toHaveProperty('x-goog-api-key');
    expect(google.issued).toBe(1);
  });

  it('makes vectors on Vertex AI, each model as many at once as it takes', async () => {
    const express: GooglePlace = {
      path: '/v1beta1/publishers/google',
      knows: (headers) => headers['x-goog-api-key'] === KEY,
    };
    provider.behave(vertexEmbeds(express));
    const sdk = new GoogleGenAI({ vertexai: true, apiKey: KEY, httpOptions: { baseUrl: provider.url } });
    const { embeddings } = await sdk.models.embedContent({ model: 'text-embedding-005', contents: ['abc'] });
    expect(embeddings?.[0]).toMatchObject({ values: [3, 0.5], statistics: { tokenCount: 3 } });

    onVertex(vertexEmbeds(PLACE));
    for (const [model, requests] of [
      ['vertex-text', 2 * 1],
      ['vertex-gemini', 2 * 2],
    ] as const) {
      provider.asked.length = 0;
      await expectVectors(model, { dimensions: 3 });
      expect(provider.asked.filter(({ url }) => url !== '/token')).toHaveLength(requests);
    }
  });

  it('is not alone on Vertex AI: Claude is asked there in its own protocol', async () => {
    const message = {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude',
      content: [{ type: 'text', text: 'Hello there' }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: { input_tokens: 10, output_tokens: 5 },
    };
    onVertex((_, response) => sendJson(response, 200, message));
    const answer = await client().chat.completions.create(hello('vertex-claude'));
    expect(answer.choices[0]?.message.content).toBe('Hello there');
    const { url, body, headers } = provider.asked.at(-1) ?? {};
    expect(url).toBe(
      '/v1beta1/projects/my-project/locations/europe-west1/publishers/anthropic/models/claude-sonnet-4-5%4020250929:rawPredict',
    );
    expect(body).toMatchObject({ anthropic_version: 'vertex-2023-10-16', messages: [{ role: 'user' }] });
    expect(body).not.toHaveProperty('model');
    expect(google.knows(headers?.authorization)).toBe(true);
  });
});

describe('Bedrock', () => {
  const THOUGHT = { reasoningContent: { reasoningText: { text: 'Let me think', signature: 'sig-1' } } };
  const CALL = { toolUse: { toolUseId: 'tooluse_1', name: 'weather', input: { city: 'Köln' } } };
  const reply = (parts: Partial<BedrockReply>): BedrockReply => ({
    content: [{ text: 'Hello there' }],
    stopReason: 'end_turn',
    usage: {
      inputTokens: 100,
      outputTokens: 50,
      totalTokens: 150,
      cacheReadInputTokens: 1000,
      cacheWriteInputTokens: 200,
    },
    ...parts,
  });
  // 100 at 1000, 1000 at 100, 200 at 2000, 50 at 4000.
  const COST = 800_000;

  const awsClient = () =>
    new BedrockRuntimeClient({
      region: REGION,
      endpoint: provider.url,
      credentials: { accessKeyId: KEYS.aws_access_key_id, secretAccessKey: KEYS.aws_secret_access_key },
      maxAttempts: 1,
      // Its own way is HTTP/2.
      requestHandler: new NodeHttpHandler(),
    });

  it('is what its SDK takes it for', async () => {
    provider.behave(bedrockAnswers(reply({ content: [THOUGHT, CALL], stopReason: 'tool_use' })));
    const aws = awsClient();
    const ask = { modelId: 'm', messages: [{ role: 'user' as const, content: [{ text: 'Hi' }] }] };
    const whole = await aws.send(new ConverseCommand(ask));
    expect(whole).toMatchObject({ output: { message: { content: [THOUGHT, CALL] } }, usage: { inputTokens: 100 } });
    const events: string[] = [];
    for await (const event of (await aws.send(new ConverseStreamCommand(ask))).stream ?? [])
      events.push(...Object.keys(event));
    expect(events).toEqual(expect.arrayContaining(['messageStart', 'contentBlockDelta', 'messageStop', 'metadata']));
    aws.destroy();
  });

  it('is asked with signatures; its thoughts and tools come back with the next turn', async () => {
    provider.behave(bedrockAnswers(reply({ content: [THOUGHT, CALL], stopReason: 'tool_use' })));
    const ask = { ...hello('bedrock'), tools: [WEATHER], reasoning_effort: 'low' as const, max_tokens: 4000 };
    const { whole, streamed: told } = await bothWays(ask, COST);
    expect(asked()).toMatchObject({
      inferenceConfig: { maxTokens: 4000 },
      additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 1024 } },
    });
    const message = {
      reasoning_content: 'Let me think',
      thinking_blocks: [{ type: 'thinking', thinking: 'Let me think', signature: 'sig-1' }],
      tool_calls: [{ id: 'tooluse_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Köln"}' } }],
    };
    expect(whole).toMatchObject(message);
    expect(told).toMatchObject(message);
    provider.behave(bedrockAnswers(reply({})));
    const result = { role: 'tool' as const, tool_call_id: 'tooluse_1', content: 'sunny' };
    await client().chat.completions.create({ ...ask, messages: [...ask.messages, whole as never, result] });
    expect(asked()).toMatchObject({
      messages: [
        { role: 'user' },
        { role: 'assistant', content: [THOUGHT, CALL] },
        { role: 'user', content: [{ toolResult: { toolUseId: 'tooluse_1' } }] },
      ],
    });
  });

  it('makes vectors with Titan and Cohere, in the form that OpenAI’s client asks for by itself', async () => {
    provider.behave(bedrockEmbeds);
    const aws = awsClient();
    const ask = { modelId: 'amazon.titan-embed-text-v2:0', body: JSON.stringify({ inputText: 'abc', dimensions: 2 }) };
    const { body } = await aws.send(new InvokeModelCommand(ask));
    expect(JSON.parse(body.transformToString())).toEqual({ embedding: [3, 0.5], inputTextTokenCount: 3 });
    aws.destroy();
    for (const [model, more] of [
      ['titan', { dimensions: 3 }],
      ['cohere', {}],
      ['cohere-4', { dimensions: 3 }],
    ] as const)
      await expectVectors(model, more);
    expect(asked()).toMatchObject({ input_type: 'search_document', texts: ['Hi', 'there'] });
    provider.behave((_, response) => bedrockError(response, 429, 'ThrottlingException', 'Too many requests'));
    const input = ['a', 'b'];
    await expect(client().embeddings.create({ model: 'titan', input })).rejects.toMatchObject({ status: 429 });
    await expect(client().embeddings.create({ model: 'titan', input: [1, 2] })).rejects.toMatchObject({
      status: 400,
      param: 'input',
    });
    await expect(client().embeddings.create({ model: 'bedrock', input })).rejects.toMatchObject({ status: 400 });
  });

  it('answers the older route for texts, whole and streamed', async () => {
    provider.behave(bedrockAnswers(reply({})));
    const ask = { model: 'bedrock', prompt: 'Hi', max_tokens: 50 };
    const { data, response } = await client().completions.create(ask).withResponse();
    expect(data).toMatchObject({
      object: 'text_completion',
      model: 'bedrock',
      choices: [{ text: 'Hello there', finish_reason: 'stop' }],
      usage: { prompt_tokens: 1300, completion_tokens: 50 },
    });
    expect(asked()).toMatchObject({ messages: [{ role: 'user', content: [{ text: 'Hi' }] }] });
    const stream = await client()
      .completions.create({ ...ask, stream: true })
      .withResponse();
    const told: unknown[] = [];
    for await (const { choices } of stream.data) told.push(choices[0]?.text, choices[0]?.finish_reason);
    expect(told).toEqual(['Hello ', null, 'there', null, '', 'stop']);
    for (const { headers } of [response, stream.response])
      expect(await gateway.recordOf(headers.get('x-litellm-call-id'))).toMatchObject({
        operation: 'completions',
        cost_nano: COST,
      });
    await expect(client().completions.create({ ...ask, prompt: ['a', 'b'] })).rejects.toMatchObject({
      status: 400,
      param: 'prompt',
    });
  });

  it('is warned of by the log, once, where a request is told not quite as it was asked', async () => {
    provider.behave(bedrockAnswers(reply({})));
    for (const _ of ['once', 'again']) await bothWays({ ...hello('bedrock'), temperature: 1.5 }, COST);
    expect(asked()).toMatchObject({ inferenceConfig: { temperature: 1 } });
    expect(warnings).toEqual([expect.stringContaining('temperature: unsupported')]);
  });

  it('sees images, and says in OpenAI’s shape what it refuses', async () => {
    provider.behave(bedrockAnswers(reply({})));
    const image = { type: 'image_url' as const, image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };
    const see = { model: 'bedrock', messages: [{ role: 'user' as const, content: [image] }] };
    await bothWays(see, COST);
    expect(asked()).toMatchObject({ messages: [{ content: [{ image: { format: 'png' } }] }] });
    const far = { ...image, image_url: { url: `${provider.url}/cat.png` } };
    await expect(
      client().chat.completions.create({ ...see, messages: [{ role: 'user', content: [far] }] }),
    ).rejects.toMatchObject({ status: 400, param: 'messages[0].content[0]' });
    provider.behave((_, response) => bedrockError(response, 429, 'ThrottlingException', 'Too many requests'));
    for (const stream of [false, true])
      await expect(client().chat.completions.create({ ...hello('bedrock'), stream })).rejects.toMatchObject({
        status: 429,
        error: { message: 'Too many requests', type: 'rate_limit_error' },
      });
  });
});
