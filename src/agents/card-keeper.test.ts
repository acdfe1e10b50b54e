import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  AGENT_URL,
  agentDefaults,
  type Bench,
  benchWithAgent,
  CARD_URL,
  card10,
  NOW,
  registration,
} from './agents.fixtures.ts';

const HOUR = 3_600_000;

describe('cards in the background', () => {
  let bench: Bench;

  beforeEach(async () => {
    vi.useFakeTimers({ now: NOW });
    bench = benchWithAgent({ clock: () => Date.now() });
    await bench.registry.create(registration(), 'admin');
    bench.world.requests.length = 0;
    bench.registry.start();
  });

  afterEach(async () => {
    await bench.registry.stop();
    vi.useRealTimers();
  });

  const fetches = () => bench.world.requests.filter(({ url }) => url.href === CARD_URL).length;

  it('are fetched again once in a period, the first time somewhere within it', async () => {
    await vi.advanceTimersByTimeAsync(HOUR / 2 - 2000);
    expect(fetches()).toBe(0);
    await vi.advanceTimersByTimeAsync(4000);
    expect(fetches()).toBe(1);
    await vi.advanceTimersByTimeAsync(HOUR - 4000);
    expect(fetches()).toBe(1);
    await vi.advanceTimersByTimeAsync(4000);
    expect(fetches()).toBe(2);
  });

  it('that changed take effect, and the difference is kept, newest first', async () => {
    const changed = card10(AGENT_URL, { description: 'Answers better.', capabilities: {} });
    bench.world.pages.set(CARD_URL, changed);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(bench.registry.find('echo')).toMatchObject({ upstreamCard: changed, capabilities: { streaming: false } });

    bench.world.pages.set(CARD_URL, card10(AGENT_URL, { description: 'Answers.', capabilities: {} }));
    await vi.advanceTimersByTimeAsync(HOUR);
    const changes = await bench.registry.cardChanges('echo');
    expect(changes.map(({ changes }) => changes.map(({ path }) => path))).toEqual([
      ['/description'],
      expect.arrayContaining(['/description']),
    ]);
    expect(changes[0]?.changes[0]).toMatchObject({ before: 'Answers better.', after: 'Answers.' });
    expect(changes[0]?.changedAt).toBeGreaterThan(NOW + HOUR);
  });

  it('that are gone stay as they were, and the reason is told until they are back', async () => {
    bench.world.pages.clear();
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(bench.registry.record('echo')?.cardError).toContain('HTTP 404');
    expect(bench.registry.find('echo')?.deployments[0]?.interfaces).toHaveLength(2);
    bench.world.pages.set(CARD_URL, card10(AGENT_URL));
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(bench.registry.record('echo')?.cardError).toBeNull();
  });

  it('of disabled agents are left alone', async () => {
    await bench.registry.patch('echo', { enabled: false }, 'admin');
    await vi.advanceTimersByTimeAsync(3 * HOUR);
    expect(fetches()).toBe(0);
  });

  it('are fetched on a hint, but not twice in ten seconds', async () => {
    bench.registry.cardLooksStale('id-1');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fetches()).toBe(0);
    bench.registry.cardLooksStale('id-1');
    bench.registry.cardLooksStale('id-1');
    await vi.advanceTimersByTimeAsync(9_000);
    bench.registry.cardLooksStale('id-1');
    await vi.advanceTimersByTimeAsync(0);
    expect(fetches()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    bench.registry.cardLooksStale('id-1');
    bench.registry.cardLooksStale('nobody');
    await vi.advanceTimersByTimeAsync(0);
    expect(fetches()).toBe(2);
  });

  it('are fetched once for everybody who asks meanwhile', async () => {
    const results = await Promise.all([1, 2, 3].map(() => bench.registry.refreshCard('echo')));
    expect(results).toEqual([[], [], []]);
    expect(fetches()).toBe(1);
  });
});

it('an agent that never showed a card is asked after 1, 2, 4, … seconds', async () => {
  vi.useFakeTimers({ now: NOW });
  const bench = benchWithAgent({ clock: () => Date.now() });
  bench.world.pages.clear();
  await bench.registry.syncConfigAgents({ agents: [registration()], publicAgents: [], defaultAgent: null });
  const asked: number[] = [];
  const { send } = bench.world;
  bench.world.send = async (request) => {
    if (request.url.href === CARD_URL) asked.push(Date.now() - NOW);
    return send(request);
  };
  bench.registry.start();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toEqual([0, 1000, 3000, 7000, 15_000]);
  await bench.registry.stop();
  vi.useRealTimers();
});

it('with period 0 a card that was shown is never fetched again by itself', async () => {
  vi.useFakeTimers({ now: NOW });
  const bench = benchWithAgent({ clock: () => Date.now(), defaults: { ...agentDefaults, cardRefreshMs: 0 } });
  await bench.registry.create(registration(), 'admin');
  bench.registry.start();
  await vi.advanceTimersByTimeAsync(100 * HOUR);
  expect(bench.world.requests).toHaveLength(1);
  await bench.registry.stop();
  vi.useRealTimers();
});

it('a card that arrives after its agent was moved does not replace the new one', async () => {
  const bench = benchWithAgent();
  await bench.registry.create(registration(), 'admin');
  const moved = 'http://moved.internal';
  bench.world.pages.set(`${moved}/.well-known/agent-card.json`, card10(moved, { name: 'Moved' }));
  const { send } = bench.world;
  let release = (): void => {};
  bench.world.send = async (request) => {
    if (request.url.href === CARD_URL) await new Promise<void>((resolve) => (release = resolve));
    return send(request);
  };
  const refreshing = bench.registry.refreshCard('echo');
  await bench.registry.patch('echo', { url: moved }, 'admin');
  release();
  expect(await refreshing).toEqual([]);
  expect(bench.registry.find('echo')).toMatchObject({ deployments: [{ url: moved }], upstreamCard: { name: 'Moved' } });
});

it('stopping abandons a fetch under way', async () => {
  const bench = benchWithAgent();
  await bench.registry.create(registration(), 'admin');
  bench.world.send = (request) =>
    new Promise((_, reject) => request.signal?.addEventListener('abort', () => reject(request.signal?.reason)));
  const refreshing = bench.registry.refreshCard('echo');
  await Promise.all([bench.registry.stop(), expect(refreshing).rejects.toMatchObject({ code: 'SHUTTING_DOWN' })]);
  expect(bench.registry.record('echo')?.cardError).toBeNull();
});
