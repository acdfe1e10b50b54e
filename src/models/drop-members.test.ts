import { expect, it } from 'vitest';
import { withoutMembers } from './drop-members.ts';

const body = {
  model: 'm',
  seed: 1,
  tools: [
    { type: 'function', function: { name: 'a', strict: true } },
    { type: 'function', function: { name: 'b', strict: false } },
  ],
};

it.each([
  ['a member', ['seed'], { model: 'm', tools: body.tools }],
  [
    'a member of every item of a list',
    ['tools[*].function.strict'],
    {
      ...body,
      tools: [
        { type: 'function', function: { name: 'a' } },
        { type: 'function', function: { name: 'b' } },
      ],
    },
  ],
  ['one item', ['tools[1]'], { ...body, tools: [body.tools[0]] }],
  ['several', ['seed', 'tools'], { model: 'm' }],
  ['what is not there', ['nothing', 'seed.deeper', 'tools.x', '', 'tools[7].function'], body],
])('drops %s, and nothing else', (_, paths, left) => {
  expect(withoutMembers(body, paths)).toEqual(left);
});
