import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type JsonObject, parseJson, type Version } from '../protocol/index.ts';
import { createBench, createWorld, registration } from './agents.fixtures.ts';
import { serveCard, serveExtendedCard } from './serve-card.ts';

const UPSTREAM = 'http://upstream.internal:9000';
const BASE = 'https://gateway.example/base';

const common: JsonObject = {
  name: 'Upstream',
  description: `Call me at ${UPSTREAM}/rpc`,
  version: '2.1.0',
  documentationUrl: `${UPSTREAM}/docs`,
  iconUrl: `${UPSTREAM}/icon.png`,
  provider: { organization: 'Acme', url: UPSTREAM },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'echo', name: 'Echo', description: 'Echoes.', tags: [], examples: [`curl ${UPSTREAM}/rpc`] }],
  signatures: [{ protected: 'e30', signature: 'c2ln' }],
};

const interfaces10 = [
  { url: `${UPSTREAM}/rpc`, protocolBinding: 'JSONRPC', protocolVersion: '1.0', tenant: 'acme' },
  { url: 'upstream.internal:9001', protocolBinding: 'GRPC', protocolVersion: '1.0' },
];
const v10: JsonObject = { ...common, capabilities: { streaming: true }, supportedInterfaces: interfaces10 };
const v03: JsonObject = {
  ...common,
  protocolVersion: '0.3.0',
  url: `${UPSTREAM}/rpc`,
  additionalInterfaces: [{ url: `${UPSTREAM}/rest`, transport: 'HTTP+JSON' }],
  capabilities: { streaming: true },
  securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  security: [{ k: [] }],
};

/** Row 15 of the test matrix (A2A wire notes, section 8). */
const cards: Record<string, JsonObject> = {
  'of 0.3': v03,
  'of 1.0': v10,
  'of both versions': { ...v03, supportedInterfaces: interfaces10 },
  'with the $case of a2a-js': {
    ...v10,
    securitySchemes: { k: { scheme: { $case: 'apiKeySecurityScheme', value: { location: 'header', name: 'X' } } } },
  },
  'with the nulls of Java': {
    ...v03,
    provider: null,
    iconUrl: null,
    security: null,
    securitySchemes: null,
    additionalInterfaces: null,
  },
  'without protocolVersion': { ...common, url: `${UPSTREAM}/rpc`, capabilities: {} },
  'that says localhost': { ...v03, url: 'http://localhost:9000/rpc', additionalInterfaces: [] },
};

async function agentShowing(card: JsonObject, changes: Parameters<typeof registration>[0] = {}) {
  const world = createWorld({ [`${UPSTREAM}/.well-known/agent-card.json`]: card });
  const { registry } = createBench({ world });
  const { agent } = await registry.create(registration({ url: UPSTREAM, ...changes }), 'admin');
  return agent;
}

const served = (agent: Parameters<typeof serveCard>[0], version?: Version) =>
  parseJson(serveCard(agent, { baseUrl: BASE, version }).body) as JsonObject;

describe.each(Object.entries(cards))('the served card of an agent with a card %s', (_, card) => {
  it.each([['hybrid'], ['1.0'], ['0.3']] as const)(
    'holds no address of the upstream and no signature (%s)',
    async (mode) => {
      const { body } = serveCard(await agentShowing(card, { card_mode: mode }), { baseUrl: BASE });
      expect(body.toString()).not.toMatch(/upstream\.internal|localhost|signatures|X-Key|acme/);
      expect(body.toString()).toContain(`"${BASE}/a2a/echo"`);
    },
  );
});

describe('the served card', () => {
  it('is for every reader, or of 1.0 alone for who asks for that', async () => {
    const agent = await agentShowing(v10);
    expect(served(agent)).toMatchObject({
      url: `${BASE}/a2a/echo`,
      protocolVersion: expect.stringMatching(/^0\.3/),
      supportedInterfaces: expect.anything(),
    });
    expect(served(agent, '0.3')).toEqual(served(agent));
    expect(Object.keys(served(agent, '1.0'))).not.toContain('url');
  });

  it('is always of one version for an agent that is set so', async () => {
    const agent = await agentShowing(v10, { card_mode: '0.3' });
    expect(served(agent, '1.0')).toEqual(served(agent));
    expect(Object.keys(served(agent))).not.toContain('supportedInterfaces');
  });

  it.each([
    ['1.0', v10, ['1.0', '0.3']],
    ['0.3', v03, ['0.3', '1.0']],
  ])('names the versions that need no translation first (%s)', async (_, card, order) => {
    const agent = await agentShowing(card);
    expect(served(agent)['supportedInterfaces']).toEqual(
      order.flatMap((protocolVersion) =>
        ['JSONRPC', 'HTTP+JSON'].map((protocolBinding) =>
          expect.objectContaining({ url: `${BASE}/a2a/echo`, protocolBinding, protocolVersion }),
        ),
      ),
    );
  });

  it('promises push notifications only where they are let through', async () => {
    const card = { ...v10, capabilities: { streaming: true, pushNotifications: true } };
    expect(served(await agentShowing(card))['capabilities']).toMatchObject({
      streaming: true,
      pushNotifications: false,
    });
    const through = await agentShowing(card, { push_notifications: 'validate' });
    expect(served(through)['capabilities']).toMatchObject({ pushNotifications: true });
  });

  it('says what the administrator wrote into it, but no address that stands there', async () => {
    const agent = await agentShowing(v10, {
      agent_card_params: {
        ...v10,
        name: 'Ours',
        capabilities: { streaming: false },
        description: `See ${UPSTREAM}/rpc`,
      },
    });
    expect(served(agent)).toMatchObject({ name: 'Ours', capabilities: { streaming: false } });
    expect(JSON.stringify(served(agent))).not.toContain('upstream.internal');
  });

  it('is the same bytes for everyone who asks alike, tagged with their hash', async () => {
    const agent = await agentShowing(v10);
    const card = serveCard(agent, { baseUrl: BASE });
    expect(serveCard(agent, { baseUrl: BASE })).toBe(card);
    expect(card.etag).toBe(`"${createHash('sha256').update(card.body).digest('base64url').slice(0, 27)}"`);
    expect(serveCard(agent, { baseUrl: 'http://other' }).etag).not.toBe(card.etag);
    expect(serveCard(agent, { baseUrl: BASE, version: '1.0' }).etag).not.toBe(card.etag);
    expect(serveCard(await agentShowing(v10), { baseUrl: BASE }).etag).toBe(card.etag);
  });

  it('is not there before the agent showed one', async () => {
    const { registry } = createBench();
    const { agent } = await registry.create(registration({ enabled: false }), 'admin');
    expect(() => serveCard(agent, { baseUrl: BASE })).toThrow(expect.objectContaining({ code: 'AGENT_NOT_FOUND' }));
  });
});

describe('an extended card', () => {
  it('is rewritten like the public one, in the version asked for', async () => {
    const agent = await agentShowing(v10);
    const extended = serveExtendedCard(agent, { ...v10, name: 'Extended' }, '1.0', BASE);
    expect(extended).toMatchObject({
      name: 'Extended',
      supportedInterfaces: [{ url: `${BASE}/a2a/echo` }, {}, {}, {}],
    });
    expect(JSON.stringify(extended)).not.toContain('upstream.internal');
    expect(serveExtendedCard(agent, v10, '0.3', BASE)).toMatchObject({ url: `${BASE}/a2a/echo` });
  });

  it('that is none is the agent’s failure', async () => {
    const agent = await agentShowing(v10);
    expect(() => serveExtendedCard(agent, 'no card', '1.0', BASE)).toThrow(
      expect.objectContaining({ code: 'INVALID_AGENT_RESPONSE' }),
    );
  });
});
