import { expect, test } from 'vitest';
import { millionOf, perMillion, tokenOf } from './per-million.ts';

test.each([
  [0.0000025, '$2.50', '2.5', '2.5e-6'],
  [0.000000075, '$0.075', '0.075', '0.075e-6'],
  [0.0000004, '$0.40', '0.4', '0.4e-6'],
  [0, '$0', '0', '0e-6'],
])('%d dollars for a token are told by the million, and read back', (dollars, text, field, token) => {
  expect([perMillion(dollars), millionOf(dollars), tokenOf(field)]).toEqual([text, field, token]);
  expect(Number(tokenOf(field))).toBe(dollars);
});

test('no price is none, and not nothing', () => {
  expect([perMillion(null), millionOf(null), tokenOf(' ')]).toEqual(['—', '', null]);
});
