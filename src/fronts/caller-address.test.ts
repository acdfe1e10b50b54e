import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createCallerAddress } from './caller-address.ts';

const request = (peer: string, headers: Record<string, string> = {}): IncomingMessage =>
  ({ socket: { remoteAddress: peer, localPort: 4000 }, headers }) as unknown as IncomingMessage;

describe('the base URL in cards', () => {
  test('is the configured one, whatever the request says', () => {
    const address = createCallerAddress(new URL('https://agents.example.com/gateway/'), ['127.0.0.0/8']);
    const forged = request('127.0.0.1', { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
    expect(address.baseUrl(forged)).toBe('https://agents.example.com/gateway');
  });

  test('is what the caller used, when nothing is configured', () => {
    const address = createCallerAddress(null, []);
    expect(address.baseUrl(request('192.0.2.1', { host: 'gateway:4000' }))).toBe('http://gateway:4000');
    expect(address.baseUrl(request('192.0.2.1', { host: '[::1]:4000' }))).toBe('http://[::1]:4000');
  });

  test('believes forwarded names from trusted proxies only', () => {
    const address = createCallerAddress(null, ['10.0.0.0/8', 'fd00::/8']);
    const forwarded = { host: 'inner', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'agents.example.com' };
    expect(address.baseUrl(request('10.1.2.3', forwarded))).toBe('https://agents.example.com');
    expect(address.baseUrl(request('::ffff:10.1.2.3', forwarded))).toBe('https://agents.example.com');
    expect(address.baseUrl(request('192.0.2.1', forwarded))).toBe('http://inner');
  });

  test.each(['a/b', 'user@host', 'host#x', 'ho st', 'host:99999999', '"><script>'])(
    'never takes over the host "%s"',
    (host) => {
      expect(createCallerAddress(null, []).baseUrl(request('192.0.2.1', { host }))).toBe('http://localhost:4000');
    },
  );
});

describe("the caller's address", () => {
  const address = createCallerAddress(null, ['10.0.0.0/8']);

  test('is the peer, when the peer is no trusted proxy', () => {
    expect(address.client(request('192.0.2.1', { 'x-forwarded-for': '203.0.113.9' }))).toBe('192.0.2.1');
  });

  test('is the last hop that no trusted proxy added', () => {
    const hops = '1.1.1.1, 203.0.113.9, 10.0.0.7';
    expect(address.client(request('10.0.0.8', { 'x-forwarded-for': hops }))).toBe('203.0.113.9');
  });

  test('is the proxy itself, when all hops are proxies', () => {
    expect(address.client(request('10.0.0.8', { 'x-forwarded-for': '10.0.0.7' }))).toBe('10.0.0.8');
  });
});
