import { beforeEach, describe, expect, it } from 'vitest';
import type { AgentRegistration, DeploymentRegistration } from '../config/index.ts';
import { SwitchboardError, stringifyJson } from '../protocol/index.ts';
import { type Bench, card10, createBench, createWorld, NOW, registration } from './agents.fixtures.ts';
import { REDACTED } from './registration-secrets.ts';
import { serveCard } from './serve-card.ts';

const EU = 'http://eu.internal:9000/a2a';
const US = 'http://us.internal:9000/a2a';
const cardUrl = (url: string) => `${url}/.well-known/agent-card.json`;

const world = () => createWorld({ [cardUrl(EU)]: card10(EU), [cardUrl(US)]: card10(US) });
const both = (changes: Partial<AgentRegistration> = {}): AgentRegistration => ({
  agent_name: 'echo',
  deployments: [
    { name: 'eu', url: EU },
    { name: 'us', url: US },
  ],
  ...changes,
});

let bench: Bench;
beforeEach(() => {
  bench = createBench({ world: world() });
});

const deployments = (of: Bench = bench) => of.registry.find('echo')?.deployments ?? [];
const ids = (of: Bench = bench) => deployments(of).map(({ id }) => id);
const refused = (code: string, message = '') =>
  expect.objectContaining({ code, message: expect.stringContaining(message) });

describe('an agent with several deployments', () => {
  it('proves each at its own address, in its own network, with its own headers', async () => {
    bench.world.classes.set('us.internal', 'private');
    const { agent } = await bench.registry.create(
      both({
        deployments: [
          { name: 'eu', url: EU, weight: 2.5, headers: { 'x-token': 'eu' }, card_headers: { 'X-Card': 'eu' } },
          { name: 'us', url: US, priority: 1 },
        ],
        static_headers: { 'X-Token': 'all', 'x-more': '1' },
        card_headers: { 'x-card': 'all' },
      }),
      'admin',
    );
    expect(agent.deployments).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        name: 'eu',
        url: EU,
        network: 'loopback',
        identity: undefined,
        speaksA2a: true,
        interfaces: [
          { url: EU, binding: 'JSONRPC', version: '1.0' },
          { url: `${EU}/rest`, binding: 'HTTP+JSON', version: '1.0' },
        ],
        staticHeaders: { 'x-token': 'eu', 'x-more': '1' },
        weight: 2.5,
        priority: 0,
      },
      expect.objectContaining({
        name: 'us',
        network: 'private',
        interfaces: [expect.objectContaining({ url: US }), expect.objectContaining({ url: `${US}/rest` })],
        staticHeaders: { 'X-Token': 'all', 'x-more': '1' },
        weight: 1,
        priority: 1,
      }),
    ]);
    const asked = bench.world.requests.map(({ url, headers }) => [
      url.hostname,
      headers['X-Card'] ?? headers['x-card'],
    ]);
    expect(Object.fromEntries(asked)).toEqual({ 'eu.internal': 'eu', 'us.internal': 'all' });
  });

  it('is refused while one of them shows no card; the message says which', async () => {
    bench.world.pages.delete(cardUrl(US));
    await expect(bench.registry.create(both(), 'admin')).rejects.toEqual(
      refused('CARD_UNAVAILABLE', 'Deployment "us": '),
    );
    expect(bench.registry.list()).toEqual([]);
  });

  it('does not ask a drained one', async () => {
    bench.world.pages.delete(cardUrl(US));
    const drained = [{ url: EU }, { url: US, weight: 0 }];
    await bench.registry.create(both({ deployments: drained }), 'admin');
    expect(deployments()).toMatchObject([{ weight: 1 }, { weight: 0, interfaces: [] }]);
    expect(bench.world.requests.every(({ url }) => url.hostname === 'eu.internal')).toBe(true);
    await expect(bench.registry.patch('echo', { deployments: [{ url: EU }, { url: US }] }, 'admin')).rejects.toEqual(
      refused('CARD_UNAVAILABLE'),
    );
  });

  it('shows the card of the first, and promises what all of them can keep', async () => {
    bench.world.pages.set(cardUrl(US), card10(US, { name: 'Other', capabilities: { streaming: true } }));
    const { agent } = await bench.registry.create(both(), 'admin');
    expect(agent.upstreamCard).toMatchObject({ name: 'Upstream' });
    expect(agent.capabilities).toEqual({ streaming: true, pushNotifications: false, extendedAgentCard: false });
  });

  it('tells callers none of its addresses', async () => {
    const description = `Also at ${US}/help and ${EU}/help.`;
    bench.world.pages.set(cardUrl(EU), card10(EU, { description }));
    const { agent } = await bench.registry.create(both(), 'admin');
    expect(serveCard(agent, { baseUrl: 'https://gateway' }).body.toString()).not.toContain('.internal');
  });

  it.each<[string, Partial<AgentRegistration>, string]>([
    ['an address besides the list', { url: EU }, 'url'],
    [
      'a name twice',
      {
        deployments: [
          { name: 'a', url: EU },
          { name: 'a', url: US },
        ],
      },
      'deployments.1',
    ],
    ['an address twice', { deployments: [{ url: EU }, { url: EU }] }, 'deployments.1'],
    ['nothing but drained ones', { deployments: [{ url: EU, weight: 0 }] }, 'deployments'],
    ['a password in an address', { deployments: [{ url: 'http://me:secret@eu.internal' }] }, 'deployments.0.url'],
  ])('is refused with %s', async (_, changes, field) => {
    await expect(bench.registry.create(both(changes), 'admin')).rejects.toEqual(
      expect.objectContaining({
        code: 'INVALID_PARAMS',
        details: { violations: [expect.objectContaining({ field })] },
      }),
    );
  });
});

describe('the id of a deployment', () => {
  it('is the same after a restart, in another order, and when a named one moves', async () => {
    await bench.registry.create(both(), 'admin');
    const [eu, us] = ids();
    const again = createBench({ world: world(), rows: bench.repository });
    await again.registry.load();
    expect(ids(again)).toEqual([eu, us]);
    const moved = 'http://new.internal';
    bench.world.pages.set(cardUrl(moved), card10(moved));
    await bench.registry.patch(
      'echo',
      {
        deployments: [
          { name: 'us', url: US },
          { name: 'eu', url: moved },
        ],
      },
      'admin',
    );
    expect(ids()).toEqual([us, eu]);
  });

  it('is another for the same name in another agent', async () => {
    await bench.registry.create(both(), 'admin');
    await bench.registry.create(both({ agent_name: 'other' }), 'admin');
    expect(bench.registry.find('other')?.deployments[0]?.id).not.toBe(ids()[0]);
  });

  it('stays when the only address of an agent changes, and for the deployment "default" that joins others', async () => {
    await bench.registry.create(registration({ url: EU }), 'admin');
    const [only] = ids();
    expect(deployments()[0]?.name).toBe('default');
    await bench.registry.patch('echo', { url: US }, 'admin');
    expect(ids()).toEqual([only]);
    await bench.registry.patch('echo', { deployments: [{ url: EU }, { name: 'default', url: US }] }, 'admin');
    expect(ids()[1]).toBe(only);
  });

  it('names a deployment without a name, which its address must not', async () => {
    await bench.registry.create(both({ deployments: [{ url: EU }] }), 'admin');
    expect(deployments()[0]?.name).toBe(ids()[0]);
  });
});

describe('PATCH', () => {
  beforeEach(async () => {
    await bench.registry.create(both(), 'admin');
  });

  it('of the list replaces it, and asks only those that are new', async () => {
    bench.world.requests.length = 0;
    await bench.registry.patch('echo', { deployments: [{ name: 'eu', url: EU, weight: 7 }] }, 'admin');
    expect(deployments()).toMatchObject([{ name: 'eu', weight: 7, interfaces: [{}, {}] }]);
    expect(bench.world.requests).toEqual([]);
  });

  it('of url takes the place of the list, and the other way round', async () => {
    await bench.registry.patch('echo', { url: US }, 'admin');
    expect(bench.registry.record('echo')?.registration).toMatchObject({ url: US });
    expect(bench.registry.record('echo')?.registration).not.toHaveProperty('deployments');
    const { registration: after } = await bench.registry.patch('echo', { deployments: [{ url: EU }] }, 'admin');
    expect(after).not.toHaveProperty('url');
    expect(deployments()).toMatchObject([{ url: EU }]);
  });

  it('of both is refused', async () => {
    const given = { url: US, deployments: [{ url: EU }] };
    await expect(bench.registry.patch('echo', given, 'admin')).rejects.toEqual(refused('INVALID_PARAMS'));
  });
});

describe('promise 4: the secrets of deployments', () => {
  const secret: DeploymentRegistration[] = [
    { name: 'eu', url: EU, headers: { 'X-Token': 'canary-eu', 'X-More': 'canary-more' } },
    { url: US, headers: { 'X-Token': 'canary-us' }, card_headers: { 'x-card': 'canary-card' } },
  ];
  const headers = () => deployments().map(({ name, staticHeaders }) => [name === 'eu' ? 'eu' : 'us', staticHeaders]);

  beforeEach(async () => {
    await bench.registry.create(both({ deployments: secret }), 'admin');
  });

  it('are sealed at rest and shown to nobody', () => {
    const row = [...bench.repository.rows.values()][0];
    expect(JSON.stringify({ ...row })).not.toContain('canary');
    const { registration: shown } = bench.registry.record('echo') ?? {};
    expect(stringifyJson({ ...shown } as never)).not.toContain('canary');
    expect(shown?.deployments?.[1]).toMatchObject({
      headers: { 'X-Token': REDACTED },
      card_headers: { 'x-card': REDACTED },
    });
  });

  it('survive a restart', async () => {
    const again = createBench({ world: world(), rows: bench.repository });
    await again.registry.load();
    expect(deployments(again).map(({ staticHeaders }) => staticHeaders)).toEqual(secret.map(({ headers }) => headers));
  });

  it('stay with their deployment when what was read is sent back in another order', async () => {
    const shown = bench.registry.record('echo')?.registration.deployments ?? [];
    await bench.registry.replace('echo', both({ deployments: shown.toReversed() }), 'admin');
    expect(headers()).toEqual([
      ['us', { 'X-Token': 'canary-us' }],
      ['eu', { 'X-Token': 'canary-eu', 'X-More': 'canary-more' }],
    ]);
  });

  it('that a PATCH leaves out stay; an empty text or null clears them', async () => {
    const changes = [
      { name: 'eu', url: EU, headers: { 'X-Token': 'canary-new' } },
      { url: US, weight: 3 },
    ];
    await bench.registry.patch('echo', { deployments: changes }, 'admin');
    expect(headers()).toEqual([
      ['eu', { 'X-Token': 'canary-new', 'X-More': 'canary-more' }],
      ['us', { 'X-Token': 'canary-us' }],
    ]);
    const cleared = [
      { name: 'eu', url: EU, headers: { 'X-More': '' } },
      { url: US, headers: null },
    ];
    await bench.registry.patch('echo', { deployments: cleared }, 'admin');
    expect(headers()).toEqual([
      ['eu', { 'X-Token': 'canary-new' }],
      ['us', {}],
    ]);
  });

  it('never go to another address: one without a name that moves has none, and a marker there is refused', async () => {
    const moved = 'http://elsewhere.internal';
    bench.world.pages.set(cardUrl(moved), card10(moved));
    await bench.registry.patch('echo', { deployments: [{ url: moved }] }, 'admin');
    expect(deployments()[0]?.staticHeaders).toEqual({});
    const marked = [{ url: US, headers: { 'X-Token': REDACTED } }];
    await expect(bench.registry.patch('echo', { deployments: marked }, 'admin')).rejects.toEqual(
      refused('INVALID_PARAMS', '/deployments/'),
    );
  });
});

describe('cards in the background', () => {
  beforeEach(async () => {
    await bench.registry.create(both(), 'admin');
  });

  it('of one deployment that fails do not hold up the other', async () => {
    bench.world.pages.delete(cardUrl(EU));
    bench.world.pages.set(
      cardUrl(US),
      card10(US, { supportedInterfaces: [{ url: US, protocolBinding: 'JSONRPC', protocolVersion: '0.3' }] }),
    );
    bench.time.now += 1000;
    await expect(bench.registry.refreshCard('echo')).rejects.toEqual(refused('CARD_UNAVAILABLE', 'Deployment "eu"'));
    expect(bench.registry.record('echo')?.deployments).toMatchObject([
      {
        deployment: { interfaces: [{ version: '1.0' }, {}] },
        cardFetchedAt: NOW,
        cardError: expect.stringContaining('HTTP 404'),
      },
      { deployment: { interfaces: [{ version: '0.3' }] }, cardFetchedAt: NOW + 1000, cardError: null },
    ]);
    expect(bench.registry.record('echo')?.cardError).toContain('Deployment "eu"');
  });

  it('that change are told as changes only when callers see them', async () => {
    bench.world.pages.set(cardUrl(US), card10(US, { description: 'Other.' }));
    expect(await bench.registry.refreshCard('echo')).toEqual([]);
    bench.world.pages.set(cardUrl(EU), card10(EU, { description: 'New.' }));
    expect(await bench.registry.refreshCard('echo')).toMatchObject([{ path: '/description', after: 'New.' }]);
  });

  it('are known after a restart, each of its own deployment', async () => {
    bench.world.pages.set(cardUrl(US), card10(US, { capabilities: {} }));
    await bench.registry.refreshCard('echo');
    const again = createBench({ world: createWorld(), rows: bench.repository });
    await again.registry.load();
    expect(deployments(again)).toEqual(deployments());
    expect(again.registry.find('echo')?.capabilities.streaming).toBe(false);
  });
});

describe('deployments of the config file', () => {
  const sync = (of: Bench, ...agents: AgentRegistration[]) =>
    of.registry.syncConfigAgents({ agents, publicAgents: [], defaultAgent: null });

  it('are there before anybody was asked; each is called once it has shown its card', async () => {
    bench.world.pages.delete(cardUrl(US));
    await sync(bench, both());
    expect(deployments()).toMatchObject([{ interfaces: [] }, { interfaces: [] }]);
    await expect(bench.registry.refreshCard('echo')).rejects.toEqual(refused('CARD_UNAVAILABLE'));
    expect(deployments()).toMatchObject([{ interfaces: [{}, {}] }, { interfaces: [] }]);
  });

  it('with a card in the registration can be called at every address at once', async () => {
    await sync(bench, both({ agent_card_params: { name: 'x', protocolVersion: '1.0' } }));
    expect(deployments()).toMatchObject([{ interfaces: [{ url: EU }] }, { interfaces: [{ url: US }] }]);
  });
});

describe('a paused agent', () => {
  const pause = { reason: 'moving house', at: NOW, by: 'admin' };

  it('tells why, since when and by whom, and is as before when it is resumed', async () => {
    await bench.registry.create(both(), 'admin');
    const before = bench.registry.find('echo');
    const { agent } = await bench.registry.pause('echo', 'moving house', 'admin');
    expect(agent.paused).toEqual(pause);
    await bench.registry.pause('echo', 'still moving', 'other');
    expect(bench.registry.find('echo')?.paused).toEqual({ reason: 'still moving', at: NOW, by: 'other' });
    await bench.registry.resume('echo');
    expect(bench.registry.find('echo')).toEqual(before);
  });

  it('stays paused over a restart, a change, and a card that is fetched', async () => {
    await bench.registry.create(both(), 'admin');
    await bench.registry.pause('echo', 'moving house', 'admin');
    await bench.registry.patch('echo', { deployments: [{ url: EU }] }, 'admin');
    await bench.registry.refreshCard('echo');
    const again = createBench({ world: world(), rows: bench.repository });
    await again.registry.load();
    expect(again.registry.find('echo')?.paused).toEqual(pause);
  });

  it('may be one of the config file; a reload and a restart do not resume it', async () => {
    const file = { agents: [both()], publicAgents: [], defaultAgent: null };
    await bench.registry.syncConfigAgents(file);
    await bench.registry.pause('echo', 'moving house', 'admin');
    await bench.registry.syncConfigAgents({ ...file, agents: [registration({ url: US })] });
    expect(bench.registry.find('echo')).toMatchObject({ deployments: [{ url: US }], paused: pause });
    const again = createBench({ world: world(), rows: bench.repository });
    await again.registry.load();
    await again.registry.syncConfigAgents(file);
    expect(again.registry.find('echo')).toMatchObject({ deployments: [{ url: EU }, { url: US }], paused: pause });
  });

  it('is paused at once, though an agent that is slow to show its card holds up another change', async () => {
    await bench.registry.create(both(), 'admin');
    const { send } = bench.world;
    let release = (): void => {};
    bench.world.send = async (request) => {
      await new Promise<void>((resolve) => (release = resolve));
      return send(request);
    };
    const moving = bench.registry.patch('echo', { url: US, trust_card_urls: true }, 'admin');
    await bench.registry.pause('echo', 'moving house', 'admin');
    expect(bench.registry.find('echo')?.paused).toEqual(pause);
    bench.world.send = send;
    release();
    await moving;
    expect(bench.registry.find('echo')).toMatchObject({ deployments: [{ url: US }], paused: pause });
  });

  it('that is unknown is not found', async () => {
    await expect(bench.registry.pause('nobody', '', 'admin')).rejects.toEqual(refused('AGENT_NOT_FOUND'));
    await expect(bench.registry.resume('nobody')).rejects.toBeInstanceOf(SwitchboardError);
  });
});
