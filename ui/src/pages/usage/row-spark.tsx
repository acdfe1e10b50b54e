import type { Row } from './measure.ts';

const BAR = 3;
const GAP = 1;
const HEIGHT = 22;

interface RowSparkProps {
  row: Row;
  /** Every piece of the report, those without calls as well. */
  dates: readonly string[];
  /** Fees and models in colours of their own. */
  isSplit: boolean;
}

/** How a group went, piece by piece, against its own greatest one: the chart above says when. */
export function RowSpark({ row: { days }, dates, isSplit }: RowSparkProps) {
  const known = new Map(days.map((day) => [day.date, day]));
  const most = Math.max(...days.map(({ amount }) => amount ?? 0));
  if (most <= 0) return null;
  const width = dates.length * (BAR + GAP) - GAP;
  return (
    <svg className="multi" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {dates.map((date, index) => {
        const day = known.get(date);
        if (!day?.amount) return null;
        const high = Math.max(1, Math.round((day.amount / most) * HEIGHT));
        const fees = isSplit ? Math.min(high, Math.round((day.fees / most) * HEIGHT)) : high;
        const x = index * (BAR + GAP);
        return (
          <g key={date}>
            <rect className={isSplit ? 'hop-agent' : 'ink'} x={x} y={HEIGHT - fees} width={BAR} height={fees} />
            <rect className="hop-llm" x={x} y={HEIGHT - high} width={BAR} height={high - fees} />
          </g>
        );
      })}
    </svg>
  );
}
