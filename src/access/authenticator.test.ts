import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type AuthenticatorOptions, createAuthenticator } from './authenticator.ts';
import type { KnownKey } from './key-cache.ts';
import { createKeyDigest } from './key-digest.ts';
import { generateKey } from './key-format.ts';
import { keyPrincipal } from './principals.fixtures.ts';

const PEPPER = 'a pepper for tests';
const MASTER_KEY = 'sk-the-master-of-these-tests-91c4';
const NOW = 1_764_000_000_000;
const digest = createKeyDigest(PEPPER);

/** A database of keys that can be away, slow, or hold its answers back. */
function fakeKeys() {
  const records = new Map<string, KnownKey>();
  return {
    records,
    asked: 0,
    away: false,
    hold: undefined as Promise<void> | undefined,
    add(number: number, fields: Partial<KnownKey['principal']> = {}, blockedBy: KnownKey['blockedBy'] = null): string {
      const key = generateKey(crypto.randomBytes);
      const principal = keyPrincipal({ keyId: `key-${number}`, ...fields });
      records.set(digest(key).toString('hex'), { principal, blockedBy });
      return key;
    },
    async identify(hash: string): Promise<KnownKey | undefined> {
      this.asked += 1;
      const record = records.get(hash);
      await this.hold;
      if (this.away) throw new Error('connection refused at 10.1.2.3');
      return record;
    },
  };
}

let keys: ReturnType<typeof fakeKeys>;
let elapsed: number;

const create = (options: Partial<AuthenticatorOptions> = {}) =>
  createAuthenticator({
    identify: (hash) => keys.identify(hash),
    pepper: PEPPER,
    masterKey: MASTER_KEY,
    clock: () => NOW + elapsed,
    monotonic: () => elapsed,
    onChange: () => {},
    ...options,
  });

/** What happens, whether at once or by a promise. */
const attempt = async (authenticator: ReturnType<typeof create>, credential: string | undefined) => {
  try {
    return await authenticator.authenticate(credential);
  } catch (error) {
    return error;
  }
};

const REFUSED = expect.objectContaining({
  code: 'UNAUTHENTICATED',
  message:
    'This key is not valid. Send a key of this gateway in "Authorization: Bearer sk-..."; an administrator makes them.',
});
const UNAVAILABLE = expect.objectContaining({ code: 'UNAVAILABLE' });
const key1 = expect.objectContaining({ kind: 'key', keyId: 'key-1' });

/** Lets what was started in the background come to its end. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  keys = fakeKeys();
  elapsed = 0;
});

describe('who calls', () => {
  it('is nobody in particular without a credential, without asking', () => {
    expect(create().authenticate(undefined)).toEqual({ kind: 'anonymous' });
    expect(keys.asked).toBe(0);
  });

  it('is an admin with the master key, without asking', () => {
    expect(create().authenticate(MASTER_KEY)).toEqual({ kind: 'admin' });
    expect(keys.asked).toBe(0);
  });

  it('is whom a key stands for', async () => {
    const key = keys.add(1, { alias: 'a', userId: 'u', teamId: 't', expiresAt: NOW + 9 });
    expect(await create().authenticate(key)).toEqual(
      keyPrincipal({ keyId: 'key-1', alias: 'a', userId: 'u', teamId: 't', expiresAt: NOW + 9 }),
    );
  });

  it('is told at once, without a promise, when the key is remembered', async () => {
    const authenticator = create();
    const key = keys.add(1);
    const first = authenticator.authenticate(key);
    expect(first).toBeInstanceOf(Promise);
    const principal = await first;
    expect(authenticator.authenticate(key)).toBe(principal);
    expect(keys.asked).toBe(1);
  });
});

describe('security promise 5: keys are compared in constant time and refused alike', () => {
  it('compares with the master key by timingSafeEqual over digests of one length', () => {
    const compare = vi.spyOn(crypto, 'timingSafeEqual');
    onTestFinished(() => compare.mockRestore());
    // Named imports of built-in modules follow the module's object once it is told to.
    syncBuiltinESMExports();
    const authenticator = create();
    expect(authenticator.authenticate(MASTER_KEY)).toEqual({ kind: 'admin' });
    for (const guess of ['s', MASTER_KEY.slice(0, -1), `${MASTER_KEY}x`])
      expect(() => authenticator.authenticate(guess)).toThrow(REFUSED);
    expect(compare.mock.calls.map(([left, right]) => [left.byteLength, right.byteLength])).toEqual(
      Array.from({ length: 4 }, () => [32, 32]),
    );
  });

  it('refuses unknown, deleted and malformed keys with the same words', async () => {
    const authenticator = create();
    const deleted = keys.add(1);
    await authenticator.authenticate(deleted);
    keys.records.clear();
    authenticator.invalidate({ keyId: 'key-1' });
    const attempts = [generateKey(crypto.randomBytes), deleted, 'sk-1234', '', 'Basic dTpw', 'x'.repeat(100_000)];
    for (const credential of attempts) expect(await attempt(authenticator, credential)).toEqual(REFUSED);
  });

  it('asks the database about nothing that has not the shape of a key', async () => {
    const authenticator = create();
    for (const credential of ["sk-' or 1=1 --", 'sk-1234', `sk-${'A'.repeat(48)}`, digest('x').toString('hex')])
      expect(await attempt(authenticator, credential)).toEqual(REFUSED);
    expect(keys.asked).toBe(0);
  });

  it('does not take a stored hash for a key', async () => {
    const authenticator = create();
    keys.add(1);
    const [hash = ''] = keys.records.keys();
    expect(await attempt(authenticator, hash)).toEqual(REFUSED);
    expect(await attempt(authenticator, `sk-${hash}`)).toEqual(REFUSED);
  });

  it('remembers for a while that a key is nobody’s', async () => {
    const authenticator = create();
    const unknown = generateKey(crypto.randomBytes);
    for (let round = 0; round < 5; round += 1) expect(await attempt(authenticator, unknown)).toEqual(REFUSED);
    expect(keys.asked).toBe(1);
    elapsed = 5_000;
    expect(await attempt(authenticator, unknown)).toEqual(REFUSED);
    expect(keys.asked).toBe(2);
  });

  it('keeps real keys in memory through a flood of invented ones', async () => {
    const authenticator = create();
    const key = keys.add(1);
    await authenticator.authenticate(key);
    for (let round = 0; round < 12_000; round += 1) await attempt(authenticator, generateKey(crypto.randomBytes));
    expect(authenticator.authenticate(key)).toEqual(key1);
  });

  it('refuses an expired key at the millisecond, and a blocked one, saying so', async () => {
    const authenticator = create();
    const expiring = keys.add(1, { expiresAt: NOW + 1_000 });
    elapsed = 999;
    expect(await attempt(authenticator, expiring)).toEqual(key1);
    elapsed = 1_000;
    expect(() => authenticator.authenticate(expiring)).toThrow('This key has expired.');
    for (const [number, by] of (['key', 'user', 'team'] as const).entries()) {
      const blocked = keys.add(2 + number, {}, by);
      const words = by === 'key' ? 'This key is blocked.' : `The ${by} of this key is blocked.`;
      await expect(authenticator.authenticate(blocked)).rejects.toThrow(words);
      expect(() => authenticator.authenticate(blocked)).toThrow(words);
    }
  });

  it('notes each use that was let through, and no other', async () => {
    const onUse = vi.fn<(keyId: string) => void>();
    const authenticator = create({ onUse });
    const key = keys.add(1);
    const blocked = keys.add(2, {}, 'key');
    await authenticator.authenticate(key);
    await authenticator.authenticate(key);
    await attempt(authenticator, blocked);
    await attempt(authenticator, MASTER_KEY);
    expect(onUse.mock.calls).toEqual([['key-1'], ['key-1']]);
  });
});

describe('security promise 20: fail closed, and revocation wins over memory', () => {
  it('refuses a deleted or blocked key at once after it was invalidated', async () => {
    const authenticator = create();
    const key = keys.add(1);
    await authenticator.authenticate(key);
    keys.records.clear();
    expect(authenticator.authenticate(key)).toEqual(key1);
    authenticator.invalidate({ keyId: 'key-1' });
    expect(await attempt(authenticator, key)).toEqual(REFUSED);
  });

  it('forgets the keys of a user or a team that changed, and no others; or all', async () => {
    const authenticator = create();
    const all = [keys.add(1, { userId: 'u' }), keys.add(2, { teamId: 't' }), keys.add(3, { userId: 'v', teamId: 'w' })];
    const remembered = async () => {
      const known = all.map((key) => authenticator.authenticate(key));
      for (const principal of known) await principal;
      return known.map((principal) => !(principal instanceof Promise));
    };
    await remembered();
    expect(await remembered()).toEqual([true, true, true]);
    authenticator.invalidate({ userId: 'u' });
    expect(await remembered()).toEqual([false, true, true]);
    authenticator.invalidate({ teamId: 't' });
    expect(await remembered()).toEqual([true, false, true]);
    authenticator.invalidate('any');
    expect(await remembered()).toEqual([false, false, false]);
  });

  it('does not believe an answer that was on its way while the key was deleted', async () => {
    const authenticator = create();
    const key = keys.add(1);
    let answer = (): void => {};
    keys.hold = new Promise((resolve) => {
      answer = resolve;
    });
    const early = attempt(authenticator, key);
    keys.records.clear();
    authenticator.invalidate({ keyId: 'key-1' });
    const late = attempt(authenticator, key);
    answer();
    expect(await early).toEqual(REFUSED);
    expect(await late).toEqual(REFUSED);
  });

  it('accepts a key made just now although it was asked for before it existed', async () => {
    const authenticator = create();
    const key = generateKey(crypto.randomBytes);
    expect(await attempt(authenticator, key)).toEqual(REFUSED);
    keys.records.set(digest(key).toString('hex'), { principal: keyPrincipal(), blockedBy: null });
    authenticator.invalidate({ keyId: 'key-1' });
    expect(await attempt(authenticator, key)).toEqual(key1);
  });

  it('takes notice of a deletion by another process within 10 seconds', async () => {
    const authenticator = create();
    const key = keys.add(1);
    await authenticator.authenticate(key);
    keys.records.clear();
    elapsed = 4_999;
    expect(authenticator.authenticate(key)).toEqual(key1);
    elapsed = 10_000;
    expect(await attempt(authenticator, key)).toEqual(REFUSED);
  });

  it('refreshes a key in use ahead of time, in the background, once', async () => {
    const authenticator = create();
    const key = keys.add(1);
    await authenticator.authenticate(key);
    for (elapsed = 0; elapsed <= 60_000; elapsed += 1_000) {
      expect(authenticator.authenticate(key)).toEqual(key1);
      expect(authenticator.authenticate(key)).toEqual(key1);
      await settle();
    }
    expect(keys.asked).toBe(13);
  });

  it('asks once for many calls that come at the same time', async () => {
    const authenticator = create();
    const key = keys.add(1);
    await Promise.all(Array.from({ length: 50 }, () => attempt(authenticator, key)));
    expect(keys.asked).toBe(1);
  });

  it('lets a remembered key go on for 60 seconds while the database is away, then answers 503', async () => {
    const authenticator = create();
    const key = keys.add(1);
    await authenticator.authenticate(key);
    keys.away = true;
    elapsed = 10_000;
    expect(await attempt(authenticator, key)).toEqual(key1);
    elapsed = 59_999;
    expect(authenticator.authenticate(key)).toEqual(key1);
    await settle();
    elapsed = 60_000;
    expect(await attempt(authenticator, key)).toEqual(UNAVAILABLE);
    keys.away = false;
    expect(await attempt(authenticator, key)).toEqual(key1);
  });

  it('asks a database that is away at most once a second for remembered keys', async () => {
    const authenticator = create();
    const key = keys.add(1);
    await authenticator.authenticate(key);
    keys.away = true;
    keys.asked = 0;
    for (elapsed = 10_000; elapsed < 20_000; elapsed += 100) {
      expect(await attempt(authenticator, key)).toEqual(key1);
      await settle();
    }
    expect(keys.asked).toBe(10);
  });

  it('answers 503, not 401, for a key it cannot check, and tells nothing of the database', async () => {
    const authenticator = create();
    const key = keys.add(1);
    keys.away = true;
    const error = await attempt(authenticator, key);
    expect(error).toEqual(UNAVAILABLE);
    expect(String(error)).not.toContain('10.1.2.3');
    expect(authenticator.authenticate(MASTER_KEY)).toEqual({ kind: 'admin' });
  });

  it('waits 2 seconds for a database that hangs, and takes its late answer for the next call', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const authenticator = create();
    const key = keys.add(1);
    let answer = (): void => {};
    keys.hold = new Promise((resolve) => {
      answer = resolve;
    });
    const first = attempt(authenticator, key);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await first).toEqual(UNAVAILABLE);
    answer();
    await settle();
    expect(authenticator.authenticate(key)).toEqual(key1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
