import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assertStrongSecret } from './secret-strength.ts';

const weaknessOf = (secret: string): string | undefined => {
  try {
    assertStrongSecret('SWITCHBOARD_MASTER_KEY', secret);
    return undefined;
  } catch (error) {
    return (error as Error).message.match(/is too weak: (.*?)\. Use/)?.[1];
  }
};

describe('assertStrongSecret', () => {
  it.each([
    ['sk-1234', 'it is the sample value from a tutorial, which everybody knows'],
    ['changeme', 'it is the sample value from a tutorial, which everybody knows'],
    ['sk-', 'it has fewer than 16 characters (not counting "sk-")'],
    ['', 'it has fewer than 16 characters (not counting "sk-")'],
    ['sk-h4xQ9_zR', 'it has fewer than 16 characters (not counting "sk-")'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'it repeats one piece over and over'],
    ['sk-abc1abc1abc1abc1abc1', 'it repeats one piece over and over'],
    ['changeme-changeme-changeme', 'it repeats one piece over and over'],
    ['sk-0010110100100010110101', 'it uses fewer than 6 different characters'],
    ['my-changeme-password-1234', 'it is little more than a sample value from a tutorial'],
    ['sk-0123456789abcdefghijkl', 'it follows a pattern that is easy to guess'],
    ['aaaaaaaaaabbbbbbbbbbccddef', 'it follows a pattern that is easy to guess'],
  ])('refuses %s', (secret, weakness) => {
    expect(weaknessOf(secret)).toBe(weakness);
  });

  it.each(['sk-correct-horse-battery-staple', 'SK-9f86d081884c7d65', 'p3rs0nal-Gateway-Key-2026!'])(
    'accepts %s',
    (secret) => {
      expect(weaknessOf(secret)).toBeUndefined();
    },
  );

  it('accepts every random secret of 128 bits and more', () => {
    for (let round = 0; round < 500; round += 1) {
      expect(weaknessOf(randomBytes(16).toString('hex'))).toBeUndefined();
      expect(weaknessOf(randomBytes(16).toString('base64'))).toBeUndefined();
    }
  });

  it('tells what to do and never repeats the secret', () => {
    expect(() => assertStrongSecret('SWITCHBOARD_SALT_KEY', 'sk-hunter2hunter2')).toThrow(
      /^SWITCHBOARD_SALT_KEY is too weak: (?!.*hunter2).*openssl rand -hex 32.*one is generated/,
    );
  });
});
