import type { UsageSum } from '../../api/usage.ts';

type Spending = Pick<UsageSum, 'id' | 'fee_nano' | 'model_nano' | 'priced_calls'>;

/** All days together, by what they are grouped by; whose calls have no price at all is left out. */
export function spentBy(sums: readonly Spending[]): ReadonlyMap<string, number> {
  const spent = new Map<string, number>();
  for (const { id, fee_nano, model_nano, priced_calls } of sums)
    if (priced_calls > 0) spent.set(id, (spent.get(id) ?? 0) + fee_nano + model_nano);
  return spent;
}
