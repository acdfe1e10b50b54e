import { describe, expect, it } from 'vitest';
import { parseCard } from '../protocol/index.ts';
import { interfacesToCall } from './interfaces.ts';

/** Interface of the card → what is called, for a registered address. */
const called = (registered: string, offered: string, binding = 'JSONRPC', trustCardUrls = false) =>
  interfacesToCall({ interfaces: [{ url: offered, binding, version: '1.0' }] }, { url: registered, trustCardUrls })[0]
    ?.url;

describe('where an agent is called', () => {
  it.each([
    // at or below the registered address: as the card says
    ['https://a.example/x', 'https://a.example/x', 'JSONRPC', 'https://a.example/x'],
    ['https://a.example/x', 'https://a.example/x/rpc?v=1', 'JSONRPC', 'https://a.example/x/rpc?v=1'],
    ['https://a.example/x/', 'https://a.example/x', 'JSONRPC', 'https://a.example/x'],
    ['https://a.example/x', 'https://a.example/x/', 'JSONRPC', 'https://a.example/x/'],
    ['https://a.example/x', 'https://a.example/x/rest/', 'HTTP+JSON', 'https://a.example/x/rest'],
    ['https://a.example', 'https://a.example/deep/rest', 'HTTP+JSON', 'https://a.example/deep/rest'],
    // beside it: JSON-RPC at the registered address, other bindings not at all
    ['https://a.example/x', 'https://a.example/xy', 'JSONRPC', 'https://a.example/x'],
    ['https://a.example/x', 'https://a.example/x/../y', 'JSONRPC', 'https://a.example/x'],
    ['https://a.example/x', 'https://a.example/y', 'HTTP+JSON', undefined],
    ['https://a.example/x', 'http://a.example/x', 'JSONRPC', 'https://a.example/x'],
    ['https://a.example/x', 'https://a.example:8443/x', 'HTTP+JSON', undefined],
    // elsewhere: a card must not send calls there
    ['https://a.example/x', 'https://evil.example/x', 'JSONRPC', 'https://a.example/x'],
    ['https://a.example/x', 'https://a.example.evil.example/x', 'HTTP+JSON', undefined],
    ['https://a.example/x', 'https://user:secret@a.example/x', 'HTTP+JSON', undefined],
    // a bare origin: the card knows the path, and often nothing else
    ['https://a.example', 'http://localhost:9999/a2a/v1', 'JSONRPC', 'https://a.example/a2a/v1'],
    ['https://a.example/', 'http://0.0.0.0:9999/rest', 'HTTP+JSON', 'https://a.example/rest'],
    ['https://a.example', 'http://agent-svc/rpc?x=1', 'JSONRPC', 'https://a.example/rpc?x=1'],
    ['https://a.example/?k=1', 'http://localhost/rpc', 'JSONRPC', 'https://a.example/?k=1'],
    // nonsense
    ['https://a.example/x', 'not a url', 'JSONRPC', 'https://a.example/x'],
    ['https://a.example/x', '/relative', 'HTTP+JSON', undefined],
    ['https://a.example/x', 'file:///etc/passwd', 'JSONRPC', 'https://a.example/x'],
    ['https://a.example', 'javascript:alert(1)', 'HTTP+JSON', undefined],
    // bindings we do not speak
    ['https://a.example/x', 'https://a.example/x', 'GRPC', undefined],
    ['https://a.example/x', 'https://a.example/x', 'CARRIER-PIGEON', undefined],
  ])('registered %s, card says %s over %s: %s', (registered, offered, binding, expected) =>
    expect(called(registered, offered, binding)).toBe(expected),
  );

  it('trusts the card entirely when told to, but never a scheme that is not the web', () => {
    expect(called('https://a.example/x', 'https://b.example/rest', 'HTTP+JSON', true)).toBe('https://b.example/rest');
    expect(called('https://a.example/x', 'ftp://b.example/', 'JSONRPC', true)).toBeUndefined();
  });

  it('keeps versions, tenants and the order of preference, and names each address once', () => {
    const card = parseCard({
      name: 'x',
      url: 'http://localhost:1/rpc',
      protocolVersion: '0.3.0',
      supportedInterfaces: [
        { url: 'http://localhost:1/rpc', protocolBinding: 'JSONRPC', protocolVersion: '1.0', tenant: 'acme' },
        { url: 'localhost:2', protocolBinding: 'GRPC', protocolVersion: '1.0' },
        { url: 'http://localhost:1/other', protocolBinding: 'JSONRPC', protocolVersion: '2.0' },
        { url: 'http://localhost:1/rpc', protocolBinding: 'JSONRPC', protocolVersion: '0.3' },
      ],
    });
    expect(interfacesToCall(card, { url: 'https://a.example/agent', trustCardUrls: false })).toEqual([
      { url: 'https://a.example/agent', binding: 'JSONRPC', version: '1.0', tenant: 'acme' },
      { url: 'https://a.example/agent', binding: 'JSONRPC', version: '0.3' },
    ]);
  });

  it('calls a card without protocolVersion as 0.3', () => {
    const card = parseCard({ name: 'old', url: 'http://localhost/rpc' });
    expect(interfacesToCall(card, { url: 'https://a.example', trustCardUrls: false })).toEqual([
      { url: 'https://a.example/rpc', binding: 'JSONRPC', version: '0.3' },
    ]);
  });
});
