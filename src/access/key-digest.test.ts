import { expect, test, vi } from 'vitest';
import { createKeyDigest, rememberDigests } from './key-digest.ts';

test('a digest is HMAC-SHA-256 of the key (RFC 4231, test case 2)', () => {
  const digest = createKeyDigest('Jefe')('what do ya want for nothing?');
  expect(digest.toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('a remembered digest is the same, is made once, and belongs to its key alone', () => {
  const made = vi.fn(createKeyDigest('pepper'));
  const digest = rememberDigests(made);
  expect(digest('sk-one')).toEqual(createKeyDigest('pepper')('sk-one'));
  expect(digest('sk-one')).toEqual(createKeyDigest('pepper')('sk-one'));
  expect(digest('sk-two')).toEqual(createKeyDigest('pepper')('sk-two'));
  expect(made.mock.calls).toEqual([['sk-one'], ['sk-two']]);
});

test('what is too long to be a key is not remembered', () => {
  const made = vi.fn(createKeyDigest('pepper'));
  const digest = rememberDigests(made);
  digest('x'.repeat(257));
  digest('x'.repeat(257));
  expect(made).toHaveBeenCalledTimes(2);
});
