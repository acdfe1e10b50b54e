import { expect, test } from 'vitest';
import { jsonLines, lineCount, MAX_LINES, pathsHolding } from './json-lines.ts';

const VALUE = { message: { parts: [{ text: 'Hi "you"' }, { text: 'x' }], 'a b': null }, empty: [] };
const shown = (value: unknown, isOpen: (path: string) => boolean = () => true) =>
  jsonLines(value, isOpen).map(({ path, depth, name, text }) => [path, depth, name, text]);

test('each line of JSON says where it stands', () => {
  expect(shown(VALUE)).toEqual([
    ['$', 0, null, '{'],
    ['$.message', 1, 'message', '{'],
    ['$.message.parts', 2, 'parts', '['],
    ['$.message.parts[0]', 3, null, '{'],
    ['$.message.parts[0].text', 4, 'text', '"Hi \\"you\\""'],
    ['$.message.parts[0]', 3, null, '}'],
    ['$.message.parts[1]', 3, null, '{'],
    ['$.message.parts[1].text', 4, 'text', '"x"'],
    ['$.message.parts[1]', 3, null, '}'],
    ['$.message.parts', 2, null, ']'],
    ['$.message["a b"]', 2, 'a b', 'null'],
    ['$.message', 1, null, '}'],
    ['$.empty', 1, 'empty', '[]'],
    ['$', 0, null, '}'],
  ]);
});

test('what is folded is one line', () => {
  expect(shown(VALUE, (path) => path === '$')).toEqual([
    ['$', 0, null, '{'],
    ['$.message', 1, 'message', '{ … }'],
    ['$.empty', 1, 'empty', '[]'],
    ['$', 0, null, '}'],
  ]);
});

test('no more lines are made than anybody reads, and they are counted no further than need be', () => {
  const long = Array.from({ length: 10_000 }, (_, number) => number);
  expect(jsonLines(long, () => true)).toHaveLength(MAX_LINES + 1);
  expect(lineCount(long, 50)).toBe(50);
  expect(lineCount(VALUE, 100)).toBe(14);
});

test('whatever holds the text that is looked for is found on every level', () => {
  expect([...pathsHolding(VALUE, 'hi')]).toEqual(['$.message.parts[0]', '$.message.parts', '$.message', '$']);
  expect([...pathsHolding(VALUE, 'A B')]).toEqual(['$.message', '$']);
  expect([...pathsHolding(VALUE, 'nowhere'), ...pathsHolding(VALUE, '')]).toEqual([]);
});
