import { describe, expect, test } from 'vitest';
import { fillOf } from '../../kit/fill.ts';
import { spentOf } from '../people/limits.ts';
import { budgetCourse } from './budget-course.ts';

const HOUR = 3_600_000;
const budget = (spend: number, max_budget: number | null = 10) => ({
  spend,
  max_budget,
  budget_reset_at: new Date(10 * HOUR).toISOString(),
});

describe('the course of a budget', () => {
  test('ends at what is spent, step by step, and leaves out what came before the budget began', () => {
    const pieces = [
      { at: -HOUR, nano: 5e9 },
      { at: HOUR, nano: 1e9 },
      { at: 3 * HOUR, nano: 2e9 },
    ];
    expect(budgetCourse(budget(4), pieces, 0, 5 * HOUR)).toEqual({
      start: 0,
      end: 10 * HOUR,
      max: 10,
      points: [
        { at: 0, spent: 0 },
        { at: HOUR, spent: 1 },
        { at: 3 * HOUR, spent: 2 },
        { at: 5 * HOUR, spent: 4 },
      ],
      expected: 8,
      emptyAt: null,
    });
  });

  test('tells when it will be spent, and nothing of one that is spent, unused, or for ever', () => {
    expect(budgetCourse(budget(8), [], 0, 5 * HOUR)).toMatchObject({ expected: 16, emptyAt: 6.25 * HOUR });
    expect(budgetCourse(budget(12), [], 0, 5 * HOUR)).toMatchObject({ emptyAt: null });
    expect(budgetCourse(budget(0), [], 0, 5 * HOUR)).toMatchObject({ expected: null, emptyAt: null });
    const endless = { ...budget(4), budget_reset_at: null };
    expect(budgetCourse(endless, [], 0, 5 * HOUR)).toMatchObject({ end: 5 * HOUR, expected: null });
    expect(budgetCourse(budget(4, null), [], 0, 5 * HOUR)).toBeNull();
  });
});

test.each([
  [0, 0, '', null],
  [0.5, 50, '', null],
  [0.99, 99, 'warn', 'Nearly spent.'],
  [0.9999, 99, 'warn', 'Nearly spent.'],
  [1, 100, 'full', 'Spent: calls are refused until it resets.'],
])('a budget of which %d is spent shows %d %', (share, percent, kind, says) => {
  expect(fillOf(share)).toEqual({ percent, kind });
  const told = spentOf({ ...budget(10 * share), shadow_limits: false });
  expect([told.of, told.says]).toEqual([`of $10.00, ${percent} %`, says]);
});
