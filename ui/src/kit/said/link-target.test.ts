import { expect, it } from 'vitest';
import { linkTarget } from './link-target.ts';

it.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  [' http://EXAMPLE.com ', 'http://example.com/'],
  ['mailto:a@example.com', 'mailto:a@example.com'],
  ['https://\u202Emoc.live', undefined],
  ['https://example.com/\u202Egpj.exe', 'https://example.com/%E2%80%AEgpj.exe'],
  ['https://\u0430\u0440\u0440le.com/', 'https://xn--le-6kc8da.com/'],
])('%j is shown as %j', (text, shown) => {
  expect(linkTarget(text)?.shown).toBe(shown);
});

it.each([
  'javascript:alert(1)',
  'JaVa\nScRiPt:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a/b',
  '/settings',
  '//example.com',
  'https://',
  'https://a b',
  '',
])('%j is no place to go', (text) => {
  expect(linkTarget(text)).toBeUndefined();
});

it('a long address is shown from its beginning, which says whose it is, and kept whole', () => {
  const href = `https://example.com/${'x'.repeat(5000)}`;
  expect(linkTarget(href)).toEqual({ href, shown: `${href.slice(0, 80)}…` });
});
