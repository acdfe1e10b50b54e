import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateKey, isWellFormedKey, maskKey } from './key-format.ts';

describe('keys', () => {
  it('are sk- and 48 characters that hold 256 random bits and a checksum', () => {
    expect(generateKey((length) => Buffer.alloc(length))).toBe(`sk-${'A'.repeat(42)}BmaHqt`);
    const drawn: number[] = [];
    generateKey((length) => {
      drawn.push(length);
      return randomBytes(length);
    });
    expect(drawn).toEqual([32]);
  });

  it('are recognised when they are whole', () => {
    for (let round = 0; round < 200; round += 1) expect(isWellFormedKey(generateKey(randomBytes))).toBe(true);
  });

  it('are refused when any one character is another', () => {
    const key = generateKey(randomBytes);
    for (let index = 0; index < key.length; index += 1) {
      const other = key[index] === 'A' ? 'B' : 'A';
      expect(isWellFormedKey(key.slice(0, index) + other + key.slice(index + 1))).toBe(false);
    }
  });

  it.each(['', 'sk-', 'sk-1234', `sk-${'A'.repeat(48)}`, "sk-' or 1=1 --", '\u0000'])('are not %j', (text) => {
    expect(isWellFormedKey(text)).toBe(false);
  });

  it('are not what surrounds one', () => {
    const key = generateKey(randomBytes);
    for (const text of [` ${key}`, `${key}\n`, key.toUpperCase(), `${key}A`, key.slice(0, -1)])
      expect(isWellFormedKey(text)).toBe(false);
  });

  it('are shown by their last four characters', () => {
    expect(maskKey('1234')).toBe('sk-...1234');
  });
});
