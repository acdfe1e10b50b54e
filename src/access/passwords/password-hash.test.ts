import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPasswordHasher } from './password-hash.ts';

const CHEAP = { log2n: 4, blockSize: 8, parallel: 1 };

it('promise 6: makes of a password a hash that is slow and salted, and knows it again', async () => {
  const hasher = createPasswordHasher(randomBytes);
  const hash = await hasher.hash('three boats in a harbour');
  // OWASP's cheat sheet on password storage: N=2^15, r=8, p=3.
  expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await hasher.isRight('three boats in a harbour', hash)).toBe(true);
  expect(await createPasswordHasher(randomBytes, CHEAP).isRight('three boats in a harbour', hash)).toBe(true);
});

it('makes two hashes of one password, and takes neither a hash nor nothing for it', async () => {
  const hasher = createPasswordHasher(randomBytes, CHEAP);
  const [one, other] = [await hasher.hash('password'), await hasher.hash('password')];
  expect(one).not.toBe(other);
  for (const wrong of [one, '', 'passwor', 'password ']) expect(await hasher.isRight(wrong, one)).toBe(false);
  expect(await hasher.isRight('password', undefined)).toBe(false);
});

it('hashes one at a time, and refuses when too many wait', async () => {
  const hasher = createPasswordHasher(randomBytes, CHEAP);
  const asked = await Promise.allSettled(Array.from({ length: 40 }, () => hasher.hash('password')));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(32);
  expect(asked.at(-1)).toMatchObject({ reason: { code: 'OVERLOADED', details: { retryAfterSeconds: 5 } } });
  await expect(hasher.hash('password')).resolves.toMatch(/^scrypt/);
});
