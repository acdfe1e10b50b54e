import { expect, it } from 'vitest';
import type { AgentDay } from '../../api/agent-cost.ts';
import type { Call } from '../../api/types.ts';
import { daysBetween, shareByKey, shareByModel, shareByTeam, sumOf } from './cost-shares.ts';

const key = (id: string, own: number, teamId: string | null = null) => ({ id, alias: id, teamId, calls: 1, own });
const day = (date: string, keys: AgentDay['keys']): AgentDay => ({
  date,
  own: 2,
  nested: 1,
  calls: 2,
  priced: 1,
  keys,
});

const DAYS = [day('2026-01-03', [key('a', 0.5, 't'), key('b', 1.5, 't')]), day('2026-01-01', [key('a', 2)])];

it('adds days up, and knows those without calls', () => {
  expect(sumOf(DAYS)).toEqual({ own: 4, nested: 2, calls: 4, priced: 2 });
  expect(daysBetween(DAYS, '2026-01-01', '2026-01-03').map(({ date, own }) => [date, own])).toEqual([
    ['2026-01-01', 2],
    ['2026-01-02', 0],
    ['2026-01-03', 2],
  ]);
});

it('tells who caused how much, the dearest first', () => {
  expect(shareByKey(DAYS)).toEqual([
    { id: 'a', name: 'a', calls: 2, cost: 2.5 },
    { id: 'b', name: 'b', calls: 1, cost: 1.5 },
  ]);
  expect(shareByTeam(DAYS).map(({ name, cost }) => [name, cost])).toEqual([
    ['t', 2],
    ['no team', 2],
  ]);
});

it('a model of which no call has a price is unpriced, not free', () => {
  const made = [
    { model: 'gpt', cost_nano: 1e9 },
    { model: 'own', cost_nano: null },
    { model: null, cost_nano: 5 },
  ] as Call[];
  expect(shareByModel(made)).toEqual([
    { id: 'gpt', name: 'gpt', calls: 1, cost: 1 },
    { id: 'own', name: 'own', calls: 1, cost: null },
  ]);
});
