import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgentRegistration } from '../../config/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { agentDefaults, type Bench, card10, createBench, createWorld, NOW } from '../agents.fixtures.ts';
import { createBalancer } from '../balancing/balancer.ts';

const EU = 'http://eu.internal:9000/a2a';
const US = 'http://us.internal:9000/a2a';
const cardUrl = (url: string) => `${url}/.well-known/agent-card.json`;
const MINUTE = 60_000;

let bench: Bench;
const given = (changes: Partial<AgentRegistration> = {}): AgentRegistration => ({
  agent_name: 'echo',
  deployments: [
    { name: 'eu', url: EU, headers: { 'x-token': 'eu' } },
    { name: 'us', url: US, card_headers: { 'x-card': 'us' } },
  ],
  health_check: { period_ms: MINUTE, unhealthy_after: 2 },
  ...changes,
});

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  const log = { warn: () => {} };
  bench = createBench({
    world: createWorld({ [cardUrl(EU)]: card10(EU), [cardUrl(US)]: card10(US) }),
    clock: () => Date.now(),
    balancer: createBalancer({ monotonic: () => Date.now(), random: () => 0.5, log, onFault: () => {} }),
    defaults: { ...agentDefaults, cardRefreshMs: 0 },
  });
});

afterEach(async () => {
  await bench.registry.stop();
  vi.useRealTimers();
});

const register = async (changes: Partial<AgentRegistration> = {}) => {
  await bench.registry.create(given(changes), 'admin');
  bench.world.requests.length = 0;
};
const asked = () => bench.world.requests.map(({ url, headers }) => [url.href, headers]);
const states = () => bench.registry.health('echo').map(({ health, fitness }) => [health.state, fitness.standing]);
const healthy = () => bench.registry.healthy(bench.registry.list().map(({ id }) => id));

describe('regular checks', () => {
  it('ask each deployment for its card once in a period, first somewhere within it', async () => {
    await register();
    bench.registry.start();
    await vi.advanceTimersByTimeAsync(MINUTE / 2 - 2000);
    expect(asked()).toEqual([]);
    expect(states()).toEqual([
      ['unknown', 'ready'],
      ['unknown', 'ready'],
    ]);
    await vi.advanceTimersByTimeAsync(4000);
    expect(asked()).toEqual([
      [cardUrl(EU), { accept: 'application/json' }],
      [cardUrl(US), { accept: 'application/json', 'x-card': 'us' }],
    ]);
    expect(states()).toEqual([
      ['healthy', 'ready'],
      ['healthy', 'ready'],
    ]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked()).toHaveLength(4);
  });

  it('take out a deployment that fails so often in a row, and bring it back; each turn is kept', async () => {
    await register();
    bench.registry.start();
    bench.world.pages.delete(cardUrl(EU));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(states()[0]).toEqual(['unknown', 'ready']);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(states()).toEqual([
      ['unhealthy', 'unhealthy'],
      ['healthy', 'ready'],
    ]);
    bench.world.pages.set(cardUrl(EU), card10(EU));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(states()[0]).toEqual(['healthy', 'ready']);
    const [eu, us] = bench.registry.find('echo')?.deployments.map(({ id }) => id) ?? [];
    expect(await bench.registry.healthChanges('echo')).toMatchObject([
      { deploymentId: eu, isHealthy: true, reason: null },
      { deploymentId: eu, isHealthy: false, reason: expect.stringContaining('HTTP 404') },
      { deploymentId: us, isHealthy: true, reason: null },
    ]);
  });

  it('ask at a path of the deployment’s origin, with the headers of calls', async () => {
    await register({ health_check: { period_ms: MINUTE, path: '/health?deep=1' } });
    bench.world.pages.set('http://eu.internal:9000/health?deep=1', { status: 204 });
    bench.registry.start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked()).toEqual([
      ['http://eu.internal:9000/health?deep=1', { accept: '*/*', 'x-token': 'eu' }],
      ['http://us.internal:9000/health?deep=1', { accept: '*/*' }],
    ]);
    expect(bench.registry.health('echo').map(({ health }) => health.recent[0])).toMatchObject([
      { isHealthy: true, reason: null },
      { isHealthy: false, reason: '/health?deep=1 answered HTTP 404.' },
    ]);
  });

  it('go on though the database takes no record of a turn', async () => {
    await register();
    bench.repository.addHealthChange = async () => {
      throw new Error('gone');
    };
    bench.registry.start();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(states()[0]).toEqual(['healthy', 'ready']);
    expect(bench.logged.map(({ msg }) => msg)).toContain('a change of health could not be recorded');
  });

  it('leave disabled agents and drained deployments alone', async () => {
    await register({ deployments: [{ url: EU }, { url: US, weight: 0 }] });
    bench.registry.start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked().map(([url]) => url)).toEqual([cardUrl(EU)]);
    await bench.registry.patch('echo', { enabled: false }, 'admin');
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(asked()).toHaveLength(1);
  });

  it('that end leave nothing out for ever', async () => {
    await register();
    bench.registry.start();
    bench.world.pages.delete(cardUrl(EU));
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(states()[0]).toEqual(['unhealthy', 'unhealthy']);
    await bench.registry.patch('echo', { health_check: { period_ms: 0 } }, 'admin');
    await vi.advanceTimersByTimeAsync(2000);
    expect(states()[0]).toEqual(['unknown', 'ready']);
  });

  it('ask where the card was found the last time, and elsewhere only if it is not there', async () => {
    const root = 'http://eu.internal:9000/.well-known/agent-card.json';
    bench.world.pages.delete(cardUrl(EU));
    bench.world.pages.set(root, card10(EU));
    await register({ deployments: [{ url: EU }] });
    bench.registry.start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked().map(([url]) => url)).toEqual([cardUrl(EU), `${EU}/.well-known/agent.json`, root]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked().map(([url]) => url)).toHaveLength(4);
    expect(asked().at(-1)?.[0]).toBe(root);
  });
});

describe('checks on demand', () => {
  const unchecked = { health_check: {} };

  it('tell which agents work: those of which one deployment does', async () => {
    await register(unchecked);
    await bench.registry.create(given({ agent_name: 'other', deployments: [{ url: US }], ...unchecked }), 'admin');
    bench.world.pages.delete(cardUrl(US));
    expect(await healthy()).toEqual(new Set([bench.registry.find('echo')?.id]));
    expect(bench.registry.health('echo')).toMatchObject([
      { health: { state: 'healthy', since: NOW } },
      { health: { state: 'unhealthy', recent: [{ reason: expect.stringContaining('HTTP 404') }] } },
    ]);
  });

  it('change nothing for calls: nobody would look after the deployment', async () => {
    await register(unchecked);
    bench.world.pages.clear();
    await healthy();
    expect(states()).toEqual([
      ['unhealthy', 'ready'],
      ['unhealthy', 'ready'],
    ]);
    expect(await bench.registry.healthChanges('echo')).toEqual([]);
  });

  it('ask a deployment once in five seconds, whoever wants to know', async () => {
    await register(unchecked);
    await Promise.all([healthy(), healthy(), healthy()]);
    await vi.advanceTimersByTimeAsync(4999);
    await healthy();
    expect(asked()).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    await healthy();
    expect(asked()).toHaveLength(4);
  });

  it('wait no longer than ten seconds for an agent that does not answer', async () => {
    await register(unchecked);
    await bench.registry.create(given({ agent_name: 'dead', deployments: [{ url: US }], ...unchecked }), 'admin');
    const { send } = bench.world;
    bench.world.send = (request) => (request.url.hostname === 'us.internal' ? hanging(request.signal) : send(request));
    const answered = vi.fn();
    const waiting = healthy().then(answered);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(answered).toHaveBeenCalledWith(new Set([bench.registry.find('echo')?.id]));
  });

  it('are given up at a stop', async () => {
    await register(unchecked);
    bench.world.send = (request) => hanging(request.signal);
    const refused = expect(healthy()).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    await bench.registry.stop();
    await refused;
  });

  const hanging = (signal: { addEventListener(type: 'abort', listener: () => void): void } | undefined) =>
    new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(new SwitchboardError('SHUTTING_DOWN', 'stopped'))),
    );
});
