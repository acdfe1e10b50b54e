import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from '../peers/listen.ts';
import { hasPython, startPythonAgent } from '../peers/python.ts';
import { type CardFor, plainV1Card, startRecordingAgent } from '../peers/recording-agent.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

// Row 15 of the interop matrix: whatever card an agent has, callers see one of the gateway's, and no upstream address.

const v03: CardFor = (origin) => ({
  protocolVersion: '0.3.0',
  name: 'Odd agent',
  description: 'has an odd card',
  version: '1.0.0',
  url: `${origin}/rpc`,
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'odd', name: 'odd', description: 'odd', tags: ['test'] }],
});

const CARDS: [name: string, card: CardFor][] = [
  ['of 1.0', plainV1Card],
  ['of 0.3', v03],
  ['of both', (origin) => ({ ...v03(origin), ...plainV1Card(origin) })],
  ['without protocolVersion', (origin) => ({ ...v03(origin), protocolVersion: undefined })],
  ['that names localhost', () => v03('http://localhost:1')],
  ['that names another host', () => v03('http://agent.internal.example:8080')],
  ['with signatures', (origin) => ({ ...plainV1Card(origin), signatures: [{ protected: 'e30', signature: 'c2ln' }] })],
  [
    'with nulls where things are absent',
    (origin) => ({ ...plainV1Card(origin), provider: null, iconUrl: null, securitySchemes: null, signatures: null }),
  ],
  [
    'with security schemes as a2a-js writes them',
    (origin) => ({
      ...plainV1Card(origin),
      securitySchemes: { bearer: { scheme: { $case: 'httpAuthSecurityScheme', value: { scheme: 'Bearer' } } } },
    }),
  ],
];

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.close());

interface ServedCard {
  text: string;
  headers: Headers;
  status: number;
}

async function fetchCard(agent: string, headers: Record<string, string> = {}): Promise<ServedCard> {
  const url = `${gateway.url}/a2a/${agent}/.well-known/agent-card.json`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${gateway.adminKey}`, ...headers } });
  return { text: await response.text(), headers: response.headers, status: response.status };
}

describe.each(CARDS.map(([name, card], index) => ({ name, card, agentName: `card-${index}` })))(
  'an agent with a card $name',
  ({ card, agentName }) => {
    let agent: Peer;
    beforeAll(async () => {
      agent = await startRecordingAgent(card);
      await gateway.register({ agent_name: agentName, url: agent.url });
    });
    afterAll(() => agent?.close());

    it("is served with the gateway's address only, unsigned", async () => {
      const { status, text } = await fetchCard(agentName);
      expect(status).toBe(200);
      const addresses = [...text.matchAll(/"(?:url)":"(?<url>[^"]+)"/g)].map((found) => found.groups?.['url']);
      expect(addresses.length).toBeGreaterThan(0);
      expect(new Set(addresses)).toEqual(new Set([`${gateway.url}/a2a/${agentName}`]));
      expect(text).not.toContain(new URL(agent.url).host);
      expect(text).not.toMatch(/localhost:1|internal\.example|"signatures"|\$case|null/);
    });

    it('is served to readers of 1.0 without a word of 0.3', async () => {
      const { text } = await fetchCard(agentName, { 'a2a-version': '1.0' });
      const card = JSON.parse(text);
      expect(card.supportedInterfaces).toContainEqual(expect.objectContaining({ protocolVersion: '1.0' }));
      for (const foreign of ['url', 'protocolVersion', 'preferredTransport', 'additionalInterfaces', 'security']) {
        expect(card).not.toHaveProperty(foreign);
      }
    });
  },
);

describe('a served card', () => {
  let agent: Peer;
  beforeAll(async () => {
    agent = await startV1Agent();
    await gateway.register({ agent_name: 'cached', url: agent.url });
  });
  afterAll(() => agent?.close());

  it('can be kept: it has a tag that is honoured, an age, and says what it varies by', async () => {
    const { headers } = await fetchCard('cached');
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    expect(headers.get('cache-control')).toMatch(/max-age=\d+/);
    expect(headers.get('vary')?.toLowerCase()).toContain('a2a-version');
    const again = await fetchCard('cached', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('has another tag for readers of 1.0', async () => {
    const hybrid = await fetchCard('cached');
    const pure = await fetchCard('cached', { 'a2a-version': '1.0' });
    expect(pure.headers.get('etag')).not.toBe(hybrid.headers.get('etag'));
  });

  it.each(['/.well-known/agent-card.json', '/.well-known/agent.json', '', '/'])('is found at "%s"', async (path) => {
    const response = await fetch(`${gateway.url}/a2a/cached${path}`, {
      headers: { authorization: `Bearer ${gateway.adminKey}` },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ name: 'Sample v1 agent' });
  });
});

describe('agents of the real SDKs', () => {
  it.each([
    ['v1', () => startV1Agent()],
    ['compat', () => startV1Agent({ compat: true })],
    ['v03', () => startV03Agent()],
    ...(hasPython('a2a-1') ? [['py', startPythonAgent] as const] : []),
  ] as const)('%s: no address of the agent is served', async (name, start) => {
    const agent = await start();
    try {
      await gateway.register({ agent_name: `real-${name}`, url: agent.url });
      for (const version of ['1.0', '0.3']) {
        const { text } = await fetchCard(`real-${name}`, { 'a2a-version': version });
        expect(text).not.toContain(new URL(agent.url).host);
        expect(text).not.toContain('GRPC');
      }
    } finally {
      await agent.close();
    }
  });
});
