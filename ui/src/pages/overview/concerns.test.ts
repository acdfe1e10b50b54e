import { expect, test } from 'vitest';
import type { Usage } from '../../api/usage.ts';
import { type Concerned, concernsOf, countOf } from './concerns.ts';

const NOW = Date.parse('2026-01-10T00:00:00Z');
const NOTHING: Concerned = {
  fleet: [],
  keys: [],
  forwarding: [],
  requests: [],
  destinations: [],
  budgets: [],
  models: undefined,
  agents: undefined,
};
const concerns = (changes: Partial<Record<keyof Concerned, readonly object[] | Usage>>) =>
  concernsOf({ ...NOTHING, ...changes } as Concerned, NOW);
const agent = (agent_id: string, state: string) => ({
  agent: { agent_id, agent_name: agent_id },
  state: { name: state },
});
test('nothing is the matter where nothing is', () => {
  expect(countOf(concerns({ fleet: [agent('a', 'reachable')] }))).toBe(0);
});

test('agents that are down, wholly or in part, or slow, exports that fail and requests that one may answer are named', () => {
  const found = concerns({
    fleet: [agent('a', 'down'), agent('b', 'reachable'), agent('c', 'slow'), agent('d', 'off')],
    destinations: [{ state: 'failing' }, { state: 'ok' }, { state: 'idle' }],
    requests: [{ may_decide: true }, { may_decide: false }],
  });
  expect([found.troubled.length, found.failing.length, found.asked.length]).toEqual([2, 1, 1]);
});

test.each([
  [0, 0],
  [0.5, 0],
  [0.899, 0],
  [0.9, 1],
  [0.99, 1],
  [1, 1],
])('a budget of which %d is spent is named %d times', (spend, times) => {
  expect(concerns({ budgets: [{ spend, max: 1 }] }).spent).toHaveLength(times);
});

test('an agent whose calls are all apart from what it was called for does not forward headers', () => {
  const fleet = [agent('a', 'reachable'), agent('b', 'reachable'), agent('quiet', 'reachable')];
  const forwarding = [
    { agent_id: 'a', made: 3, linked: false },
    { agent_id: 'b', made: 2, linked: true },
    { agent_id: 'gone', made: 1, linked: false },
  ];
  expect(concerns({ fleet, forwarding }).unlinked).toEqual([{ agent: fleet[0]?.agent, calls: 3 }]);
});

const usage = (names: Record<string, string>, ...unpriced: [id: string, calls: number][]): Usage =>
  ({ names, sums: unpriced.map(([id, unpriced_calls]) => ({ id, unpriced_calls })) }) as unknown as Usage;

test('what succeeded without a price is named by its model, or else its agent, over all days', () => {
  const found = concerns({
    models: usage({ m: 'm' }, ['m', 1], ['m', 2], ['free', 0]),
    agents: usage({ a: 'planner' }, ['a', 1], ['', 9]),
  });
  expect([found.unpricedModels, found.unpricedAgents]).toEqual([
    [{ name: 'm', calls: 3 }],
    [{ name: 'planner', calls: 1 }],
  ]);
});

test('agents without a price are one thing to mend, the most called first', () => {
  const found = concerns({ agents: usage({}, ['a', 1], ['b', 2]) });
  expect(found.unpricedAgents).toEqual([
    { name: 'b', calls: 2 },
    { name: 'a', calls: 1 },
  ]);
  expect(countOf(found)).toBe(1);
});

test('a key that ends within a week is named, one that is blocked or has ended is not', () => {
  const ends = (days: number, blocked = false) => ({
    blocked,
    expires: new Date(NOW + days * 86_400_000).toISOString(),
  });
  expect(
    concerns({ keys: [ends(6), ends(8), ends(-1), ends(6, true), { blocked: false, expires: null }] }).expiring,
  ).toHaveLength(1);
});
