import { expect, it } from 'vitest';
import { readTask } from './read-task.ts';

const asked = { role: 'ROLE_USER', parts: [{ text: 'Quote 14 pallets' }] };
const question = { role: 'ROLE_AGENT', parts: [{ text: 'Which week?' }] };

it('what the agent says of its state stands after the history, once', () => {
  const shown = [
    { byAgent: false, parts: asked.parts },
    { byAgent: true, parts: question.parts },
  ];
  expect(readTask({ history: [asked], status: { message: question } }).messages).toEqual(shown);
  expect(readTask({ history: [asked, question], status: { message: question } }).messages).toEqual(shown);
});

it('a Task that is none is empty', () => {
  expect(readTask({ history: 'none', status: 7, artifacts: [null, 3] })).toEqual({ messages: [], artifacts: [] });
});
