import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversations } from '../support/conversation.ts';
import { startFakeOpenai } from './fake-server.ts';
import { API_KEY, background, chat, responses } from './platforms.ts';

conversations([responses, background, chat]);

describe('the fake, for the official SDK', () => {
  let server: Awaited<ReturnType<typeof startFakeOpenai>>;
  let client: OpenAI;
  beforeAll(async () => {
    server = await startFakeOpenai(API_KEY);
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
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      ...Array.from({ length: 4 }, () => 'response.output_text.delta'),
      'response.output_text.done',
      'response.content_part.done',
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
