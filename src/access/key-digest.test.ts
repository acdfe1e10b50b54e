import { expect, test, vi } from 'vitest';
import { createKeyDigest, rememberDigests } from './key-digest.ts';

test('a digest is HMAC-SHA-256 of the key (RFC 4231, test case 2)', () => {
  const digest = createKeyDigest('Jefe')('what do ya want for nothing?');
  expect(digest.toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('a remembered digest is made once, and is that of its key alone', () => {
  const make = vi.fn(createKeyDigest('Jefe'));
  const digest = rememberDigests(make, 'secret');
  const keys = ['sk-1', 'sk-2', '', 'sk-1', 'sk-2', 'sk-11'];
  expect(keys.map((key) => digest(key).hex)).toEqual(keys.map((key) => createKeyDigest('Jefe')(key).toString('hex')));
  expect(digest('sk-1').bytes).toEqual(createKeyDigest('Jefe')('sk-1'));
  expect(make.mock.calls).toEqual([['sk-1'], ['sk-2'], [''], ['sk-11']]);
});
