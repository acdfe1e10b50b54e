import { exact } from '../../format/time.ts';
import { Meter } from '../../kit/meter.tsx';

interface Spending {
  /** Dollars. */
  spend: number;
  max_budget: number | null;
  budget_reset_at: string | null;
}

/** What somebody has spent, beside the budget. */
export function Spent({ spend, max_budget, budget_reset_at }: Spending) {
  return (
    <>
      <div className="sec-head">
        <h3>Spent</h3>
        <span className="note">
          {budget_reset_at === null ? 'since it was made' : `resets ${exact(Date.parse(budget_reset_at))}`}
        </span>
      </div>
      <div className="block">
        <p className="mono">
          ${spend.toLocaleString('en-US', { maximumSignificantDigits: 6 })}
          {max_budget !== null && <span className="ink-3"> of ${max_budget.toLocaleString('en-US')}</span>}
        </p>
        {max_budget !== null && <Meter share={spend / max_budget} label="Of the budget" />}
      </div>
    </>
  );
}
