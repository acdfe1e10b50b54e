import { exact } from '../../format/time.ts';
import { Meter } from '../../kit/meter.tsx';
import { type Spending, spentOf, spentShare } from './limits.ts';

/** What somebody has spent, beside the budget. */
export function Spent(spending: Spending) {
  const { spend, max_budget, budget_reset_at } = spending;
  const { amount, of, says } = spentOf(spending);
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
          {amount}
          {of !== null && <span className="ink-3"> {of}</span>}
        </p>
        {max_budget !== null && <Meter share={spentShare(spend, max_budget)} label="Of the budget" />}
        {says !== null && <p className="small spent-says">{says}</p>}
      </div>
    </>
  );
}
