import { expect, test } from 'vitest';
import { createKeyDigest } from './key-digest.ts';

test('a digest is HMAC-SHA-256 of the key (RFC 4231, test case 2)', () => {
  const digest = createKeyDigest('Jefe')('what do ya want for nothing?');
  expect(digest.toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});
