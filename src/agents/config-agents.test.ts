import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { AgentRegistration } from '../config/index.ts';
import { AGENT_URL, type Bench, CARD_URL, card10, createBench, createWorld, registration } from './agents.fixtures.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const sync = ({ registry }: Bench, ...agents: AgentRegistration[]) =>
  registry.syncConfigAgents({ agents, publicAgents: [], defaultAgent: null });

const worldWithAgent = () => createWorld({ [CARD_URL]: card10(AGENT_URL) });

describe('an agent of the config file', () => {
  it('has the same id at each start: the SHA-256 of its name', async () => {
    const bench = createBench();
    await sync(bench, registration());
    expect(bench.registry.find('echo')).toMatchObject({ id: sha256('echo'), source: 'config', enabled: true });
    expect(bench.registry.find(sha256('echo'))?.name).toBe('echo');
  });

  it('is there before anybody was asked, with the card of its registration, called in the pinned version', async () => {
    const bench = createBench();
    const agent_card_params = { name: 'From the file', protocolVersion: '1.0', capabilities: { streaming: true } };
    await sync(
      bench,
      registration({ agent_card_params }),
      registration({ agent_name: 'unpinned', agent_card_params: { name: 'x' } }),
    );
    expect(bench.world.requests).toEqual([]);
    expect(bench.registry.find('echo')).toMatchObject({
      capabilities: { streaming: true },
      deployments: [{ network: 'public', interfaces: [{ url: AGENT_URL, binding: 'JSONRPC', version: '1.0' }] }],
      upstreamCard: { name: 'From the file', version: '1.0.0', skills: [] },
    });
    expect(bench.registry.find('unpinned')?.deployments[0]?.interfaces).toEqual([
      { url: AGENT_URL, binding: 'JSONRPC', version: '0.3' },
    ]);
  });

  it('without a card in its registration cannot be called before it showed one', async () => {
    const bench = createBench();
    await sync(bench, registration());
    expect(bench.registry.find('echo')).toMatchObject({ upstreamCard: null, deployments: [{ interfaces: [] }] });
  });

  it('that was proved is remembered over a restart as long as its address stays', async () => {
    const first = createBench({ world: worldWithAgent() });
    first.world.classes.set('agent.internal', 'private');
    await sync(first, registration({ static_headers: { a: 'canary' } }));
    await first.registry.refreshCard('echo');
    expect(first.registry.find('echo')).toMatchObject({
      deployments: [{ network: 'private', interfaces: [{ version: '1.0' }, {}] }],
    });
    expect(JSON.stringify([...first.repository.rows.values()])).not.toContain('canary');

    const again = createBench({ rows: first.repository });
    await again.registry.load();
    expect(again.registry.list()).toEqual([]);
    await sync(again, registration({ static_headers: { a: 'new' } }));
    expect(again.registry.find('echo')).toMatchObject({
      deployments: [{ network: 'private', staticHeaders: { a: 'new' } }],
      upstreamCard: card10(AGENT_URL),
    });

    const moved = createBench({ rows: first.repository });
    await moved.registry.load();
    await sync(moved, registration({ url: 'http://moved.internal' }));
    expect(moved.registry.find('echo')).toMatchObject({
      deployments: [{ network: 'public' }],
      upstreamCard: null,
    });
  });

  it('that cannot be proved stays, says why, and is logged once', async () => {
    const bench = createBench();
    await sync(bench, registration({ agent_card_params: { name: 'x' } }));
    for (let attempt = 0; attempt < 2; attempt++) await expect(bench.registry.refreshCard('echo')).rejects.toThrow();
    expect(bench.registry.record('echo')?.cardError).toContain(CARD_URL);
    expect(bench.registry.find('echo')?.deployments[0]?.interfaces).toHaveLength(1);
    expect(bench.logged.filter(({ level }) => level === 40)).toHaveLength(1);
  });

  it('is read-only in the API', async () => {
    const bench = createBench();
    await sync(bench, registration());
    const readOnly = expect.objectContaining({ code: 'READ_ONLY', message: expect.stringContaining('config file') });
    await expect(bench.registry.patch('echo', { rpm_limit: 1 }, 'admin')).rejects.toEqual(readOnly);
    await expect(bench.registry.replace('echo', registration(), 'admin')).rejects.toEqual(readOnly);
    await expect(bench.registry.remove('echo')).rejects.toEqual(readOnly);
    await expect(bench.registry.setPublic('echo', true, 'admin')).rejects.toEqual(readOnly);
    await expect(bench.registry.replacePublic(['echo'], 'admin')).rejects.toEqual(readOnly);
  });

  it('takes its name from the API', async () => {
    const bench = createBench({ world: worldWithAgent() });
    await sync(bench, registration());
    await expect(bench.registry.create(registration(), 'admin')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('in the config file'),
    });
  });

  it('gives way to an older agent of the API with the same name, aloud', async () => {
    const bench = createBench({ world: worldWithAgent() });
    await bench.registry.create(registration(), 'admin');
    await sync(bench, registration());
    expect(bench.registry.list().map(({ source }) => source)).toEqual(['api']);
    expect(bench.logged).toContainEqual(expect.objectContaining({ level: 40, agent: 'echo' }));
  });

  it('goes with its entry, from the database, too', async () => {
    const bench = createBench({ world: worldWithAgent() });
    await sync(bench, registration());
    await bench.registry.refreshCard('echo');
    expect(bench.repository.rows.size).toBe(1);
    await sync(bench);
    expect(bench.registry.list()).toEqual([]);
    expect(bench.repository.rows.size).toBe(0);
  });

  it('that means nothing is left out alone', async () => {
    const bench = createBench();
    await sync(bench, registration({ litellm_params: { timeout: -1 } }), registration({ agent_name: 'fine' }));
    expect(bench.registry.list().map(({ name }) => name)).toEqual(['fine']);
    expect(bench.logged).toContainEqual(expect.objectContaining({ level: 50, agent: 'echo' }));
  });

  it('is public where its entry says so', async () => {
    const bench = createBench();
    await sync(
      bench,
      registration({ public: true }),
      registration({ agent_name: 'other', litellm_params: { make_public: true } }),
    );
    expect(bench.registry.list().map((agent) => agent.public)).toEqual([true, true]);
  });
});

it('an agent of the config file is asked for its card after a reload changed it', async () => {
  vi.useFakeTimers();
  const bench = createBench({ world: worldWithAgent() });
  bench.registry.start();
  await sync(bench, registration());
  await vi.advanceTimersByTimeAsync(1000);
  expect(bench.registry.record('echo')?.cardFetchedAt).not.toBeNull();
  const url = 'http://moved.internal';
  bench.world.pages.set(`${url}/.well-known/agent-card.json`, card10(url));
  await sync(bench, registration({ url }));
  await vi.advanceTimersByTimeAsync(1000);
  expect(bench.registry.find('echo')).toMatchObject({ deployments: [{ url, interfaces: [{ url: `${url}/` }, {}] }] });
  await bench.registry.stop();
  vi.useRealTimers();
});
