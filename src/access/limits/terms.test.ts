import { describe, expect, it } from 'vitest';
import { readLimitTerms, viewLimitTerms } from './terms.ts';

const ALL = {
  rpm_limit: 60,
  tpm_limit: 1000,
  max_parallel_requests: 3,
  max_streams: 2,
  max_budget: 0.1,
  budget_duration: '1mo',
  soft_budget: 0.07,
  shadow_limits: true,
};

describe('limits', () => {
  it('are read from LiteLLM’s names into whole nano-dollars', () => {
    expect(readLimitTerms(ALL)).toEqual({
      rpm: 60,
      tpm: 1000,
      maxParallelRequests: 3,
      maxStreams: 2,
      maxBudgetNano: 100_000_000,
      softBudgetNano: 70_000_000,
      budgetDuration: '1mo',
      shadow: true,
    });
  });

  it('are shown as they were given', () => {
    expect(viewLimitTerms(readLimitTerms(ALL))).toEqual(ALL);
  });

  it('are null when nothing is declared, and then shown as nulls', () => {
    expect(readLimitTerms({})).toBeNull();
    expect(readLimitTerms({ rpm_limit: null, shadow_limits: false })).toBeNull();
    expect(viewLimitTerms(null)).toEqual({
      rpm_limit: null,
      tpm_limit: null,
      max_parallel_requests: null,
      max_streams: null,
      max_budget: null,
      budget_duration: null,
      soft_budget: null,
      shadow_limits: false,
    });
  });

  it('keep what a change does not name, and lose what it sets to null', () => {
    const before = readLimitTerms(ALL);
    const after = readLimitTerms({ rpm_limit: null, max_budget: 5, shadow_limits: null }, before);
    expect(viewLimitTerms(after)).toEqual({ ...ALL, rpm_limit: null, max_budget: 5, shadow_limits: false });
  });

  it('do not look at fields of other names', () => {
    expect(readLimitTerms({ models: ['gpt'], rpm_limit: 1 } as object)).toMatchObject({ rpm: 1 });
  });

  it('of zero dollars are a budget', () => {
    expect(readLimitTerms({ max_budget: 0 })).toMatchObject({ maxBudgetNano: 0 });
  });
});
