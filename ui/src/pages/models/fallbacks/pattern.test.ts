import { expect, it } from 'vitest';
import { matcherOf } from './pattern.ts';

it.each([
  ['openai/*', 'openai/gpt-4o', true],
  ['openai/*', 'openai/', false],
  ['openai/*', 'azure/openai/x', false],
  ['*', 'anything', true],
  ['*', '', false],
  ['*', '*', false],
  ['a.b/*-mini', 'a.b/x-mini', true],
  ['a.b/*-mini', 'axb/x-mini', false],
])('%s answers to %s: %s', (pattern, name, expected) => {
  expect(matcherOf(pattern)(name)).toBe(expected);
});
