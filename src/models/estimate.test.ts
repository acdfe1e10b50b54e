import { expect, it } from 'vitest';
import { saidBytes } from './estimate.ts';

const said = (message: object): number => saidBytes(Buffer.from(JSON.stringify(message)));

it.each([
  ['nothing', { id: '1', model: 'said' }, 0],
  ['a text', { content: 'four' }, 4],
  ['several', { text: 'four', deep: [{ arguments: '{}' }] }, 6],
  ['an empty one', { content: '', text: 'x' }, 1],
  ['quotes, as they are written', { content: 'a "b" c' }, 9],
  ['backslashes before the end', { content: 'a\\', text: 'b' }, 4],
  ['a text that names a member', { content: '"text":"no"', delta: 'x' }, 16],
])('of %s so many bytes are said', (_, message, bytes) => {
  expect(said(message)).toBe(bytes);
});

it('a text may be as long as an answer', () => {
  expect(said({ content: 'a'.repeat(30_000_000) })).toBe(30_000_000);
});

it('a text that breaks off counts as far as it goes', () => {
  expect(saidBytes(Buffer.from('{"content":"broken'))).toBe(6);
});
