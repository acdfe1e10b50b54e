import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import {
  AGENT_URL,
  benchWithAgent,
  CARD_URL,
  card10,
  createBench,
  createWorld,
  describedCard,
  NOW,
  registration,
} from './agents.fixtures.ts';
import { REDACTED } from './registration-secrets.ts';

const refused = (code: string, message?: string) =>
  expect.objectContaining({ code, ...(message ? { message: expect.stringContaining(message) } : {}) });

describe('registering an agent', () => {
  it('proves its card and makes it callable at once', async () => {
    const { registry, world } = benchWithAgent();
    world.classes.set('agent.internal', 'private');
    const { agent, createdAt, createdBy, cardFetchedAt } = await registry.create(registration(), 'admin');
    expect(agent).toMatchObject({
      id: 'id-1',
      name: 'echo',
      source: 'api',
      enabled: true,
      public: false,
      cardAuth: 'key',
      capabilities: { streaming: true, pushNotifications: true, extendedAgentCard: true },
      deployments: [
        {
          name: 'default',
          url: AGENT_URL,
          network: 'private',
          interfaces: [
            { url: AGENT_URL, binding: 'JSONRPC', version: '1.0' },
            { url: `${AGENT_URL}/rest`, binding: 'HTTP+JSON', version: '1.0' },
          ],
        },
      ],
    });
    expect({ createdAt, createdBy, cardFetchedAt }).toEqual({ createdAt: NOW, createdBy: 'admin', cardFetchedAt: NOW });
    expect(registry.find('id-1')).toBe(agent);
    expect(registry.find('echo')).toBe(agent);
    expect(registry.list()).toEqual([agent]);
  });

  it('fetches the card with the card headers and never with those of calls', async () => {
    const { registry, world } = benchWithAgent();
    await registry.create(
      registration({ card_headers: { 'x-card': '1' }, static_headers: { 'x-call': '2' } }),
      'admin',
    );
    expect(world.requests[0]?.headers).toEqual({ accept: 'application/json', 'x-card': '1' });
    expect(registry.find('echo')?.deployments).toMatchObject([{ staticHeaders: { 'x-call': '2' } }]);
  });

  it('without a card is refused, and leaves nothing behind', async () => {
    const { registry, repository } = createBench();
    await expect(registry.create(registration(), 'admin')).rejects.toEqual(refused('CARD_UNAVAILABLE', CARD_URL));
    expect(registry.list()).toEqual([]);
    expect(repository.rows.size).toBe(0);
  });

  it('disabled contacts nobody, and enabling it proves the card', async () => {
    const { registry, world } = createBench();
    await registry.create(registration({ enabled: false }), 'admin');
    expect(world.requests).toEqual([]);
    expect(registry.find('echo')).toMatchObject({
      enabled: false,
      upstreamCard: null,
      deployments: [{ interfaces: [] }],
    });

    await expect(registry.patch('echo', { enabled: true }, 'admin')).rejects.toEqual(refused('CARD_UNAVAILABLE'));
    expect(registry.find('echo')?.enabled).toBe(false);
    world.pages.set(CARD_URL, card10(AGENT_URL));
    await registry.patch('echo', { enabled: true }, 'admin');
    expect(registry.find('echo')).toMatchObject({ enabled: true, deployments: [{ interfaces: [{}, {}] }] });
  });

  it('disabled with a name that does not resolve is held to the strictest class until it does', async () => {
    const { registry, world } = benchWithAgent();
    world.classes.set('agent.internal', new SwitchboardError('UPSTREAM_UNREACHABLE', 'no such host'));
    await registry.create(registration({ enabled: false }), 'admin');
    expect(registry.find('echo')?.deployments[0]?.network).toBe('public');
    world.classes.set('agent.internal', 'private');
    await registry.patch('echo', { enabled: true }, 'admin');
    expect(registry.find('echo')?.deployments[0]?.network).toBe('private');
  });

  it.each([true, false])('at a metadata address is refused (enabled: %s)', async (enabled) => {
    const { registry, world } = benchWithAgent();
    world.classes.set('agent.internal', new SwitchboardError('ADDRESS_REFUSED', 'a metadata address'));
    await expect(registry.create(registration({ enabled }), 'admin')).rejects.toEqual(refused('ADDRESS_REFUSED'));
  });

  it('whose card offers nothing we can call is refused, saying what it offers', async () => {
    const { registry, world } = createBench();
    world.pages.set(
      CARD_URL,
      card10(AGENT_URL, { supportedInterfaces: [{ url: 'agent:1', protocolBinding: 'GRPC', protocolVersion: '1.0' }] }),
    );
    await expect(registry.create(registration(), 'admin')).rejects.toEqual(refused('CARD_UNAVAILABLE', 'GRPC 1.0'));
  });

  it('with trusted card addresses holds them to the class of the registered one', async () => {
    const { registry, world } = createBench();
    world.pages.set(CARD_URL, card10('http://elsewhere.example/rpc'));
    await registry.create(registration({ trust_card_urls: true }), 'admin');
    expect(registry.find('echo')?.deployments[0]?.interfaces[0]?.url).toBe('http://elsewhere.example/rpc');

    world.classes.set('elsewhere.example', 'public');
    const second = registration({ agent_name: 'second', trust_card_urls: true });
    await expect(registry.create(second, 'admin')).rejects.toEqual(refused('ADDRESS_REFUSED', 'elsewhere.example'));
  });

  it('under a taken name is refused before the agent is asked', async () => {
    const { registry, world } = benchWithAgent();
    await registry.create(registration(), 'admin');
    world.requests.length = 0;
    await expect(registry.create(registration(), 'admin')).rejects.toEqual(
      refused('CONFLICT', 'Agent with name echo already exists'),
    );
    await expect(registry.create(registration({ agent_name: 'id-1' }), 'admin')).rejects.toEqual(refused('CONFLICT'));
    expect(world.requests).toEqual([]);
  });

  it('twice at once under one name succeeds once', async () => {
    const { registry } = benchWithAgent();
    const attempts = await Promise.allSettled([1, 2, 3].map(() => registry.create(registration(), 'admin')));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(registry.list()).toHaveLength(1);
  });

  it('with a marker instead of a secret is refused', async () => {
    const { registry } = benchWithAgent();
    const marked = registration({ static_headers: { a: REDACTED } });
    await expect(registry.create(marked, 'admin')).rejects.toEqual(refused('INVALID_PARAMS', '/static_headers/a'));
  });
});

describe('changing an agent', () => {
  it('keeps what a PATCH does not name, secrets included, and asks no agent when its address stays', async () => {
    const { registry, world, time } = benchWithAgent();
    await registry.create(registration({ rpm_limit: 5, static_headers: { a: 'canary', b: 'old' } }), 'admin');
    world.pages.clear();
    time.now += 1000;
    const {
      agent,
      registration: shown,
      updatedAt,
      updatedBy,
    } = await registry.patch('id-1', { static_headers: { b: 'new' }, tpm_limit: 7 }, 'other');
    expect(agent.deployments[0]?.staticHeaders).toEqual({ a: 'canary', b: 'new' });
    expect(shown).toMatchObject({ rpm_limit: 5, tpm_limit: 7, static_headers: { a: REDACTED, b: REDACTED } });
    expect({ updatedAt, updatedBy }).toEqual({ updatedAt: NOW + 1000, updatedBy: 'other' });
  });

  it('clears with PUT what is left out, and keeps a secret only where the marker stands', async () => {
    const { registry } = benchWithAgent();
    await registry.create(registration({ rpm_limit: 5, static_headers: { a: 'kept', b: 'gone' } }), 'admin');
    const { agent, registration: shown } = await registry.replace(
      'echo',
      registration({ static_headers: { a: REDACTED } }),
      'admin',
    );
    expect(agent.deployments[0]?.staticHeaders).toEqual({ a: 'kept' });
    expect(shown.rpm_limit).toBeUndefined();
  });

  it('proves a new address, and keeps the old one when it shows no card', async () => {
    const { registry } = benchWithAgent();
    await registry.create(registration(), 'admin');
    await expect(registry.patch('echo', { url: 'http://other.internal' }, 'admin')).rejects.toEqual(
      refused('CARD_UNAVAILABLE'),
    );
    expect(registry.find('echo')?.deployments[0]?.url).toBe(AGENT_URL);
  });

  it('forgets the card of an address that a disabled agent leaves', async () => {
    const { registry } = benchWithAgent();
    await registry.create(registration(), 'admin');
    await registry.patch('echo', { url: 'http://other.internal', enabled: false }, 'admin');
    expect(registry.find('echo')).toMatchObject({ upstreamCard: null, deployments: [{ interfaces: [] }] });
  });

  it('renames it in place: the old name is free', async () => {
    const { registry } = benchWithAgent();
    await registry.create(registration(), 'admin');
    await registry.patch('echo', { agent_name: 'renamed' }, 'admin');
    expect(registry.find('echo')).toBeUndefined();
    expect(registry.find('renamed')?.id).toBe('id-1');
    await registry.create(registration(), 'admin');
    await expect(registry.patch('renamed', { agent_name: 'echo' }, 'admin')).rejects.toEqual(refused('CONFLICT'));
  });

  it('loses no change of two made at the same time', async () => {
    const { registry } = benchWithAgent();
    await registry.create(registration(), 'admin');
    await Promise.all([
      registry.patch('echo', { rpm_limit: 1, url: AGENT_URL }, 'admin'),
      registry.patch('echo', { tpm_limit: 2 }, 'admin'),
      registry.setPublic('echo', true, 'admin'),
      registry.patch('echo', { static_headers: { a: 'b' } }, 'admin'),
    ]);
    const record = registry.record('echo');
    expect(record?.registration).toMatchObject({ rpm_limit: 1, tpm_limit: 2, static_headers: { a: REDACTED } });
    expect(record?.agent.public).toBe(true);
  });

  it('removes it', async () => {
    const { registry, repository } = benchWithAgent();
    await registry.create(registration(), 'admin');
    expect((await registry.remove('echo')).agent.id).toBe('id-1');
    expect(registry.list()).toEqual([]);
    expect(repository.rows.size).toBe(0);
  });

  it('that does not exist is refused', async () => {
    const { registry } = createBench();
    const unknown = refused('AGENT_NOT_FOUND', 'Agent with ID nobody not found');
    await expect(registry.patch('nobody', {}, 'admin')).rejects.toEqual(unknown);
    await expect(registry.replace('nobody', registration(), 'admin')).rejects.toEqual(unknown);
    await expect(registry.remove('nobody')).rejects.toEqual(unknown);
    await expect(registry.refreshCard('nobody')).rejects.toEqual(unknown);
    await expect(registry.cardChanges('nobody')).rejects.toEqual(unknown);
  });
});

describe('what the administrator says about a card', () => {
  it('narrows capabilities and never adds to them', async () => {
    const { registry, world } = createBench();
    world.pages.set(CARD_URL, card10(AGENT_URL, { capabilities: { streaming: true } }));
    const agent_card_params = { capabilities: { streaming: false, pushNotifications: true } };
    await registry.create(registration({ agent_card_params }), 'admin');
    expect(registry.find('echo')?.capabilities).toEqual({
      streaming: false,
      pushNotifications: false,
      extendedAgentCard: false,
    });
  });
});

describe('secrets of agents', () => {
  it('stand in the database sealed, and come back after a restart', async () => {
    const first = benchWithAgent();
    const secrets = {
      static_headers: { a: 'canary-1' },
      card_headers: { b: 'canary-2' },
      litellm_params: { api_key: 'canary-3' },
    };
    await first.registry.create(registration(secrets), 'admin');
    expect(JSON.stringify([...first.repository.rows.values()])).not.toContain('canary');

    const second = createBench({ rows: first.repository });
    await second.registry.load();
    expect(second.registry.find('echo')).toMatchObject({
      deployments: [{ staticHeaders: { a: 'canary-1' } }],
    });
    expect(second.registry.find('echo')).toEqual(first.registry.find('echo'));
  });

  it('never stand in what is told about an agent', async () => {
    const { registry } = benchWithAgent();
    const record = await registry.create(
      registration({ static_headers: { a: 'canary' }, litellm_params: { password: 'canary' } }),
      'admin',
    );
    expect(JSON.stringify(record.registration)).not.toContain('canary');
  });

  it('that another salt key sealed leave their agent out, aloud', async () => {
    const first = benchWithAgent();
    await first.registry.create(registration({ static_headers: { a: 'b' } }), 'admin');
    const row = first.repository.rows.get('id-1');
    if (row) first.repository.rows.set('id-1', { ...row, secrets: 'v1.00000000.AAAA' });
    const second = createBench({ rows: first.repository });
    await second.registry.load();
    expect(second.registry.list()).toEqual([]);
    expect(second.logged).toEqual([expect.objectContaining({ level: 50, agent: 'echo' })]);
  });
});

describe('publishing', () => {
  const publicNames = (registry: ReturnType<typeof createBench>['registry']) =>
    registry.list().flatMap((agent) => (agent.public ? [agent.name] : []));

  const benchOfThree = async () => {
    const bench = benchWithAgent();
    for (const agent_name of ['a', 'b', 'c']) await bench.registry.create(registration({ agent_name }), 'admin');
    return bench;
  };

  it('replaces the whole set, by id or name, and an empty one unpublishes all', async () => {
    const { registry } = await benchOfThree();
    await registry.replacePublic(['a', 'id-2'], 'admin');
    expect(publicNames(registry)).toEqual(['a', 'b']);
    await registry.replacePublic(['c'], 'admin');
    expect(publicNames(registry)).toEqual(['c']);
    await registry.replacePublic([], 'admin');
    expect(publicNames(registry)).toEqual([]);
  });

  it('changes nothing when one of them is unknown', async () => {
    const { registry } = await benchOfThree();
    await registry.setPublic('a', true, 'admin');
    await expect(registry.replacePublic(['b', 'nobody'], 'admin')).rejects.toEqual(
      refused('AGENT_NOT_FOUND', 'nobody'),
    );
    expect(publicNames(registry)).toEqual(['a']);
  });

  it('at the same time loses nobody', async () => {
    const { registry } = await benchOfThree();
    await Promise.all(['a', 'b', 'c'].map((name) => registry.setPublic(name, true, 'admin')));
    expect(publicNames(registry)).toEqual(['a', 'b', 'c']);
  });

  it('makes a card public with its agent, unless the registration says otherwise', async () => {
    const { registry } = await benchOfThree();
    await registry.patch('b', { card_auth: 'key' }, 'admin');
    await registry.replacePublic(['a', 'b'], 'admin');
    expect(registry.list().map(({ cardAuth }) => cardAuth)).toEqual(['public', 'key', 'key']);
  });

  it('is the config file’s where the file says so', async () => {
    const { registry } = await benchOfThree();
    await registry.syncConfigAgents({ agents: [], publicAgents: ['a'], defaultAgent: 'b' });
    expect(publicNames(registry)).toEqual(['a']);
    expect(registry.default()?.name).toBe('b');
    await expect(registry.setPublic('a', false, 'admin')).rejects.toEqual(refused('READ_ONLY', 'public_agent_groups'));
    await expect(registry.replacePublic(['b'], 'admin')).rejects.toEqual(refused('READ_ONLY'));
    await registry.replacePublic(['a', 'b'], 'admin');
    expect(publicNames(registry)).toEqual(['a', 'b']);
  });
});

describe('discovering an agent that is not registered', () => {
  it('fetches its card in the class of its address, and keeps nothing', async () => {
    const world = createWorld({ 'https://a.example/.well-known/agent-card.json': card10('https://a.example') });
    world.classes.set('a.example', 'public');
    const { registry, repository } = createBench({ world });
    expect(await registry.discover('https://a.example', { headers: { x: 'y' } })).toEqual(card10('https://a.example'));
    expect(world.requests[0]).toMatchObject({ network: 'public', headers: { x: 'y' } });
    expect(repository.rows.size).toBe(0);
  });

  it('at a refused address says so', async () => {
    const { registry, world } = createBench();
    world.classes.set('169.254.169.254', new SwitchboardError('ADDRESS_REFUSED', 'a metadata address'));
    await expect(registry.discover('http://169.254.169.254/')).rejects.toEqual(refused('ADDRESS_REFUSED'));
  });
});

describe('an agent on a platform that is not A2A', () => {
  const platform = {
    agent_name: 'helper',
    litellm_params: { model: 'langgraph/a', api_base: 'http://langgraph.internal' },
  };

  it('has the card by which its platform describes it, and the administrator’s words win', async () => {
    const { registry, world } = createBench();
    const agent_card_params = { description: 'Ours.' };
    const { agent } = await registry.create({ ...platform, agent_card_params }, 'admin');
    expect(agent).toMatchObject({
      platform: 'langgraph',
      platformSettings: { assistant_id: 'a' },
      upstreamCard: { name: 'helper', description: 'On langgraph.' },
      cardOverrides: { description: 'Ours.' },
      capabilities: { streaming: true },
      deployments: [{ url: 'http://langgraph.internal', network: 'loopback' }],
    });
    expect(world.requests).toEqual([]);
  });

  it('is described anew when its settings change', async () => {
    const asked: unknown[] = [];
    const { registry } = createBench({
      async describe({ settings }) {
        asked.push(settings['assistant_id']);
        return describedCard();
      },
    });
    const { agent } = await registry.create(platform, 'admin');
    await registry.patch(agent.id, { rpm_limit: 3 }, 'admin');
    await registry.patch(agent.id, { litellm_params: { ...platform.litellm_params, model: 'langgraph/b' } }, 'admin');
    expect(asked).toEqual(['a', 'b']);
  });

  it('is refused when its platform does not know it', async () => {
    const { registry } = createBench({
      describe: () => Promise.reject(new SwitchboardError('UPSTREAM_FAILED', 'There is no assistant "a".')),
    });
    await expect(registry.create(platform, 'admin')).rejects.toMatchObject({
      code: 'CARD_UNAVAILABLE',
      message: expect.stringContaining('did not describe the agent: There is no assistant "a".'),
    });
    expect((await registry.create({ ...platform, enabled: false }, 'admin')).agent.upstreamCard).toBeNull();
  });
});
