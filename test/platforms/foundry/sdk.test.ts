import { AgentsClient } from '@azure/ai-agents';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, type FakeFoundry, PROJECT, startFakeFoundry } from './fake-server.ts';

// The fake gives the vendors' own clients what the service gives them.

type Policy = Parameters<AgentsClient['pipeline']['addPolicy']>[0];

let server: FakeFoundry;
beforeAll(async () => {
  server = await startFakeFoundry();
});
afterAll(() => server.close());

describe("for OpenAI's SDK", () => {
  let client: OpenAI;
  beforeAll(() => {
    const baseURL = `${server.url}${PROJECT}/openai/v1`;
    client = new OpenAI({ baseURL, apiKey: 'none', defaultHeaders: { 'api-key': API_KEY }, maxRetries: 0 });
  });
  /** A member that the SDK does not know. */
  const ask = (input: string, more: object = {}) => ({
    input,
    agent_reference: { type: 'agent_reference', name: 'echo' },
    ...more,
  });

  it('an agent remembers a conversation', async () => {
    const { id: conversation } = await client.conversations.create({ metadata: { contextId: 'ctx' } });
    await client.responses.create(ask('one', { conversation }));
    const second = await client.responses.create(ask('two', { conversation }));
    expect(second.output_text).toBe('You said: two (2 turns)');
    expect(second.usage?.total_tokens).toBe(15);
  });

  it('a response in the background is followed from any event on, and cancelled', async () => {
    const stream = await client.responses.create({ ...ask('slow'), background: true, stream: true });
    let id = '';
    let text = '';
    for await (const event of stream) {
      if (event.type === 'response.created') id = event.response.id;
      if (event.type !== 'response.output_text.delta') continue;
      text += event.delta;
      const rest = await client.responses.retrieve(id, { stream: true, starting_after: event.sequence_number });
      for await (const later of rest) if (later.type === 'response.output_text.delta') text += later.delta;
      break;
    }
    expect(text).toBe('You said: slow (1 turns)');
    const { id: other } = await client.responses.create({ ...ask('slow'), background: true });
    expect((await client.responses.cancel(other)).status).toBe('cancelled');
  });

  it('refuses as Foundry does', async () => {
    const gone = client.responses.create(ask('x', { conversation: 'conv_0' }));
    await expect(gone).rejects.toMatchObject({ status: 404, message: expect.stringContaining('conv_0') });
    await expect(client.responses.create({ input: 'x' })).rejects.toMatchObject({ status: 400 });
  });
});

describe("for Azure's SDK", () => {
  let client: AgentsClient;
  beforeAll(() => {
    const credential = { getToken: async () => ({ token: 'FAKE', expiresOnTimestamp: Date.now() + 3_600_000 }) };
    client = new AgentsClient(server.url.replace('http://', 'https://') + PROJECT, credential);
    // The SDK shows its token to nobody without TLS: on the loopback, the way is changed behind its back.
    const sendRequest: Policy['sendRequest'] = (request, next) => {
      request.url = request.url.replace('https://', 'http://');
      request.allowInsecureConnection = true;
      request.headers.set('api-key', API_KEY);
      return next(request);
    };
    client.pipeline.addPolicy({ name: 'loopback', sendRequest }, { afterPhase: 'Sign' });
  });

  it('a classic agent answers in a thread', async () => {
    const thread = await client.threads.create();
    await client.messages.create(thread.id, 'user', 'hello');
    const run = await client.runs.createAndPoll(thread.id, 'asst_1', { pollingOptions: { intervalInMs: 5 } });
    expect(run).toMatchObject({ status: 'completed', usage: { totalTokens: 15 } });
    const texts: unknown[] = [];
    for await (const { content } of client.messages.list(thread.id, { order: 'asc' })) texts.push(content[0]);
    expect(texts).toMatchObject([{ text: { value: 'hello' } }, { text: { value: 'You said: hello (1 turns)' } }]);
  });

  it('a classic agent streams, and fails as an ordinary event', async () => {
    const eventsOf = async (text: string): Promise<string[]> => {
      const thread = await client.threads.create();
      await client.messages.create(thread.id, 'user', text);
      const names: string[] = [];
      for await (const { event } of await client.runs.create(thread.id, 'asst_1').stream()) names.push(event);
      return names;
    };
    expect(await eventsOf('hi')).toEqual([
      'thread.run.created',
      'thread.run.queued',
      'thread.run.in_progress',
      'thread.run.step.created',
      'thread.message.created',
      ...Array.from({ length: 4 }, () => 'thread.message.delta'),
      'thread.message.completed',
      'thread.run.step.completed',
      'thread.run.completed',
      'done',
    ]);
    expect((await eventsOf('boom')).slice(-2)).toEqual(['thread.run.failed', 'done']);
  });

  it('a classic agent asks, takes files, and knows what it is', async () => {
    expect(await client.getAgent('asst_1')).toMatchObject({ name: 'echo', description: 'Echoes.' });
    const file = await client.files.upload(new Blob(['a;b']).stream(), 'assistants', { fileName: 'sums.csv' });
    const thread = await client.threads.create();
    const attachments = [{ fileId: file.id, tools: [{ type: 'file_search' as const }] }];
    await client.messages.create(thread.id, 'user', 'ask', { attachments });
    const run = await client.runs.create(thread.id, 'asst_1');
    expect((await client.runs.get(thread.id, run.id)).requiredAction).toMatchObject({ type: 'submit_tool_outputs' });
    expect((await client.runs.cancel(thread.id, run.id)).status).toBe('cancelled');
  });
});
