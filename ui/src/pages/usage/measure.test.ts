import { describe, expect, it } from 'vitest';
import { amountsOf, daysBetween, MEASURES, spendOfUsers, sumBy } from './measure.ts';

describe('usage', () => {
  it('counts every day between two, both ends and the end of a month included', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysBetween('2026-11-22', '2026-11-22')).toEqual(['2026-11-22']);
  });

  it('adds up the same amounts by day and by name', () => {
    const amounts = spendOfUsers([
      { startTime: '2026-11-21', spend: 3, users: { mira: 1, '': 2 }, models: {} },
      { startTime: '2026-11-22', spend: 4, users: { mira: 4 }, models: {} },
    ] as unknown as Parameters<typeof spendOfUsers>[0]);
    expect([...sumBy(amounts, 'name')]).toEqual([
      ['mira', 5],
      ['no user', 2],
    ]);
    expect([...sumBy(amounts, 'day')]).toEqual([
      ['2026-11-21', 3],
      ['2026-11-22', 4],
    ]);
  });

  it('tells that nothing has a price from nothing spent', () => {
    const metrics = { spend: 0, priced_requests: 0 };
    const agent = (name: string, changes: object) => ({
      metrics: { ...metrics, ...changes },
      metadata: { agent_name: name },
    });
    const entities = { a: agent('unpriced', {}), b: agent('free', { priced_requests: 3 }) };
    const days = [{ date: '2026-11-21', breakdown: { entities, api_keys: {} } }];
    const amounts = amountsOf(days as unknown as Parameters<typeof amountsOf>[0], 'cost', 'agent');
    expect([...sumBy(amounts, 'name')]).toEqual([
      ['unpriced', null],
      ['free', 0],
    ]);
    expect([MEASURES.cost.show(null), MEASURES.cost.show(0)]).toEqual(['—', '$0']);
  });
});
