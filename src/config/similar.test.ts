import { expect, test } from 'vitest';
import { mostSimilar } from './similar.ts';

const KEYS = ['port', 'host', 'public_url', 'trusted_proxies'];

test.each([
  ['prot', 'port'],
  ['PORT', 'port'],
  ['publicurl', 'public_url'],
  ['trusted_proxy', 'trusted_proxies'],
  ['trusted', 'trusted_proxies'],
])('%s most likely meant %s', (written, meant) => {
  expect(mostSimilar(written, KEYS)).toBe(meant);
});

test('nothing is proposed where nothing is close', () => {
  expect(mostSimilar('maximum', KEYS)).toBeUndefined();
  expect(mostSimilar('port', [])).toBeUndefined();
});
