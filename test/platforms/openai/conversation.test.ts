import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversation, type PlatformUnderTest } from '../support/conversation.ts';
import { startFakeOpenai } from './fake-server.ts';

const API_KEY = 'sk-upstream';
const start = () => startFakeOpenai(API_KEY);
const at = { path: '/v1' };
const openai = { custom_llm_provider: 'openai', model: 'echo-1', api_key: API_KEY, instructions: 'Echo.' };
const card = { name: 'echo-1', skills: [{ id: 'chat' }] };
const can: PlatformUnderTest['can'] = {
  ask: true,
  answerFiles: true,
  answerData: false,
  takeFiles: true,
  outlive: false,
  stream: true,
  countTokens: true,
};

conversation('OpenAI, by responses', { start, ...at, litellm_params: { ...openai, protocol: 'responses' }, card, can });
conversation('OpenAI, by responses in the background', {
  start,
  ...at,
  litellm_params: { ...openai, protocol: 'responses', background: true },
  card,
  can: { ...can, outlive: true },
});
conversation('OpenAI, by chat completions', {
  start,
  ...at,
  litellm_params: { ...openai, protocol: 'chat' },
  card,
  can: { ...can, answerFiles: false },
});

describe('the fake, for the official SDK', () => {
  let server: Awaited<ReturnType<typeof start>>;
  let client: OpenAI;
  beforeAll(async () => {
    server = await start();
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: API_KEY, maxRetries: 0 });
  });
  afterAll(() => server.close());

  it('answers and streams responses that follow each other', async () => {
    const first = await client.responses.create({ model: 'echo-1', input: 'one' });
    expect(first.output_text).toBe('You said: one (1 turns)');
    const types: string[] = [];
    const previous_response_id = first.id;
    for await (const event of await client.responses.create({
      model: 'echo-1',
      input: 'two',
      previous_response_id,
      stream: true,
    })) {
      types.push(event.type);
      if (event.type === 'response.completed') expect(event.response.usage?.total_tokens).toBe(15);
    }
    expect(types).toEqual([
      'response.created',
      ...Array.from({ length: 4 }, () => 'response.output_text.delta'),
      'response.output_item.done',
      'response.completed',
    ]);
  });

  it('refuses as OpenAI does', async () => {
    const gone = client.responses.create({ model: 'echo-1', input: 'x', previous_response_id: 'resp_0' });
    await expect(gone).rejects.toMatchObject({ status: 400, code: 'previous_response_not_found' });
    await expect(client.models.list({ headers: { authorization: 'Bearer x' } })).rejects.toMatchObject({ status: 401 });
  });

  it('completes chats', async () => {
    let text = '';
    const messages = [{ role: 'user' as const, content: 'hi' }];
    for await (const { choices } of await client.chat.completions.create({ model: 'echo-1', messages, stream: true }))
      text += choices[0]?.delta.content ?? '';
    expect(text).toBe('You said: hi (1 turns)');
  });
});
