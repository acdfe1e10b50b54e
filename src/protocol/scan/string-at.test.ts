import { expect, test } from 'vitest';
import { stringAt } from './string-at.ts';

const read = (text: string) => {
  const bytes = Buffer.from(`[${text}]`);
  return stringAt(bytes, { start: 1, end: bytes.length - 1 });
};

test.each([
  ['""', ''],
  ['"task-1"', 'task-1'],
  ['"Jörg 東 🛰"', 'Jörg 東 🛰'],
  [String.raw`"a\"b\\c\nd\u00e9"`, 'a"b\\c\nd\u00e9'],
])('%s is read as JSON.parse reads it', (text, expected) => {
  expect(read(text)).toBe(expected);
  expect(JSON.parse(text)).toBe(expected);
});

test.each(['null', 'true', '7', '{"a":"b"}', '["a"]'])('%s is no string', (text) => {
  expect(read(text)).toBeUndefined();
});

test('nothing is found where nothing was', () => {
  expect(stringAt(Buffer.from('""'), undefined)).toBeUndefined();
});
