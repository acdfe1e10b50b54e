import { count, plural } from '../../format/count.ts';
import { clock, day } from '../../format/time.ts';
import { PeakLabel, stepLine } from '../../kit/bar-chart.tsx';
import { useWidth } from '../../kit/use-width.ts';
import type { Slot } from './timeline.ts';

const FIRST_WIDTH = 776;
const HEIGHT = 150;
const TOP = 16;
/** Room for a time below the axis, and the letters of it. */
const LABEL = 76;
const LETTERS = 36;
const DAY_MS = 86_400_000;
/** What is failed is seen from here on. */
const LEAST = 2;

interface CallsChartProps {
  title: string;
  slots: readonly Slot[];
  /** Of the time before, from its begin; empty to compare with nothing. */
  before: readonly Slot[];
}

/** Calls over time, errors on top of the rest, the time before as a dashed step; the same numbers stand in a table for who cannot see it. */
export function CallsChart({ title, slots, before }: CallsChartProps) {
  const amounts = slots.map(amountOf);
  const earlier = before.slice(0, slots.length).map(amountOf);
  const most = Math.max(1, ...amounts, ...earlier);
  const { box, width } = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const step = width / Math.max(1, slots.length);
  const bar = Math.max(2, step - Math.min(5, step / 5));
  const high = (amount: number): number => (amount / most) * (HEIGHT - TOP);
  const yOf = (amount: number): number => HEIGHT - high(amount);
  const peak = amounts.indexOf(Math.max(...amounts));
  return (
    <>
      <div ref={box} className="drawn">
        <svg className="chart" width={width} height={HEIGHT + 20} role="img" aria-label={title}>
          <title>{title}</title>
          {slots.map((slot, index) => (
            <Bar key={slot.from} slot={slot} x={index * step} width={bar} high={high} />
          ))}
          {earlier.length > 0 && <path className="prev" d={stepLine(earlier, step, yOf)} />}
          <path className="axis" d={`M0 ${HEIGHT}.5H${width}`} />
          <TimeLabels slots={slots} step={step} width={width} />
          {(amounts[peak] ?? 0) > 0 && (
            <PeakLabel
              x={peak * step + bar / 2}
              y={yOf(amounts[peak] ?? 0)}
              width={width}
              text={count(amounts[peak] ?? 0)}
            />
          )}
        </svg>
      </div>
      <table className="vh">
        <caption>{title}</caption>
        <tbody>
          {slots
            .filter(({ sum }) => sum)
            .map((slot) => (
              <tr key={slot.from}>
                <th scope="row">{new Date(slot.from).toISOString()}</th>
                <td>{plural(amountOf(slot), 'call')}</td>
                <td>{plural(failedOf(slot), 'error')}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}

const amountOf = ({ sum }: Slot): number => sum?.calls ?? 0;
const failedOf = ({ sum }: Slot): number => (sum ? sum.calls - sum.ok_calls : 0);

interface BarProps {
  slot: Slot;
  x: number;
  width: number;
  high: (amount: number) => number;
}

function Bar({ slot, x, width, high }: BarProps) {
  const whole = high(amountOf(slot));
  const failed = failedOf(slot);
  const bad = failed === 0 ? 0 : Math.min(whole, Math.max(LEAST, high(failed)));
  return (
    <g>
      <title>{`${new Date(slot.from).toISOString()}: ${plural(amountOf(slot), 'call')}, ${plural(failed, 'error')}`}</title>
      <rect className="neutral" x={x} y={HEIGHT - whole} width={width} height={whole} />
      <rect className="bad-fill" x={x} y={HEIGHT - whole} width={width} height={bad} />
    </g>
  );
}

/** Times of day where the chart is of one or two days, else days. */
function TimeLabels({ slots, step, width }: { slots: readonly Slot[]; step: number; width: number }) {
  const [first, last] = [slots[0]?.from ?? 0, slots.at(-1)?.from ?? 0];
  const every = Math.max(1, Math.ceil(LABEL / step));
  const label = (at: number): string => (last - first > 1.5 * DAY_MS ? day(at, last) : clock(at).slice(0, 5));
  return slots.map(
    ({ from }, index) =>
      index % every === 0 && (
        <text key={from} x={Math.min(index * step, width - LETTERS)} y={HEIGHT + 15}>
          {label(from)}
        </text>
      ),
  );
}
