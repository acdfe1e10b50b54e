import { describe, expect, it } from 'vitest';
import type { Usage, UsageSum } from '../../api/usage.ts';
import { changeOf, daysBetween, daysOf, forecast, MEASURES, rowsOf, totalsOf } from './measure.ts';
import { csvOf } from './usage-csv.ts';

const sum = (changes: Partial<UsageSum>): UsageSum => ({
  date: '2026-11-21',
  id: 'a',
  calls: 1,
  failed_calls: 0,
  priced_calls: 1,
  unpriced_calls: 0,
  estimated_calls: 0,
  input_tokens: 0,
  output_tokens: 0,
  total_tokens: 3,
  fee_nano: 0,
  model_nano: 0,
  ...changes,
});
const usage = (sums: UsageSum[], latency: Usage['latency'] = null): Usage => ({
  step: 'day',
  since: '2026-11-21T00:00:00.000Z',
  until: '2026-11-23T00:00:00.000Z',
  sums,
  names: { a: 'planner' },
  latency,
});

describe('usage', () => {
  it('counts every day between two, both ends and the end of a month included', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysBetween('2026-11-22', '2026-11-22')).toEqual(['2026-11-22']);
  });

  it('adds up to the same by day and by group', () => {
    const all = usage([
      sum({ fee_nano: 5, model_nano: 7 }),
      sum({ id: '', model_nano: 11 }),
      sum({ date: '2026-11-22', fee_nano: 13 }),
    ]);
    const rows = rowsOf(all, undefined, 'cost', 'agent');
    expect(rows.map(({ name, amount, fees, models }) => [name, amount, fees, models])).toEqual([
      ['planner', 25, 18, 7],
      ['models', 11, 0, 11],
    ]);
    const days = daysOf(all, ['2026-11-21', '2026-11-22', '2026-11-23'], 'cost');
    expect(days.map(({ amount }) => amount)).toEqual([23, 13, null]);
  });

  it('tells that nothing has a price from nothing spent', () => {
    const rows = rowsOf(usage([sum({ priced_calls: 0 }), sum({ id: 'free' })]), undefined, 'cost', 'agent');
    expect(rows.map(({ id, amount }) => [id, amount])).toEqual([
      ['free', 0],
      ['a', null],
    ]);
    expect([MEASURES.cost.show(null), MEASURES.cost.show(0)]).toEqual(['—', '$0']);
  });

  it('compares with the period before, and does not make up a change from nothing', () => {
    const before = usage([sum({ calls: 4 })]);
    const rows = rowsOf(usage([sum({ calls: 5 }), sum({ id: 'new', calls: 1 })]), before, 'calls', 'agent');
    expect(rows.map((row) => changeOf(row.amount, row.before))).toEqual([0.25, null]);
    expect(forecast(10, 0.25)).toBe(40);
    expect(forecast(10, 0)).toBe(10);
  });

  it('takes p95 and the median from what is told, and adds none up', () => {
    const all = usage([sum({}), sum({ date: '2026-11-22' })], {
      of_newest: null,
      groups: { a: { p50_ms: 90, p95_ms: 900 } },
      pieces: { '2026-11-21': { p50_ms: 80, p95_ms: 800 } },
      p50_ms: 85,
      p95_ms: 850,
    });
    expect(rowsOf(all, undefined, 'p50', 'agent').map(({ amount }) => amount)).toEqual([90]);
    expect(rowsOf(all, undefined, 'p95', 'agent').map(({ amount }) => amount)).toEqual([900]);
    expect(daysOf(all, ['2026-11-21', '2026-11-22'], 'p95').map(({ amount }) => amount)).toEqual([800, null]);
  });

  it('writes tables that no spreadsheet takes for formulas', () => {
    const rows = rowsOf(
      { ...usage([sum({ fee_nano: 1_500_000_000 })]), names: { a: '=HYPERLINK("x"), y' } },
      undefined,
      'cost',
      'agent',
    );
    expect(csvOf(rows, 'agent').split('\r\n').slice(0, 2)).toEqual([
      'agent,id,calls,errors,tokens,fees_usd,models_usd,cost_usd,unpriced_calls,estimated_calls',
      '"\'=HYPERLINK(""x""), y",a,1,0,3,1.5,0,1.5,0,0',
    ]);
    expect(totalsOf([]).calls).toBe(0);
  });
});
