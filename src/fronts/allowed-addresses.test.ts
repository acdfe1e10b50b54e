import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createAddressRefusal } from './allowed-addresses.ts';
import { createCallerAddress } from './caller-address.ts';

const from = (peer: string | undefined, headers: Record<string, string> = {}): IncomingMessage =>
  ({ socket: { remoteAddress: peer }, headers }) as unknown as IncomingMessage;

const refuses = (allowed: string[] | null, request: IncomingMessage, proxies: string[] = []): boolean =>
  createAddressRefusal(allowed, createCallerAddress(null, proxies))(request)?.code === 'PERMISSION_DENIED';

describe('the addresses that are allowed', () => {
  test('are all when none are named', () => expect(refuses(null, from('192.0.2.1'))).toBe(false));

  test('are none when the list is empty', () => expect(refuses([], from('192.0.2.1'))).toBe(true));

  test.each([
    ['192.0.2.1', false],
    ['::ffff:192.0.2.1', false],
    ['192.0.2.2', true],
    ['10.255.0.1', false],
    ['2001:db8::7', false],
    ['2001:db9::7', true],
    ['not an address', true],
  ])('%s is refused: %s', (peer, refused) => {
    expect(refuses(['192.0.2.1', '10.0.0.0/8', '2001:db8::/32'], from(peer))).toBe(refused);
  });

  test('are those of callers, which only a trusted proxy may name', () => {
    const forwarded = { 'x-forwarded-for': '192.0.2.1' };
    expect(refuses(['192.0.2.1'], from('10.0.0.5', forwarded))).toBe(true);
    expect(refuses(['192.0.2.1'], from('10.0.0.5', forwarded), ['10.0.0.5'])).toBe(false);
    expect(refuses(['192.0.2.1'], from('10.0.0.5', { 'x-forwarded-for': '192.0.2.9' }), ['10.0.0.5'])).toBe(true);
  });

  test('are no matter of who has gone', () => expect(refuses(['192.0.2.1'], from(undefined))).toBe(true));

  test('are named to those who are refused', () => {
    const refusal = createAddressRefusal(['192.0.2.1'], createCallerAddress(null, []))(from('192.0.2.7'));
    expect(refusal?.message).toContain('192.0.2.7');
  });
});
