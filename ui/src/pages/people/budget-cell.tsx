import type { ReactNode } from 'react';
import { dollars } from '../../format/money.ts';
import { Meter } from '../../kit/meter.tsx';
import { budgetOf, type Limited, spentShare } from './limits.ts';

interface BudgetCellProps {
  /** Spent, in dollars: null without a budget. */
  of: Pick<Limited, 'max_budget' | 'budget_duration'> & { spend: number | null };
  /** What is told of one without a budget. */
  otherwise?: ReactNode;
}

/** A budget, and how much of it is spent, in a row of a table. */
export function BudgetCell({ of: { max_budget, budget_duration, spend }, otherwise = '—' }: BudgetCellProps) {
  const budget = budgetOf({ max_budget, budget_duration });
  if (budget === null || max_budget === null || spend === null) return otherwise;
  return (
    <span className="budget-cell">
      <span className="mono">
        {dollars(spend)}
        <span className="ink-3"> of {budget}</span>
      </span>
      <Meter share={spentShare(spend, max_budget)} label="Of the budget" />
    </span>
  );
}
