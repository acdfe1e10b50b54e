import { describe, expect, it } from 'vitest';
import { createSealer } from './seal.ts';

const SALT = 'a salt key of some length 8d1f';
const CONTEXT = 'agents:0193:secrets';
const CANARY = 'canary-6f1e-secret';

/** Made once; if this changes, what users have stored can no longer be opened. */
const FIXED = 'v1.142a6214.BwcHBwcHBwcHBwcHkOmBUv--zuOtC-ry2AMT2DlO04bhCg';

describe('security promise 4: secrets are sealed with AES-256-GCM, bound to their place', () => {
  it('opens what it sealed, whatever the text', () => {
    const sealer = createSealer(SALT);
    for (const text of ['', CANARY, 'ü𝕏\n', 'x'.repeat(100_000)])
      expect(sealer.open(sealer.seal(text, CONTEXT), CONTEXT)).toBe(text);
  });

  it('keeps its format: a version, a key id, then iv, tag and ciphertext', () => {
    const sealed = createSealer(SALT, [], (length) => Buffer.alloc(length, 7)).seal('secret', CONTEXT);
    expect(sealed).toBe(FIXED);
  });

  it('never seals one text twice to the same', () => {
    const sealer = createSealer(SALT);
    const sealed = Array.from({ length: 100 }, () => sealer.seal(CANARY, CONTEXT));
    expect(new Set(sealed).size).toBe(100);
    expect(sealed.join()).not.toContain(CANARY);
    expect(sealed.join()).not.toContain(Buffer.from(CANARY).toString('base64url'));
  });

  it('refuses a secret that was moved to another row', () => {
    const sealer = createSealer(SALT);
    expect(() => sealer.open(sealer.seal(CANARY, CONTEXT), 'agents:0194:secrets')).toThrow(
      'The stored secret agents:0194:secrets cannot be opened: it was changed, or moved here from another place.',
    );
  });

  it('refuses a secret of which any one byte was changed or cut off', () => {
    const sealer = createSealer(SALT);
    const sealed = sealer.seal('four', CONTEXT);
    const start = sealed.lastIndexOf('.') + 1;
    const payload = Buffer.from(sealed.slice(start), 'base64url');
    for (let index = 0; index < payload.length; index += 1) {
      const changed = Buffer.from(payload);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => sealer.open(sealed.slice(0, start) + changed.toString('base64url'), CONTEXT)).toThrow('was changed');
      const cut = payload.subarray(0, index).toString('base64url');
      expect(() => sealer.open(sealed.slice(0, start) + cut, CONTEXT)).toThrow('cannot be opened');
    }
  });

  it('says so when the salt key is another one, and names what to do', () => {
    const sealed = createSealer(SALT).seal(CANARY, CONTEXT);
    expect(() => createSealer('another salt key').open(sealed, CONTEXT)).toThrow(
      /sealed with another salt key \([0-9a-f]{8}, now [0-9a-f]{8}\).*SWITCHBOARD_SALT_KEY/,
    );
  });

  it.each(['', 'plain text', 'v2.00000000.AAAA', 'v1'])('refuses %j, which is nothing it made', (text) => {
    expect(() => createSealer(SALT).open(text, CONTEXT)).toThrow('cannot be opened');
  });

  it('opens with an older salt key after a rotation, and seals with the new one', () => {
    const sealed = createSealer(SALT).seal(CANARY, CONTEXT);
    const rotated = createSealer('the new salt key', [SALT]);
    expect(rotated.open(sealed, CONTEXT)).toBe(CANARY);
    expect(() => createSealer(SALT).open(rotated.seal(CANARY, CONTEXT), CONTEXT)).toThrow('another salt key');
  });
});
