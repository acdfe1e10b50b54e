import type { CallTotals } from '../../api/types.ts';
import { count } from '../../format/count.ts';
import { Cost } from '../../kit/quantity.tsx';

/** What several calls cost, and of how many of them that is not known. */
export function TotalCost({ of: { cost_nano, calls, priced_calls }, aligned }: { of: CallTotals; aligned: boolean }) {
  const unpriced = calls - priced_calls;
  // Where all are refused none has a cost, and that is known.
  if (unpriced === 0) return <Cost nano={cost_nano ?? 0} aligned={aligned} />;
  if (cost_nano === null) return <Cost nano={null} aligned={aligned} />;
  return (
    <span title={`${count(unpriced)} of ${count(calls)} calls have no price`}>
      <span className="warn">≥ </span>
      <Cost nano={cost_nano} aligned={aligned} />
    </span>
  );
}
