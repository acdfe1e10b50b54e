import { expect, test } from 'vitest';
import { contentWriter } from './content-rule.ts';

test('texts stay as they are, all else is JSON, nothing is nothing', () => {
  const write = contentWriter('full', [/Plan/g]);
  expect([write('Plan, mail a@b.example'), write({ a: 1 }), write(null), write('')]).toEqual([
    'Plan, mail a@b.example',
    '{"a":1}',
    null,
    null,
  ]);
});

test('"redacted" hides addresses, long numbers and what the operator names', () => {
  const write = contentWriter('redacted', [/ACME-\d+/g]);
  expect(write('Ask jane.doe+x@mail.example.com, +49 (170) 123-4567 or 4111 1111 1111 1111 of ACME-7')).toBe(
    'Ask [REDACTED], [REDACTED] or [REDACTED] of [REDACTED]',
  );
  expect(write('in 2026 for 12.50 at 10:30, twice 123-456')).toBe('in 2026 for 12.50 at 10:30, twice 123-456');
  expect(write({ to: 'jane@mail.example' })).toBe('{"to":"[REDACTED]"}');
});

test('what is longer than 256 Ki characters is cut with a note, never inside a character', () => {
  const write = contentWriter('full', []);
  const long = `${'x'.repeat(256 * 1024 - 1)}😀yz`;
  expect(write(long)).toBe(`${'x'.repeat(256 * 1024 - 1)}… [cut; ${long.length} characters in all]`);
  expect(write('x'.repeat(256 * 1024))).toHaveLength(256 * 1024);
});
