import { expect, test } from 'vitest';
import { budgetOf, limitsOf, type Spending, spentOf } from './limits.ts';

const spending = (spend: number, changes: Partial<Spending> = {}) => {
  const { amount, of, says } = spentOf({
    spend,
    max_budget: 40,
    budget_reset_at: null,
    shadow_limits: null,
    ...changes,
  });
  return `${amount} ${of} ${says}`;
};

test.each([
  [0, '$0 of $40.00, 0 % null'],
  [0.000123, '$0.000123 of $40.00, 0 % null'],
  [20, '$20.00 of $40.00, 50 % null'],
  [36, '$36.00 of $40.00, 90 % Nearly spent.'],
  [39.6, '$39.60 of $40.00, 99 % Nearly spent.'],
  [39.999, '$39.999 of $40.00, 99 % Nearly spent.'],
  [40, '$40.00 of $40.00, 100 % Spent: calls are refused until it is raised.'],
  [41.5, '$41.50 of $40.00, 100 % Spent: calls are refused until it resets.', '2026-12-01T00:00:00Z'],
])('of a budget of 40 dollars, %d spent reads %s', (spend, text, resets: string | null = null) =>
  expect(spending(spend, { budget_reset_at: resets })).toBe(text),
);

test('a budget of nothing is spent, one that only watches refuses nothing, and none has nothing to say', () => {
  expect(spending(0, { max_budget: 0 })).toBe('$0 of $0, 100 % Spent: calls are refused until it is raised.');
  expect(spending(40, { shadow_limits: true })).toContain('Spent; its limits only watch, so calls go on.');
  expect(spending(40, { max_budget: null })).toBe('$40.00 null null');
});

test('limits read as what may be taken, and budgets with their window', () => {
  expect(limitsOf({ rpm_limit: 60, tpm_limit: null, max_parallel_requests: 4 })).toBe('60 calls a minute, 4 at once');
  expect(limitsOf({ rpm_limit: null, tpm_limit: null, max_parallel_requests: null })).toBe('none');
  expect(budgetOf({ max_budget: 2000, budget_duration: '30d' })).toBe('$2,000 in 30 days');
  expect(budgetOf({ max_budget: 40, budget_duration: null })).toBe('$40');
  expect(budgetOf({ max_budget: 40, budget_duration: '36h' })).toBe('$40 in 36h');
  expect(budgetOf({ max_budget: 0.0001, budget_duration: '1mo' })).toBe('$0.0001 a month');
});
