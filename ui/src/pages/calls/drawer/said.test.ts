import { expect, test } from 'vitest';
import { saidIn } from './said.ts';

test.each([
  ['a message of A2A', { params: { message: { parts: [{ text: 'Hello' }, { data: {} }] } } }, ['Hello'], 1],
  [
    'a task, without its history',
    { task: { history: [{ parts: [{ text: 'no' }] }], artifacts: [{ parts: [{ text: 'yes' }] }] } },
    ['yes'],
    0,
  ],
  [
    'a chat, its messages apart',
    {
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      ],
    },
    ['Be brief.', '\n\n', 'Hi'],
    0,
  ],
  [
    'the pieces of a streamed answer',
    [
      { choices: [{ delta: { role: 'assistant', content: '' } }] },
      { choices: [{ delta: { content: 'O' } }] },
      { choices: [{ delta: { content: 'k' } }] },
    ],
    ['', 'O', 'k'],
    0,
  ],
  ['nothing at all', null, [], 0],
])('what was said is found in %s', (_name, body, texts, others) => expect(saidIn(body)).toEqual({ texts, others }));
