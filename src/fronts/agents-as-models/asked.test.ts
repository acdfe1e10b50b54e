import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../protocol/index.ts';
import { answerId, originOf } from './answer-id.ts';
import { withHistory } from './history.ts';
import { readChat } from './read-chat.ts';
import { readResponse } from './read-response.ts';

const chat = (...messages: JsonObject[]) => readChat({ model: 'a2a/x', messages });
const user = (content: JsonObject[string]): JsonObject => ({ role: 'user', content });
const assistant = (content: string): JsonObject => ({ role: 'assistant', content });

describe('a chat', () => {
  it('is what the user said last, and what was said before', () => {
    const { parts, earlier } = chat(
      { role: 'system', content: 'Be brief' },
      user('Hi'),
      assistant('Hello'),
      user('Go'),
    );
    expect(parts).toEqual([{ text: 'Go' }]);
    expect(earlier.map(({ role }) => role)).toEqual(['system', 'user', 'assistant']);
  });

  it('ends with all that was said since the agent spoke, a tool’s result too', () => {
    expect(chat(user('a'), assistant('b'), { role: 'tool', content: 'c' }, user('d')).parts).toEqual([
      { text: 'c' },
      { text: 'd' },
    ]);
  });

  it.each([
    [{ type: 'text', text: 'Hi' }, { text: 'Hi' }],
    [
      { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } },
      { raw: 'aGk=', mediaType: 'image/png' },
    ],
    [
      { type: 'image_url', image_url: { url: 'https://x.example/a.png' } },
      { url: 'https://x.example/a.png', mediaType: 'image/*' },
    ],
    [
      { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,aGk=' } },
      { raw: 'aGk=', filename: 'a.pdf', mediaType: 'application/pdf' },
    ],
    [{ type: 'file', file: { file_data: 'aGk=' } }, { raw: 'aGk=' }],
    [{ type: 'file', file: { file_data: 'data:,a%20b' } }, { raw: Buffer.from('a b').toString('base64') }],
    [
      { type: 'input_audio', input_audio: { data: 'aGk=', format: 'wav' } },
      { raw: 'aGk=', mediaType: 'audio/wav' },
    ],
    [{ type: 'data', data: { k: [1, null] } }, { data: { k: [1, null] } }],
  ])('says %j to an agent', (given, part) => {
    expect(chat(user([given])).parts).toEqual([part]);
  });

  it.each([
    [{ messages: 'x' }, 'messages'],
    [{ messages: [] }, 'messages'],
    [{ messages: [1] }, 'messages[0]'],
    [{ messages: [{ content: 'x' }] }, 'messages[0].role'],
    [{ messages: [user('')] }, 'messages'],
    [{ messages: [user('Hi'), assistant('Hello')] }, 'messages'],
    [{ messages: [user([{ type: 'hologram' }])] }, 'messages[0].content[0]'],
    [{ messages: [user([{ type: 'toString' }])] }, 'messages[0].content[0]'],
    [{ messages: [user([{ type: 'text', text: 1 }])] }, 'messages[0].content[0].text'],
    [{ messages: [user([{ type: 'file', file: { file_id: 'f' } }])] }, 'messages[0].content[0]'],
    [{ messages: [user([{ type: 'file', file: {} }])] }, 'messages[0].content[0]'],
    [{ messages: [user(7)] }, 'messages[0].content'],
    [{ messages: [user('Hi')], n: 2 }, 'n'],
    [{ messages: [user('Hi')], tool_choice: 'required' }, 'tool_choice'],
  ])('%j is refused, and the refusal says where it is wrong', (body, field) => {
    expect(() => readChat(body as JsonObject)).toThrow(
      expect.objectContaining({
        code: 'INVALID_PARAMS',
        details: expect.objectContaining({ violations: [expect.objectContaining({ field })] }),
      }),
    );
  });
});

describe('a request for a response', () => {
  it('says its input, a text or items', () => {
    expect(readResponse({ input: 'Hi' })).toMatchObject({ parts: [{ text: 'Hi' }], earlier: [] });
    const { parts, earlier } = readResponse({
      instructions: 'Be brief',
      input: [
        { role: 'user', content: 'Hi' },
        { type: 'reasoning', summary: [] },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hello' }] },
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'Look' },
            { type: 'input_image', image_url: 'data:image/png;base64,aGk=' },
            { type: 'input_file', file_url: 'https://x.example/f', filename: 'f' },
          ],
        },
      ],
    });
    expect(parts).toEqual([
      { text: 'Look' },
      { raw: 'aGk=', mediaType: 'image/png' },
      { url: 'https://x.example/f', filename: 'f' },
    ]);
    expect(earlier.map(({ role }) => role)).toEqual(['system', 'user', 'assistant']);
  });

  it.each([
    [{ input: 3 }, 'input'],
    [{ input: 'Hi', background: true }, 'background'],
    [{ input: [{ type: 'message' }] }, 'input[0].role'],
    [{ input: [{ role: 'user', content: [{ type: 'input_image', file_id: 'f' }] }] }, 'input[0].content[0]'],
  ])('%j is refused', (body, field) => {
    expect(() => readResponse(body as JsonObject)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ violations: [expect.objectContaining({ field })] }),
      }),
    );
  });
});

describe('what was said before', () => {
  const image = { raw: 'aGk=', mediaType: 'image/png' };
  const asked = {
    parts: [{ text: 'Go' }, image],
    earlier: [
      { role: 'user', parts: [{ text: 'Hi' }, image] },
      { role: 'assistant', parts: [{ text: 'Hello' }] },
    ],
  };

  it('is one text with the message, its files beside it', () => {
    expect(withHistory(asked, 'transcript')).toEqual([
      { text: 'user: Hi\n[image/png]\n\nassistant: Hello\n\nuser: Go' },
      image,
    ]);
  });

  it('is data beside the message, or nothing, as the agent likes', () => {
    expect(withHistory(asked, 'data')).toEqual([
      ...asked.parts,
      {
        data: {
          messages: [
            { role: 'user', content: 'Hi\n[image/png]' },
            { role: 'assistant', content: 'Hello' },
          ],
        },
      },
    ]);
    expect(withHistory(asked, 'none')).toEqual(asked.parts);
  });

  it('does not change a message before which nothing was said', () => {
    const first = { parts: [{ text: 'Hi' }], earlier: [] };
    for (const history of ['transcript', 'data', 'none'] as const)
      expect(withHistory(first, history)).toEqual(first.parts);
  });
});

describe('the id of an answer', () => {
  const CALL = '01890a5d-ac96-774b-bcce-b302099a8057';

  it.each([{ taskId: 'täsk/1' }, { contextId: 'c' }])('leads back to %j', (origin) => {
    expect(originOf(answerId('resp_', CALL, origin))).toEqual(origin);
    expect(originOf(answerId('chatcmpl-', CALL, origin))).toEqual(origin);
  });

  it.each(['resp_1', '', 'x', answerId('resp_', CALL, undefined), `resp_${'0'.repeat(32)}q12`])(
    'does not lead anywhere when it is %s',
    (id) => {
      expect(originOf(id)).toBeUndefined();
    },
  );
});
