import { describe, expect, it } from 'vitest';
import { sourceKey, TokenCache, type TokenSource } from './token-cache.ts';

function setUp(lifetimeMs = 3_600_000) {
  const time = { now: 1_000_000 };
  const cache = new TokenCache(() => time.now);
  const asked: PromiseWithResolvers<void>[] = [];
  let count = 0;
  const answer: { error: Error | undefined } = { error: undefined };
  const source: TokenSource<string> = {
    key: 'k',
    async fetch() {
      count += 1;
      const token = `token-${count}`;
      for (const gate of asked.splice(0)) await gate.promise;
      if (answer.error) throw answer.error;
      return { value: token, expiresAt: time.now + lifetimeMs };
    },
  };
  const hold = () => {
    const gate = gated();
    asked.push(gate);
    return gate;
  };
  return { time, cache, source, hold, answer, count: () => count };
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: () => void;
}

function gated(): PromiseWithResolvers<void> {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('a token', () => {
  it('is fetched once for all who need it at the same time', async () => {
    const { cache, source, hold, count } = setUp();
    const gate = hold();
    const all = Promise.all([cache.get(source), cache.get(source), cache.get(source)]);
    gate.resolve();
    expect(await all).toEqual(['token-1', 'token-1', 'token-1']);
    expect(count()).toBe(1);
  });

  it('that lasts an hour is renewed in its last five minutes, and nobody waits for it', async () => {
    const { time, cache, source, hold } = setUp();
    await cache.get(source);
    time.now += 3_299_999;
    expect(await cache.get(source)).toBe('token-1');
    time.now += 1;
    const gate = hold();
    expect(await cache.get(source)).toBe('token-1');
    gate.resolve();
    await expect.poll(() => cache.get(source)).toBe('token-2');
  });

  it('that lasts ten seconds is renewed in the last of them', async () => {
    const { time, cache, source, count } = setUp(10_000);
    await cache.get(source);
    time.now += 8_999;
    await cache.get(source);
    expect(count()).toBe(1);
    time.now += 1;
    await cache.get(source);
    expect(count()).toBe(2);
  });

  it('that has ended is waited for', async () => {
    const { time, cache, source } = setUp();
    await cache.get(source);
    time.now += 3_600_000;
    expect(await cache.get(source)).toBe('token-2');
  });

  it('goes on to be used when its renewal fails, until it ends', async () => {
    const { time, cache, source, answer, count } = setUp();
    await cache.get(source);
    answer.error = new Error('down');
    time.now += 3_500_000;
    expect(await cache.get(source)).toBe('token-1');
    expect(await cache.get(source)).toBe('token-1');
    expect(count()).toBe(2);
    time.now += 100_000;
    await expect(cache.get(source)).rejects.toThrow('down');
  });
});

describe('a failure', () => {
  it('is remembered for five seconds', async () => {
    const { time, cache, source, answer, count } = setUp();
    answer.error = new Error('down');
    await expect(cache.get(source)).rejects.toThrow('down');
    time.now += 4_999;
    await expect(cache.get(source)).rejects.toThrow('down');
    expect(count()).toBe(1);
    time.now += 1;
    answer.error = undefined;
    expect(await cache.get(source)).toBe('token-2');
  });
});

describe('a token that a peer refused', () => {
  it('is fetched anew', async () => {
    const { time, cache, source } = setUp();
    const token = await cache.get(source);
    time.now += 5_000;
    expect(cache.refused(source, token)).toBe(true);
    expect(await cache.get(source)).toBe('token-2');
  });

  it('is not when it is brand-new, as the next would be refused as well', async () => {
    const { time, cache, source } = setUp();
    const token = await cache.get(source);
    time.now += 4_999;
    expect(cache.refused(source, token)).toBe(false);
    expect(await cache.get(source)).toBe('token-1');
  });

  it('does not take a newer one with it', async () => {
    const { time, cache, source, count } = setUp();
    const token = await cache.get(source);
    time.now += 6_000;
    cache.refused(source, token);
    await cache.get(source);
    time.now += 6_000;
    expect(cache.refused(source, token)).toBe(true);
    expect(await cache.get(source)).toBe('token-2');
    expect(count()).toBe(2);
  });

  it('is left when it never ends', async () => {
    const { time, cache, source } = setUp(Infinity);
    const token = await cache.get(source);
    time.now += 6_000;
    expect(cache.refused(source, token)).toBe(false);
  });
});

it('sources are told apart by every part, and their keys tell nothing', () => {
  const key = sourceKey('oauth2', 'https://issuer.example', 'client', undefined, 'secret');
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(sourceKey('oauth2', 'https://issuer.example', 'client', undefined, 'other')).not.toBe(key);
  expect(sourceKey('oauth2', 'https://issuer.example', 'clients', undefined, 'ecret')).not.toBe(key);
});
