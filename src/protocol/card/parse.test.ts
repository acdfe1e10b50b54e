import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { CARD_03, CARD_10, CARD_HYBRID, CARD_WITH_CASE, CARD_WITH_NULLS } from './cards.fixtures.ts';
import { parseCard } from './parse.ts';

const minimal = { name: 'a', url: 'https://agent.example' };

describe('parseCard', () => {
  it('reads a card of 1.0', () => {
    expect(parseCard(CARD_10)).toEqual({
      name: 'Sample v1 agent',
      description: 'test agent',
      version: '1.0.0',
      provider: { organization: 'test', url: 'https://example.com' },
      capabilities: {
        streaming: true,
        pushNotifications: true,
        extendedAgentCard: true,
        stateTransitionHistory: false,
        extensions: [{ uri: 'https://example.com/ext/trace/v1', description: 'demo', required: false }],
      },
      defaultInputModes: ['text/plain'],
      defaultOutputModes: ['text/plain', 'application/json'],
      skills: [{ id: 'echo', name: 'echo', description: 'echoes', tags: ['test'] }],
      interfaces: [
        { url: 'http://127.0.0.1:41101/a2a/jsonrpc', binding: 'JSONRPC', version: '1.0' },
        { url: 'http://127.0.0.1:41101/a2a/rest', binding: 'HTTP+JSON', version: '1.0' },
      ],
      securitySchemes: {},
      securityRequirements: [],
      signed: false,
    });
  });

  it('reads a card of 0.3', () => {
    const card = parseCard(CARD_03);
    expect(card.interfaces).toEqual([
      { url: 'http://127.0.0.1:41103/a2a/jsonrpc', binding: 'JSONRPC', version: '0.3' },
      { url: 'http://127.0.0.1:41103/a2a/rest', binding: 'HTTP+JSON', version: '0.3' },
    ]);
    expect(card.capabilities).toEqual({
      streaming: true,
      pushNotifications: true,
      extendedAgentCard: true,
      stateTransitionHistory: true,
      extensions: [],
    });
  });

  it('finds both versions in a hybrid card, each interface once', () => {
    const at = (url: string, binding: string, version: string) => ({ url, binding, version });
    expect(parseCard(CARD_HYBRID).interfaces).toEqual([
      at('http://127.0.0.1:41100/a2a/jsonrpc', 'JSONRPC', '1.0'),
      at('http://127.0.0.1:41100/a2a/rest', 'HTTP+JSON', '1.0'),
      at('127.0.0.1:41109', 'GRPC', '1.0'),
      at('http://127.0.0.1:41100/a2a/jsonrpc', 'JSONRPC', '0.3'),
      at('http://127.0.0.1:41100/a2a/rest', 'HTTP+JSON', '0.3'),
      at('127.0.0.1:41109', 'GRPC', '0.3'),
    ]);
  });

  it('repairs the `$case` of a2a-js', () => {
    const card = parseCard(CARD_WITH_CASE);
    expect(card.securitySchemes).toEqual({
      bearer: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT' },
      key: { type: 'apiKey', in: 'query', name: 'k', description: 'd' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://idp.example/token', scopes: { read: 'to read' } } },
      },
    });
    expect(card.securityRequirements).toEqual([{ bearer: [] }, { oauth: ['read'] }]);
  });

  it('reads the nulls of Java as absent', () => {
    expect(parseCard(CARD_WITH_NULLS)).toEqual({
      name: 'java',
      description: '',
      version: '2.1.0',
      capabilities: {
        streaming: true,
        pushNotifications: false,
        extendedAgentCard: false,
        stateTransitionHistory: false,
        extensions: [],
      },
      defaultInputModes: ['text/plain'],
      defaultOutputModes: ['text'],
      skills: [{ id: 's', name: 'S', description: 'does', tags: [] }],
      interfaces: [{ url: 'http://localhost:9999', binding: 'JSONRPC', version: '0.3' }],
      securitySchemes: {},
      securityRequirements: [],
      signed: false,
    });
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['0.3', { type: 'http', scheme: 'bearer' }, { type: 'http', scheme: 'bearer' }],
    ['1.0', { httpAuthSecurityScheme: { scheme: 'bearer' } }, { type: 'http', scheme: 'bearer' }],
    ['snake_case', { http_auth_security_scheme: { scheme: 'bearer' } }, { type: 'http', scheme: 'bearer' }],
    [
      'a hybrid card',
      { type: 'http', scheme: 'b', httpAuthSecurityScheme: { scheme: 'b' } },
      { type: 'http', scheme: 'b' },
    ],
    ['bare http', { scheme: 'basic' }, { type: 'http', scheme: 'basic' }],
    ['bare key', { in: 'header', name: 'X-Key' }, { type: 'apiKey', in: 'header', name: 'X-Key' }],
    ['bare OpenID', { openIdConnectUrl: 'https://i' }, { type: 'openIdConnect', openIdConnectUrl: 'https://i' }],
    ['mutual TLS', { mtlsSecurityScheme: {} }, { type: 'mutualTLS' }],
    [
      'bare OAuth',
      { flows: { deviceCode: { deviceAuthorizationUrl: 'https://d', tokenUrl: 'https://t' } } },
      {
        type: 'oauth2',
        flows: { deviceCode: { deviceAuthorizationUrl: 'https://d', tokenUrl: 'https://t', scopes: {} } },
      },
    ],
  ])('understands a security scheme of %s', (_form, scheme, parsed) => {
    expect(parseCard({ ...minimal, securitySchemes: { s: scheme } }).securitySchemes).toEqual({ s: parsed });
  });

  it('leaves out a security scheme that cannot be understood', () => {
    const securitySchemes = { odd: { type: 'telepathy' }, none: null, text: 'bearer' };
    expect(parseCard({ ...minimal, securitySchemes }).securitySchemes).toEqual({});
  });

  it.each<[string, JsonObject, string[]]>([
    ['nothing is 0.3', {}, ['0.3']],
    ['0.2.6 is spoken as 0.3', { protocolVersion: '0.2.6' }, ['0.3']],
    ['1.0 beside a url and nothing else is a mistake for 0.3', { protocolVersion: '1.0' }, ['0.3']],
    [
      'interfaces say it themselves',
      { supportedInterfaces: [{ url: 'https://a', protocolVersion: '1.0.1' }] },
      ['1.0'],
    ],
    ['interfaces that do not are 1.0', { supportedInterfaces: [{ url: 'https://a' }] }, ['1.0']],
    [
      'an unknown one is kept as it is',
      { supportedInterfaces: [{ url: 'https://a', protocolVersion: '2.0' }] },
      ['2.0'],
    ],
    [
      'a card that says 0.3 speaks it at its url as well',
      { protocolVersion: '0.3', supportedInterfaces: [{ url: 'https://a', protocolVersion: '1.0' }] },
      ['1.0', '0.3'],
    ],
  ])('protocol version: %s', (_rule, fields, versions) => {
    expect(parseCard({ ...minimal, ...fields }).interfaces.map(({ version }) => version)).toEqual(versions);
  });

  it.each([
    ['jsonrpc', 'JSONRPC'],
    ['JSON-RPC', 'JSONRPC'],
    ['http+json', 'HTTP+JSON'],
    ['grpc', 'GRPC'],
    ['carrier-pigeon', 'carrier-pigeon'],
  ])('binding %s is %s', (preferredTransport, binding) => {
    expect(parseCard({ ...minimal, preferredTransport }).interfaces[0]?.binding).toBe(binding);
  });

  it('keeps the tenant of an interface, and that there was a signature', () => {
    const supportedInterfaces = [
      { url: 'https://a', protocolBinding: 'JSONRPC', protocolVersion: '1.0', tenant: 'acme' },
    ];
    const signatures = [{ protected: 'p', signature: 's' }];
    const card = parseCard({ name: 'a', supportedInterfaces, signatures });
    expect(card.interfaces).toEqual([{ url: 'https://a', binding: 'JSONRPC', version: '1.0', tenant: 'acme' }]);
    expect(card.signed).toBe(true);
  });

  it.each<[Json, string]>([
    [null, 'no JSON object'],
    ['<html>', 'no JSON object'],
    [[CARD_10], 'no JSON object'],
    [{}, 'lacks name and an address'],
    [{ name: '', url: 'https://a' }, 'lacks name'],
    [{ name: 'a', url: '', supportedInterfaces: [{}] }, 'lacks an address'],
  ])('refuses %j, naming what is missing', (json, why) => {
    expect(() => parseCard(json)).toThrow(
      expect.objectContaining({ code: 'INVALID_AGENT_RESPONSE', message: expect.stringContaining(why) }),
    );
  });
});
