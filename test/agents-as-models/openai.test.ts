import OpenAI, { APIError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { startRecordingAgent } from '../peers/recording-agent.ts';
import { behaviours } from '../peers/script.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

// Agents through OpenAI's own client, as if they were models.

let gateway: TestGateway;
let v1: Peer;
let v03: Peer;
let key: string;

beforeAll(async () => {
  [gateway, v1, v03] = await Promise.all([
    // Comments between events are nothing to the SDK.
    startGateway({
      configure(config) {
        config.server.keepAliveMs = 50;
      },
    }),
    startV1Agent({ script: behaviours }),
    startV03Agent({ script: behaviours }),
  ]);
  await gateway.register({ agent_name: 'one', url: v1.url, litellm_params: { cost_per_query: 0.05 } });
  await gateway.register({ agent_name: 'three', url: v03.url });
  await gateway.register({ agent_name: 'other', url: v1.url });
  key = await gateway.createKey(['one', 'three']);
});

afterAll(() => Promise.all([gateway?.close(), v1?.close(), v03?.close()]));

const client = (headers: Record<string, string> = {}, apiKey = key) =>
  new OpenAI({ apiKey, baseURL: `${gateway.url}/v1`, maxRetries: 0, defaultHeaders: headers });

const saying = (content: string, model = 'a2a/one') => ({ model, messages: [{ role: 'user' as const, content }] });

type Extended = { metadata: Record<string, string> };
const metadataOf = (answer: unknown) => (answer as Extended).metadata;

const failure = async (call: Promise<unknown>): Promise<APIError> => {
  const error: unknown = await call.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(APIError);
  return error as APIError;
};

describe.each(['a2a/one', 'a2a/three'])('%s', (model) => {
  it('answers a chat, whole', async () => {
    const { data, response } = await client().chat.completions.create(saying('hello', model)).withResponse();
    expect(data).toMatchObject({
      object: 'chat.completion',
      model,
      choices: [{ index: 0, message: { role: 'assistant', content: 'echo: hello' }, finish_reason: 'stop' }],
      usage: { estimated: true },
    });
    expect(metadataOf(data)).toMatchObject({ task_state: 'completed' });
    expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
      front: 'chat',
      operation: 'send',
      outcome: 'ok',
      agent_name: model.slice('a2a/'.length),
      task_id: metadataOf(data)['task_id'],
      input_tokens: null,
    });
  });

  it('answers a chat as the agent speaks', async () => {
    const request = { ...saying('slow 3 5', model), stream: true as const, stream_options: { include_usage: true } };
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of await client().chat.completions.create(request)) chunks.push(chunk);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
      { role: 'assistant', content: '', refusal: null },
      ...[1, 2, 3].map((number) => ({ content: `chunk ${number}/3 ` })),
      {},
      undefined,
    ]);
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason ?? null)).toEqual([
      null,
      null,
      null,
      null,
      'stop',
      null,
    ]);
    expect(chunks.at(-1)?.usage).toMatchObject({ estimated: true });
  });

  it('answers with a response, whole', async () => {
    const response = await client().responses.create({ model, input: 'hello' });
    expect(response).toMatchObject({ object: 'response', status: 'completed', model, output_text: 'echo: hello' });
    expect(response.metadata).toMatchObject({ task_state: 'completed' });
  });

  it('answers with a response as the agent speaks', async () => {
    const events: OpenAI.Responses.ResponseStreamEvent[] = [];
    for await (const event of await client().responses.create({ model, input: 'slow 2 5', stream: true }))
      events.push(event);
    expect(events.map(({ type }) => type)).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, index) => index));
    const [first, last] = [events[0], events.at(-1)];
    if (first?.type !== 'response.created' || last?.type !== 'response.completed') throw new Error('no response');
    expect(last.response.id).toBe(first.response.id);
    expect(last.response.output).toMatchObject([{ content: [{ text: 'chunk 1/2 chunk 2/2 ' }] }]);
  });

  it('asks back, and the next turn answers: by the id of the answer, or by its metadata', async () => {
    const openai = client();
    const asked = await openai.responses.create({ model, input: 'input' });
    expect(asked.output_text).toBe('which city?');
    expect(asked.metadata).toMatchObject({ task_state: 'input-required' });
    const answered = await openai.responses.create({ model, input: 'Rome', previous_response_id: asked.id });
    expect(answered.output_text).toBe('resumed with: Rome');
    expect(answered.metadata?.['task_id']).toBe(asked.metadata?.['task_id']);

    const chat = await openai.chat.completions.create(saying('input', model));
    const { context_id = '', task_id = '' } = metadataOf(chat);
    const more = await openai.chat.completions.create({ ...saying('Oslo', model), metadata: { context_id } });
    expect(more.choices[0]?.message.content).toBe('resumed with: Oslo');
    expect(metadataOf(more)).toMatchObject({ context_id, task_id, task_state: 'completed' });
  });

  it.each([
    ['fail', 500, 'task_failed', 'it failed'],
    ['reject', 400, 'task_rejected', 'no'],
  ])('that does %s is an error, streamed or not, and no SDK repeats it', async (word, status, code, words) => {
    for (const stream of [false, true]) {
      const openai = client();
      const call = async () => {
        const answer = await openai.chat.completions.create({ ...saying(word, model), stream });
        if (Symbol.asyncIterator in answer) for await (const _ of answer);
      };
      const error = await failure(call());
      expect(error).toMatchObject({ code });
      expect(error.message).toContain(words);
      if (!stream) {
        expect(error.status).toBe(status);
        expect(error.headers?.get('x-should-retry')).toBe('false');
      }
    }
  });

  it('tells files and data as they came', async () => {
    const { choices } = await client().chat.completions.create(saying('parts', model));
    const message = choices[0]?.message as unknown as { content: string; a2a_parts: Record<string, unknown>[] };
    expect(message.content).toMatch(/^hello\n\n\[f\.pdf\]\(https:\/\/example\.com\/f\.pdf\)\n\n\{"k":1,/);
    expect(message.a2a_parts[0]).toMatchObject({
      raw: Buffer.from('hello bytes').toString('base64'),
      filename: 'a.bin',
    });
  });

  it('is left when its caller leaves', async () => {
    const stream = await client().chat.completions.create({ ...saying('slow 1000 10', model), stream: true });
    let id = '';
    for await (const chunk of stream) {
      id = chunk.id;
      if (chunk.choices[0]?.delta.content) break;
    }
    const call = id.slice('chatcmpl-'.length, 'chatcmpl-'.length + 32);
    const uuid = call.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    expect(await gateway.recordOf(uuid)).toMatchObject({ outcome: 'caller-left' });
  });
});

it('images, files and data reach an agent as they were sent, and come back as it sends them', async () => {
  const mirror = await startRecordingAgent();
  let received: unknown;
  mirror.behave(({ body }, response) => {
    const { message } = JSON.parse(body.toString()) as { message: { parts: unknown } };
    received = message.parts;
    const reflected = { messageId: 'r', role: 'ROLE_AGENT', parts: message.parts };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ message: reflected }));
  });
  await gateway.register({ agent_name: 'mirror', url: mirror.url });
  const image = 'data:image/png;base64,aGk=';
  const content = [
    { type: 'text', text: 'Look' },
    { type: 'image_url', image_url: { url: image } },
    { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,eHg=' } },
    { type: 'data', data: { k: 1 } },
  ];
  const request = { model: 'a2a/mirror', messages: [{ role: 'user', content }] };
  const { choices } = await client({}, gateway.adminKey).chat.completions.create(request as never);
  const file = { raw: 'eHg=', filename: 'a.pdf', mediaType: 'application/pdf' };
  expect(received).toEqual([{ text: 'Look' }, { raw: 'aGk=', mediaType: 'image/png' }, file, { data: { k: 1 } }]);
  expect(choices[0]?.message).toMatchObject({
    content: 'Look\n\n{"k":1}',
    images: [{ type: 'image_url', image_url: { url: image } }],
    a2a_parts: [file, { data: { k: 1 } }],
  });
  await mirror.close();
});

describe('a conversation', () => {
  const contextAfter = async (body: object, headers = {}) =>
    metadataOf(await client(headers).chat.completions.create({ ...saying('hi'), ...body } as never))['context_id'];

  it('goes on in the context that metadata, an earlier answer, or a session names', async () => {
    const first = await client().responses.create({ model: 'a2a/one', input: 'hi' });
    const context = first.metadata?.['context_id'];
    expect(await contextAfter({ metadata: { context_id: context } })).toBe(context);
    expect(await contextAfter({ previous_response_id: first.id })).toBe(context);
    const second = await client().responses.create({ model: 'a2a/one', input: 'hi', previous_response_id: first.id });
    expect(second.metadata?.['context_id']).toBe(context);
    const third = await client().responses.create({
      model: 'a2a/one',
      input: 'hi',
      conversation: { id: context ?? '' },
    });
    expect(third.metadata?.['context_id']).toBe(context);
    expect(await contextAfter({ litellm_session_id: 'my-session' })).toBe('my-session');
    expect(await contextAfter({}, { 'x-litellm-session-id': 'my-session' })).toBe('my-session');
  });

  it('is not somebody else’s who names the same', async () => {
    const first = await client().responses.create({ model: 'a2a/one', input: 'input' });
    const stranger = client({}, await gateway.createKey(['one']));
    const request = { model: 'a2a/one', input: 'Rome' };
    const error = await failure(stranger.responses.create({ ...request, previous_response_id: first.id }));
    expect(error.status).toBe(404);
    const context = first.metadata?.['context_id'] ?? '';
    const other = await stranger.responses.create({ ...request, metadata: { context_id: context } });
    expect(other.output_text).toBe('echo: Rome');
    const task_id = first.metadata?.['task_id'] ?? '';
    expect((await failure(stranger.responses.create({ ...request, metadata: { task_id } }))).status).toBe(404);
  });

  it('that nobody names is told in the way configured for the agent', async () => {
    const messages = [
      { role: 'system' as const, content: 'Be brief' },
      { role: 'user' as const, content: 'Hi' },
      { role: 'assistant' as const, content: 'Hello' },
      { role: 'user' as const, content: 'And now?' },
    ];
    const ask = async () => {
      const { choices } = await client().chat.completions.create({ model: 'a2a/one', messages });
      return choices[0]?.message.content;
    };
    expect(await ask()).toBe('echo: system: Be brief\n\nuser: Hi\n\nassistant: Hello\n\nuser: And now?');
    const { agent_id } = await gateway.manage<{ agent_id: string }>('GET', '/v1/agents/one');
    await gateway.manage('PATCH', `/v1/agents/${agent_id}`, { chat_history: 'none' });
    expect(await ask()).toBe('echo: And now?');
  });
});

describe('who may call what', () => {
  it('agents are listed beside models, for those who may call them', async () => {
    const listed = (await client().models.list()).data.map(({ id }) => id);
    expect(listed).toEqual(['a2a/one', 'a2a/three']);
    expect(await client().models.retrieve('a2a/one')).toMatchObject({ id: 'a2a/one', owned_by: 'a2a' });
    expect((await failure(client().models.retrieve('a2a/other'))).status).toBe(400);
  });

  it('an agent that may not be called is like one that is not there', async () => {
    const errors = await Promise.all(
      ['a2a/other', 'a2a/nothing'].map((model) => failure(client().chat.completions.create(saying('hi', model)))),
    );
    for (const error of errors) expect(error).toMatchObject({ status: 404, code: 'model_not_found' });
    expect(errors.map(({ headers }) => headers?.get('x-should-retry'))).toEqual(['false', 'false']);
  });

  it('an agent that may not be called is not found by what it has answered, either', async () => {
    const { id } = await client({}, gateway.adminKey).responses.create({ model: 'a2a/other', input: 'hello' });
    const errors = await Promise.all(
      ['a2a/other', 'a2a/nothing'].map((model) =>
        failure(client().responses.create({ model, input: 'hi', previous_response_id: id })),
      ),
    );
    for (const error of errors) expect(error).toMatchObject({ status: 404, code: 'model_not_found' });
  });

  it('what is wrong with a request is said in OpenAI’s words', async () => {
    const error = await failure(client().chat.completions.create({ model: 'a2a/one', messages: [] }));
    expect(error).toMatchObject({ status: 400, param: 'messages', type: 'invalid_request_error' });
  });
});

describe('a task that takes long', () => {
  it('and says nothing of itself leaves nobody without a sign of life, and how it ends is told', async () => {
    const agent = await startRecordingAgent();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const failed = { id: 'silent', contextId: 'c', status: { state: 'TASK_STATE_FAILED' } };
    agent.behave(async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      await released;
      response.end(`data: ${JSON.stringify({ task: failed })}\n\n`);
    });
    await gateway.register({ agent_name: 'silent', url: agent.url });
    const response = await fetch(`${gateway.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.adminKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...saying('hi', 'a2a/silent'), stream: true }),
    });
    // This far nobody comes before the first event, unless it is not waited for.
    release();
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/"code":"task_failed".*\n\ndata: \[DONE\]\n\n$/);
    await agent.close();
  });

  it('is waited for, though its agent answers at once, or breaks the stream off', async () => {
    const agent = await startRecordingAgent();
    let asked = 0;
    const task = (state: string) => ({
      id: 'long',
      contextId: 'c',
      status: { state: `TASK_STATE_${state}` },
      ...(state === 'COMPLETED' && { artifacts: [{ artifactId: 'a', parts: [{ text: 'at last' }] }] }),
    });
    agent.behave(({ method, url }, response) => {
      if (url.endsWith(':stream')) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(`data: ${JSON.stringify({ task: { ...task('WORKING'), id: 'streamed' } })}\n\n`);
        return;
      }
      const id = url.includes('streamed') ? 'streamed' : 'long';
      const state = method === 'GET' && ++asked % 2 === 0 ? 'COMPLETED' : 'WORKING';
      const body = { ...task(state), id };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(method === 'GET' ? body : { task: body }));
    });
    await gateway.register({ agent_name: 'late', url: agent.url });
    const openai = client({}, gateway.adminKey);
    const { choices } = await openai.chat.completions.create(saying('hi', 'a2a/late'));
    expect(choices[0]?.message.content).toBe('at last');
    let text = '';
    for await (const chunk of await openai.chat.completions.create({ ...saying('hi', 'a2a/late'), stream: true }))
      text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toBe('at last');
    expect(asked).toBe(4);
    await agent.close();
  });
});
