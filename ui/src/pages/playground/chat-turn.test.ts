import { expect, it } from 'vitest';
import { chatOf, takeInChat } from './chat-turn.ts';
import { newTurn } from './turn.ts';

const turn = newTurn('t', [{ text: 'hello' }]);
const chunk = (content: string) => ({ choices: [{ delta: { content } }] });

it('grows with each chunk of a stream, and is whole with a completion', () => {
  const grown = [
    chunk('Hal'),
    chunk('lo'),
    { choices: [{ delta: {}, finish_reason: 'stop' }] },
    { choices: [] },
  ].reduce((one, body, at) => takeInChat(one, body, at), turn);
  expect(grown.said).toBe('Hallo');
  expect(grown.frames.map(({ name, says }) => [name, says])).toEqual([
    ['chunk', 'Hal'],
    ['chunk', 'lo'],
    ['chunk', 'stop'],
    ['chunk', ''],
  ]);
  expect(takeInChat(turn, { choices: [{ message: { content: 'Hallo' } }] }, 0).said).toBe('Hallo');
});

it('tells a failure in the words of the gateway', () => {
  expect(takeInChat(turn, { error: { message: 'It is paused.' } }, 0).failure).toBe('It is paused.');
});

it('is repeated in every request of a chat', () => {
  const answered = { ...turn, said: 'Hallo' };
  expect(chatOf([answered, newTurn('u', [{ text: 'again' }])])).toEqual([
    { role: 'user', content: 'hello' },
    { role: 'assistant', content: 'Hallo' },
    { role: 'user', content: 'again' },
  ]);
});

it('files and data stand beside the words', () => {
  const parts = [
    { text: 'Read this' },
    { raw: 'aGk=', filename: 'a.txt', mediaType: 'text/plain' },
    { data: { a: 1 } },
  ];
  expect(chatOf([newTurn('t', parts)])).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Read this' },
        { type: 'file', file: { filename: 'a.txt', file_data: 'data:text/plain;base64,aGk=' } },
        { type: 'data', data: { a: 1 } },
      ],
    },
  ]);
});
