import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import Anthropic from '@anthropic-ai/sdk';
import { generateText, jsonSchema, type LanguageModel, streamText, tool } from 'ai';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { ARGUMENTS, answerAsTold, PIECES } from './fakes/spoken-to.ts';
import { type FakeProvider, startFakeProvider } from './upstream.ts';

// Every client that is known to call gateways (model notes, A.8), with all that it may come to: a whole answer, a stream, the
// call of a tool, an error, and a caller that leaves. The provider behind knows chat completions alone: the other routes are
// translated. Those in Python are called in test/agents-as-models, where their process is.

const MODEL = 'gpt';
const SAID = PIECES.join('');

let provider: FakeProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startFakeProvider();
  provider.behave(answerAsTold);
  gateway = await startGateway({
    configure(config) {
      config.modelRouting.retries = 0;
      const params = { model: 'deepseek/llama', api_base: `${provider.url}/v1`, api_key: 'sk-upstream' };
      const prices = { input_cost_per_token: 1e-6, output_cost_per_token: 2e-6 };
      config.models = [{ model_name: MODEL, litellm_params: { ...params, ...prices } }];
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), provider?.close()]));

interface Client {
  whole(): Promise<string>;
  stream(): Promise<string[]>;
  /** @returns name and arguments */
  callsTool(): Promise<unknown>;
  /** @returns the status */
  fails(): Promise<unknown>;
  /** Leaves when the first piece has come. @param headers to be sent */
  leaves(headers: Record<string, string>): Promise<void>;
}

const TOOL = { name: 'weather', parameters: { type: 'object' as const, properties: {} } };
const options = () => ({ apiKey: gateway.adminKey, baseURL: `${gateway.url}/v1`, maxRetries: 0 });
const statusOf = async (call: PromiseLike<unknown>): Promise<unknown> => {
  const failure: unknown = await Promise.resolve(call).catch((reason: unknown) => reason);
  const { status, statusCode = status } = failure as { status?: number; statusCode?: number };
  return statusCode;
};

async function collected<Item>(items: AsyncIterable<Item>, textOf: (item: Item) => string | undefined) {
  const pieces: string[] = [];
  for await (const item of items) pieces.push(textOf(item) ?? '');
  return pieces.filter((piece) => piece !== '');
}

const chat: Client = (() => {
  const ask = (content: string) => ({ model: MODEL, messages: [{ role: 'user' as const, content }] });
  const openai = () => new OpenAI(options()).chat.completions;
  return {
    whole: async () => (await openai().create(ask('hello'))).choices[0]?.message.content ?? '',
    stream: async () =>
      collected(
        await openai().create({ ...ask('hello'), stream: true }),
        ({ choices }) => choices[0]?.delta.content ?? '',
      ),
    async callsTool() {
      const { choices } = await openai().create({ ...ask('tool'), tools: [{ type: 'function', function: TOOL }] });
      const [call] = choices[0]?.message.tool_calls ?? [];
      return call?.type === 'function' && [call.function.name, JSON.parse(call.function.arguments)];
    },
    fails: () => statusOf(openai().create(ask('fail'))),
    async leaves(headers) {
      for await (const { choices } of await openai().create({ ...ask('endless'), stream: true }, { headers }))
        if (choices[0]?.delta.content) break;
    },
  };
})();

const responses: Client = (() => {
  const ask = (input: string) => ({ model: MODEL, input });
  const openai = () => new OpenAI(options()).responses;
  return {
    whole: async () => (await openai().create(ask('hello'))).output_text,
    stream: async () =>
      collected(await openai().create({ ...ask('hello'), stream: true }), (event) =>
        event.type === 'response.output_text.delta' ? event.delta : '',
      ),
    async callsTool() {
      const { output } = await openai().create({
        ...ask('tool'),
        tools: [{ type: 'function', strict: false, ...TOOL }],
      });
      const call = output.find((item) => item.type === 'function_call');
      return call && [call.name, JSON.parse(call.arguments)];
    },
    fails: () => statusOf(openai().create(ask('fail'))),
    async leaves(headers) {
      for await (const { type } of await openai().create({ ...ask('endless'), stream: true }, { headers }))
        if (type === 'response.output_text.delta') break;
    },
  };
})();

const messages: Client = (() => {
  const ask = (content: string) => ({ model: MODEL, max_tokens: 100, messages: [{ role: 'user' as const, content }] });
  const anthropic = () => new Anthropic({ ...options(), baseURL: gateway.url }).messages;
  const tools = [{ name: TOOL.name, input_schema: TOOL.parameters }];
  return {
    async whole() {
      const [block] = (await anthropic().create(ask('hello'))).content;
      return block?.type === 'text' ? block.text : '';
    },
    stream: () =>
      collected(anthropic().stream(ask('hello')), (event) =>
        event.type === 'content_block_delta' && event.delta.type === 'text_delta' ? event.delta.text : '',
      ),
    async callsTool() {
      const { content } = await anthropic().create({ ...ask('tool'), tools });
      const call = content.find((block) => block.type === 'tool_use');
      return call && [call.name, call.input];
    },
    fails: () => statusOf(anthropic().create(ask('fail'))),
    async leaves(headers) {
      for await (const { type } of await anthropic().create({ ...ask('endless'), stream: true }, { headers }))
        if (type === 'content_block_delta') break;
    },
  };
})();

/** Vercel's AI SDK, which checks every answer and event against its own schema. */
function vercel(model: () => LanguageModel): Client {
  const tools = { weather: tool({ inputSchema: jsonSchema<object>(TOOL.parameters) }) };
  const ask = (prompt: string) => ({ model: model(), prompt, maxRetries: 0 });
  return {
    whole: async () => (await generateText(ask('hello'))).text,
    stream: () => collected(streamText(ask('hello')).textStream, (piece) => piece),
    async callsTool() {
      const [call] = (await generateText({ ...ask('tool'), tools })).toolCalls;
      return call && [call.toolName, call.input];
    },
    fails: () => statusOf(generateText(ask('fail'))),
    async leaves(headers) {
      const leaving = new AbortController();
      const { textStream } = streamText({ ...ask('endless'), headers, abortSignal: leaving.signal });
      for await (const _ of textStream) leaving.abort();
    },
  };
}

const CLIENTS: Record<string, Client> = {
  'openai over chat completions': chat,
  'openai over responses': responses,
  '@anthropic-ai/sdk': messages,
  '@ai-sdk/openai over responses': vercel(() => createOpenAI(options())(MODEL)),
  '@ai-sdk/openai over chat completions': vercel(() => createOpenAI(options()).chat(MODEL)),
  '@ai-sdk/openai-compatible': vercel(() => createOpenAICompatible({ name: 'gateway', ...options() })(MODEL)),
};

interface Recorded {
  outcome: string;
  cost_nano: number | null;
}

const recordsOf = async (query: string): Promise<Recorded[]> =>
  (await gateway.manage<{ calls: Recorded[] }>('GET', `/v1/calls?front=models&limit=100&${query}`)).calls;

const hasLeft = async (name: string): Promise<void> => {
  await expect.poll(() => recordsOf(`trace=${encodeURIComponent(name)}`)).toMatchObject([{ outcome: 'caller-left' }]);
};

const WEATHER = [TOOL.name, ARGUMENTS];

describe.each(Object.entries(CLIENTS))('%s', (name, client) => {
  it('is answered whole and piece by piece, called for tools, refused as the provider refuses, and may leave', async () => {
    const got = await Promise.all([client.whole(), client.stream(), client.callsTool(), client.fails()]);
    expect(got).toEqual([SAID, PIECES, WEATHER, 429]);
    await client.leaves({ 'x-litellm-trace-id': `${name} leaves` });
    await hasLeft(`${name} leaves`);
  });
});

it('whoever asked, and how ever the answer came, it cost the same', async () => {
  const costs = new Set((await recordsOf('outcome=ok')).map(({ cost_nano }) => cost_nano));
  expect(costs).toEqual(new Set([10 * 1000 + 20 * 2000]));
});
