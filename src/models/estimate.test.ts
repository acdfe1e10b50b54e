import { expect, it } from 'vitest';
import { estimatedUsage, saidBytes } from './estimate.ts';
import { readModelRequest } from './request.ts';
import { readUsage } from './usage.ts';

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

it('what a provider has counted is believed, but never that less was said than came', () => {
  const asked = { model: 'm', messages: [{ role: 'user', content: 'eight by' }] };
  const request = readModelRequest(Buffer.from(JSON.stringify(asked)), 'chat.completions');
  const counted = (output_tokens: number) => readUsage({ input_tokens: 50, output_tokens, cache_read_input_tokens: 0 });
  const tokens = (reported: ReturnType<typeof counted>, bytes: number) => {
    const { inputTokens, outputTokens, totalTokens } = estimatedUsage(request, bytes, reported);
    return [inputTokens, outputTokens, totalTokens];
  };
  expect(tokens(undefined, 9)).toEqual([2, 3, 5]);
  expect(tokens(counted(1), 400)).toEqual([50, 100, 150]);
  expect(tokens(counted(200), 400)).toEqual([50, 200, 250]);
});
