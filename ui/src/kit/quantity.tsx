import { duration } from '../format/duration.ts';
import { money, moneyPadding } from '../format/money.ts';

/** In a column: the number, and the unit in its own two characters. @param ms null while there is nothing to say */
export function Duration({ ms }: { ms: number | null }) {
  if (ms === null) return <span className="unit">—</span>;
  const { value, unit } = duration(ms);
  return (
    <>
      {value}
      <span className="unit">{unit}</span>
    </>
  );
}

/** In a column, decimal points under each other. @param nano 1e-9 USD; null when the price is not known */
export function Cost({ nano, aligned = true }: { nano: number | null; aligned?: boolean }) {
  if (nano === null) return <span className="unpriced">unpriced</span>;
  const text = money(nano);
  return (
    <>
      {text}
      {aligned && <span className="pad">{moneyPadding(text)}</span>}
    </>
  );
}
