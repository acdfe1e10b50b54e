import { AgentCard } from '@a2a-js/sdk';
import { DefaultAgentCardResolver } from '@a2a-js/sdk/client';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, type JsonObject, stringifyJson } from '../json.ts';
import { complaints10 } from '../translate/strict-reader.fixtures.ts';
import { CARD_03, CARD_10, CARD_HYBRID, CARD_WITH_CASE, CARD_WITH_NULLS } from './cards.fixtures.ts';
import { parseCard } from './parse.ts';
import { type RenderOptions, renderCard } from './render.ts';
import { translateCard } from './translate-card.ts';

const BASE = 'https://gateway.example/a2a/echo';

const options = (changes: Partial<RenderOptions> = {}): RenderOptions => ({
  mode: 'hybrid',
  baseUrl: BASE,
  bindings: [
    { version: '1.0', binding: 'JSONRPC' },
    { version: '1.0', binding: 'HTTP+JSON' },
    { version: '0.3', binding: 'JSONRPC' },
    { version: '0.3', binding: 'HTTP+JSON' },
  ],
  capabilities: { streaming: true, pushNotifications: false, extendedAgentCard: true },
  security: 'bearer',
  ...changes,
});

const render = (card: JsonObject, changes: Partial<RenderOptions> = {}) =>
  renderCard(parseCard(card), options(changes));

const CARDS: [string, JsonObject][] = [
  ['1.0', CARD_10],
  ['0.3', CARD_03],
  ['hybrid', CARD_HYBRID],
  ['$case', CARD_WITH_CASE],
  ['nulls', CARD_WITH_NULLS],
];

const GATEWAY_SCHEMES_10 = {
  bearer: { httpAuthSecurityScheme: { scheme: 'bearer', description: 'A key of this gateway.' } },
  apiKey: {
    apiKeySecurityScheme: { location: 'header', name: 'x-litellm-api-key', description: 'A key of this gateway.' },
  },
};
const GATEWAY_SCHEMES_03 = {
  bearer: { type: 'http', scheme: 'bearer', description: 'A key of this gateway.' },
  apiKey: { type: 'apiKey', in: 'header', name: 'x-litellm-api-key', description: 'A key of this gateway.' },
};

/** What a2a-python 0.3.26 (pydantic) and a2a-js 0.3.14 need of a card. */
function complaints03(card: JsonObject): string[] {
  const required = {
    name: 'string',
    description: 'string',
    version: 'string',
    url: 'string',
    protocolVersion: 'string',
    preferredTransport: 'string',
    capabilities: 'object',
    defaultInputModes: 'object',
    defaultOutputModes: 'object',
    skills: 'object',
  };
  const missing = Object.entries(required).filter(([name, type]) => typeof card[name] !== type);
  const schemes = Object.entries((card['securitySchemes'] ?? {}) as Record<string, JsonObject>);
  const untyped = schemes.filter(([, scheme]) => typeof scheme['type'] !== 'string');
  return [...missing, ...untyped].map(([name]) => name);
}

describe('renderCard', () => {
  it('writes the card of 1.0 and nothing else', () => {
    expect(render(CARD_03, { mode: '1.0' })).toEqual({
      name: 'Sample v0.3 agent',
      description: 'test agent',
      version: '1.0.0',
      provider: { organization: 'test', url: 'https://example.com' },
      supportedInterfaces: [
        { url: BASE, protocolBinding: 'JSONRPC', protocolVersion: '1.0' },
        { url: BASE, protocolBinding: 'HTTP+JSON', protocolVersion: '1.0' },
        { url: BASE, protocolBinding: 'JSONRPC', protocolVersion: '0.3' },
        { url: BASE, protocolBinding: 'HTTP+JSON', protocolVersion: '0.3' },
      ],
      capabilities: { streaming: true, pushNotifications: false, extendedAgentCard: true },
      securitySchemes: GATEWAY_SCHEMES_10,
      securityRequirements: [{ schemes: { bearer: { list: [] } } }, { schemes: { apiKey: { list: [] } } }],
      defaultInputModes: ['text/plain'],
      defaultOutputModes: ['text/plain'],
      skills: [{ id: 'echo', name: 'echo', description: 'echoes', tags: ['test'] }],
    });
  });

  it('writes the card of 0.3', () => {
    expect(render(CARD_10, { mode: '0.3' })).toEqual({
      name: 'Sample v1 agent',
      description: 'test agent',
      version: '1.0.0',
      provider: { organization: 'test', url: 'https://example.com' },
      protocolVersion: '0.3.0',
      url: BASE,
      preferredTransport: 'JSONRPC',
      additionalInterfaces: [
        { url: BASE, transport: 'JSONRPC' },
        { url: BASE, transport: 'HTTP+JSON' },
      ],
      capabilities: {
        streaming: true,
        pushNotifications: false,
        stateTransitionHistory: false,
        extensions: [{ uri: 'https://example.com/ext/trace/v1', description: 'demo', required: false }],
      },
      securitySchemes: GATEWAY_SCHEMES_03,
      security: [{ bearer: [] }, { apiKey: [] }],
      defaultInputModes: ['text/plain'],
      defaultOutputModes: ['text/plain', 'application/json'],
      skills: [{ id: 'echo', name: 'echo', description: 'echoes', tags: ['test'] }],
      supportsAuthenticatedExtendedCard: true,
    });
  });

  it('writes both in one, down to the security schemes', () => {
    const card = render(CARD_10);
    expect(card).toMatchObject(render(CARD_10, { mode: '0.3' }));
    expect(card).toMatchObject(render(CARD_10, { mode: '1.0' }));
  });

  it.each(CARDS)('a strict reader of 1.0 reads the 1.0 card of %s', (_name, card) => {
    expect(complaints10('AgentCard', render(card, { mode: '1.0' }))).toEqual([]);
    expect(complaints10('AgentCard', translateCard(card, '1.0'))).toEqual([]);
  });

  it.each(CARDS)('readers of 0.3 read the hybrid and the 0.3 card of %s', (_name, card) => {
    expect(complaints03(render(card, { mode: '0.3' }))).toEqual([]);
    expect(complaints03(render(card))).toEqual([]);
  });

  it.each(CARDS)('a2a-js 1.x understands every card of %s', async (_name, card) => {
    for (const mode of ['hybrid', '1.0', '0.3'] as const) {
      const fetchImpl: typeof fetch = async () => Response.json(render(card, { mode }));
      const resolver = new DefaultAgentCardResolver({ fetchImpl, legacyCompat: { enabled: true } });
      const { supportedInterfaces } = await resolver.resolve(`${BASE}/`);
      expect(supportedInterfaces[0]).toMatchObject({ url: BASE, protocolBinding: 'JSONRPC' });
    }
    const decoded = (mode: 'hybrid' | '1.0') => AgentCard.toJSON(AgentCard.fromJSON(render(card, { mode })));
    expect(decoded('hybrid')).toEqual(decoded('1.0'));
    expect(decoded('hybrid')).toMatchObject({ securitySchemes: GATEWAY_SCHEMES_10 });
  });

  it.each(CARDS)('what a card means survives parse and render: %s', (_name, card) => {
    const before = parseCard(card);
    for (const mode of ['hybrid', '1.0', '0.3'] as const) {
      const after = parseCard(render(card, { mode }));
      const { interfaces, securitySchemes, securityRequirements, capabilities } = after;
      const { streaming, extensions } = before.capabilities;
      expect(capabilities).toMatchObject({ streaming, extensions });
      expect({ ...before, interfaces, securitySchemes, securityRequirements, capabilities }).toEqual(after);
    }
  });

  it('drops tenants, signatures, gRPC and the security of skills', () => {
    const card = {
      ...CARD_HYBRID,
      supportedInterfaces: [
        { url: 'https://a.example', protocolBinding: 'GRPC', protocolVersion: '1.0', tenant: 'acme' },
      ],
      signatures: [{ protected: 'p', signature: 's' }],
      skills: [{ id: 's', name: 's', description: '', tags: [], security: [{ oauth: ['read'] }] }],
    };
    for (const mode of ['hybrid', '1.0', '0.3'] as const)
      expect(JSON.stringify(render(card, { mode }))).not.toMatch(/tenant|signatures|GRPC|oauth/);
  });

  it('promises only what agent and gateway both can', () => {
    const can = (own: boolean, served: boolean) =>
      render(
        { ...CARD_10, capabilities: { streaming: own, pushNotifications: own, extendedAgentCard: own } },
        { mode: '1.0', capabilities: { streaming: served, pushNotifications: served, extendedAgentCard: served } },
      )['capabilities'];
    const all = (able: boolean) => ({ streaming: able, pushNotifications: able, extendedAgentCard: able });
    expect(can(true, true)).toEqual(all(true));
    for (const [own, served] of [
      [true, false],
      [false, true],
      [false, false],
    ] as const)
      expect(can(own, served)).toEqual(all(false));
  });

  it('says nothing of security when the agent needs no key', () => {
    const card = render(CARD_WITH_CASE, { security: 'none' });
    for (const name of ['security', 'securitySchemes', 'securityRequirements']) expect(card).not.toHaveProperty(name);
  });

  it('writes the same bytes for the same card, whatever the order of its fields', () => {
    const reversed = Object.fromEntries<Json | undefined>(Object.entries(CARD_HYBRID).toReversed());
    expect(stringifyJson(render(reversed))).toBe(stringifyJson(render(CARD_HYBRID)));
  });

  it('mentions no address of the agent, wherever its card mentions one', () => {
    const card = {
      ...CARD_03,
      url: 'http://10.0.0.7:8080/rpc/',
      additionalInterfaces: [{ url: 'https://agent.internal.example/rest', transport: 'HTTP+JSON' }],
      description:
        'Call http://10.0.0.7:8080/rpc, http://10.0.0.7:8080/x or 10.0.0.7:8080. Not http://10.0.0.7:80801/.',
      documentationUrl: 'https://agent.internal.example/docs',
      iconUrl: 'http://10.0.0.7:8080/icon.png',
      provider: { organization: 'o', url: 'https://agent.internal.example' },
      skills: [
        { id: 's', name: 's', description: '', tags: [], examples: ['curl https://agent.internal.example/rest'] },
      ],
      capabilities: { extensions: [{ uri: 'urn:x', params: { deep: [{ endpoint: 'HTTP://10.0.0.7:8080/rpc' }] } }] },
    };
    for (const mode of ['hybrid', '1.0', '0.3'] as const) {
      const served = render(card, { mode });
      expect(JSON.stringify(served)).not.toMatch(/10\.0\.0\.7:8080\b|internal/);
      expect(served['description']).toBe(`Call ${BASE}, ${BASE}/x or ${BASE}. Not http://10.0.0.7:80801/.`);
      expect(served['skills']).toMatchObject([{ examples: [`curl ${BASE}`] }]);
    }
  });

  it('leaks no upstream host, whatever host and whatever field (property)', () => {
    const host = fc.tuple(fc.domain(), fc.integer({ min: 1024, max: 65_535 })).map(([name, port]) => `${name}:${port}`);
    const scheme = fc.constantFrom('http://', 'https://', 'grpc://', '');
    const path = fc.constantFrom('', '/', '/rpc', '/a2a/x?y=1');
    const mention = fc.tuple(fc.lorem(), scheme, path);
    fc.assert(
      fc.property(host, path, mention, (host, path, [words, scheme, mentioned]) => {
        const text = `${words} ${scheme}${host}${mentioned} ${words}`;
        const card = {
          ...CARD_10,
          supportedInterfaces: [{ url: `https://${host}${path}`, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
          name: text,
          description: text,
          documentationUrl: `https://${host}/docs`,
          skills: [{ id: 's', name: text, description: text, tags: [text], examples: [text] }],
        };
        for (const mode of ['hybrid', '1.0', '0.3'] as const)
          expect(JSON.stringify(render(card, { mode }))).not.toContain(host);
      }),
    );
  });

  it('translates a card into the ProtoJSON of 0.3 REST', () => {
    const card: Json = translateCard({ ...CARD_WITH_CASE, iconUrl: 'https://i' }, '0.3-rest');
    expect(card).toMatchObject({
      url: 'http://127.0.0.1:41101/a2a/jsonrpc',
      securitySchemes: { bearer: { httpAuthSecurityScheme: { scheme: 'Bearer' } } },
      security: [{ schemes: { bearer: { list: [] } } }, { schemes: { oauth: { list: ['read'] } } }],
    });
    expect(card).not.toHaveProperty('iconUrl');
    expect(card).not.toHaveProperty('capabilities.stateTransitionHistory');
  });
});
