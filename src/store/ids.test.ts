import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createUuidv7, firstUuidv7, poolRandomHex, uuidv7 } from './ids.ts';

const zeros = (length: number): Buffer => Buffer.alloc(length);
const ones = (length: number): Buffer => Buffer.alloc(length, 0xff);

describe('uuidv7', () => {
  it('lays time, version, counter, variant and randomness out as RFC 9562 section 5.7 says', () => {
    // The time of the RFC's own example, appendix A.6.
    const time = 0x017f22e279b0;
    expect(createUuidv7(zeros)(time)).toBe('017f22e2-79b0-7000-8000-000000000000');
    expect(createUuidv7(ones)(time)).toBe('017f22e2-79b0-77ff-bfff-ffffffffffff');
  });

  it('can be compared with a time', () => {
    const time = 1_764_000_000_000;
    expect(firstUuidv7(time)).toBe('019ab697-e800-7000-8000-000000000000');
    expect(firstUuidv7(time) <= createUuidv7(zeros)(time)).toBe(true);
    expect(createUuidv7(ones)(time - 1) < firstUuidv7(time)).toBe(true);
    expect(firstUuidv7(-1)).toBe('00000000-0000-7000-8000-000000000000');
  });

  it('keeps all 48 bits of the time', () => {
    expect(createUuidv7(zeros)(2 ** 48 - 1)).toBe('ffffffff-ffff-7000-8000-000000000000');
  });

  it('grows strictly within one millisecond, over the counter’s end, and when the clock steps back', () => {
    const next = createUuidv7(randomBytes);
    const ids = [
      ...Array.from({ length: 10_000 }, () => next(1_764_000_000_000)),
      ...Array.from({ length: 100 }, () => next(1_763_999_000_000)),
      next(1_764_000_000_500),
    ];
    expect(ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id)).toBe(true);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
  });

  it('never gives one id twice', () => {
    const ids = Array.from({ length: 20_000 }, () => uuidv7());
    expect(new Set(ids).size).toBe(20_000);
  });
});

describe('poolRandomHex', () => {
  it('asks its source for 4096 bytes at a time and gives none of them twice', () => {
    let asked = 0;
    const source = (length: number): Buffer => {
      expect(length).toBe(4096);
      asked++;
      // Each pair of bytes is its own position.
      const bytes = Buffer.alloc(length);
      for (let at = 0; at < length; at += 2) bytes.writeUInt16BE((asked - 1) * 2048 + at / 2, at);
      return bytes;
    };
    const draw = poolRandomHex(source);
    const pieces = Array.from({ length: 300 }, () => draw(48));
    expect(asked).toBe(2);
    expect(pieces.every((piece) => /^[0-9a-f]{48}$/.test(piece))).toBe(true);
    const positions = pieces.flatMap((piece) => piece.match(/..../g) ?? []);
    expect(new Set(positions).size).toBe(300 * 12);
  });
});
