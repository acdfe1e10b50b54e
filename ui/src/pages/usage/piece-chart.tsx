import type { Usage } from '../../api/usage.ts';
import { PeakLabel, stepLine } from '../../kit/bar-chart.tsx';
import { useWidth } from '../../kit/use-width.ts';
import type { Day } from './measure.ts';

const FIRST_WIDTH = 1000;
const HEIGHT = 180;
/** For the greatest amount, above its bar. */
const TOP = 16;
const BASE = 20;
/** Room for a time below the axis. */
const LABEL = 64;
/** As wide as that is. */
const LETTERS = 40;
/** On the right, for what the parts come to; on small screens the table alone has it. */
const PARTS = 110;
const WIDE = 640;
/** Few pieces do not make thick bars. */
const THICKEST = 72;

interface PieceChartProps {
  title: string;
  pieces: readonly Day[];
  /** The period before, piece by piece; empty to compare with nothing. */
  before: readonly Day[];
  /** What the last piece will come to if it goes on so; null where that is not told. */
  rest: number | null;
  names: { short: (date: string) => string; long: (date: string) => string };
  step: Usage['step'];
  /** Fees and models in colours of their own. */
  isSplit: boolean;
  show: (amount: number | null) => string;
}

/**
 * One bar an hour or a day, the period before hatched behind them, the rest of the last one on top of it. It is as wide as
 * its place, the letters as large as anywhere. Its table stands below for who cannot see it.
 */
export function PieceChart({ title, pieces, before, rest, names, step, isSplit, show }: PieceChartProps) {
  const { box, width } = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const hasParts = isSplit && width > WIDE;
  const drawn = width - (hasParts ? PARTS : 0);
  const stepPx = drawn / Math.max(1, pieces.length);
  const bar = Math.min(THICKEST, Math.max(1, stepPx - Math.min(6, stepPx / 4)));
  const amounts = pieces.map(({ amount }) => amount ?? 0);
  const most = Math.max(...amounts, ...before.map(({ amount }) => amount ?? 0), rest ?? 0) || 1;
  const high: High = (amount) => ((amount ?? 0) / most) * (HEIGHT - TOP);
  const last = pieces.length - 1;
  const every = Math.max(1, Math.ceil(LABEL / stepPx));
  const peak = amounts.indexOf(Math.max(...amounts));
  return (
    <section className="inset chart-box" aria-label={`The chart: ${title}`}>
      <div ref={box} className="drawn">
        <svg className="chart" width={width} height={HEIGHT + BASE} role="img" aria-label={title}>
          <title>{title}</title>
          {before.some(({ amount }) => amount) && (
            <Before before={before.slice(0, pieces.length)} high={high} stepPx={stepPx} />
          )}
          {rest !== null && last >= 0 && (
            <rect className="rest" x={last * stepPx} y={HEIGHT - high(rest)} width={bar} height={high(rest)}>
              <title>{`About ${show(rest)} by the end of this ${step}`}</title>
            </rect>
          )}
          {pieces.map((piece, index) => (
            <g key={piece.date}>
              <title>{`${names.long(piece.date)}: ${show(piece.amount)}`}</title>
              <Bar piece={piece} x={index * stepPx} width={bar} high={high} isSplit={isSplit} />
            </g>
          ))}
          <path className="axis" d={`M0 ${HEIGHT}.5H${drawn}`} />
          {pieces.map(
            ({ date }, index) =>
              (last - index) % every === 0 && (
                <text key={date} x={Math.min(index * stepPx, drawn - LETTERS)} y={HEIGHT + 16}>
                  {names.short(date)}
                </text>
              ),
          )}
          {(amounts[peak] ?? 0) > 0 && (
            <PeakLabel
              x={peak * stepPx + bar / 2}
              y={HEIGHT - high(Math.max(amounts[peak] ?? 0, peak === last ? (rest ?? 0) : 0))}
              width={drawn}
              text={show(amounts[peak] ?? 0)}
            />
          )}
          {hasParts && last >= 0 && <Parts pieces={pieces} x={drawn + 14} show={show} />}
        </svg>
      </div>
      <PieceTable title={title} pieces={pieces} show={show} />
    </section>
  );
}

type High = (amount: number | null) => number;

interface BarProps {
  piece: Day;
  x: number;
  width: number;
  high: High;
  isSplit: boolean;
}

function Bar({ piece, x, width, high, isSplit }: BarProps) {
  const whole = high(piece.amount);
  if (!isSplit) return <rect className="ink" x={x} y={HEIGHT - whole} width={width} height={whole} />;
  const fees = Math.min(whole, high(piece.fees));
  return (
    <>
      <rect className="hop-agent" x={x} y={HEIGHT - fees} width={width} height={fees} />
      <rect className="hop-llm" x={x} y={HEIGHT - whole} width={width} height={whole - fees} />
    </>
  );
}

function Before({ before, high, stepPx }: { before: readonly Day[]; high: High; stepPx: number }) {
  const amounts = before.map(({ amount }) => amount ?? 0);
  const line = stepLine(amounts, stepPx, (amount) => HEIGHT - high(amount));
  return (
    <>
      <path className="past" d={`${line}V${HEIGHT}H0Z`} />
      <path className="prev" d={line} />
    </>
  );
}

/** What the two colours come to. */
function Parts({ pieces, x, show }: { pieces: readonly Day[]; x: number; show: (amount: number) => string }) {
  const total = (part: 'fees' | 'models'): string => show(pieces.reduce((sum, piece) => sum + piece[part], 0));
  return (
    <g transform={`translate(${x} 0)`}>
      <text className="lab" y={60}>
        Models
      </text>
      <text y={75}>{total('models')}</text>
      <text className="lab" y={135}>
        Agents’ fees
      </text>
      <text y={150}>{total('fees')}</text>
    </g>
  );
}

const PieceTable = ({ title, pieces, show }: Pick<PieceChartProps, 'title' | 'pieces' | 'show'>) => (
  <table className="vh">
    <caption>{title}</caption>
    <tbody>
      {pieces.map(({ date, amount }) => (
        <tr key={date}>
          <th scope="row">{date}</th>
          <td>{show(amount)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
