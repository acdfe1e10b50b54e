import { useQuery } from '@tanstack/react-query';
import { limitsQuery } from '../../api/limits.ts';
import { usageOfRangeQuery } from '../../api/usage.ts';
import { dollars } from '../../format/money.ts';
import { day } from '../../format/time.ts';
import { useWidth } from '../../kit/use-width.ts';
import { DAY_MS } from '../usage/measure.ts';
import { type BudgetCourse, budgetCourse, type Spent } from './budget-course.ts';

const FIRST_WIDTH = 420;
const HEIGHT = 80;
const TOP = 22;
const BASE = 18;
/** A report is of a year at most. */
const LONGEST_MS = 365 * DAY_MS;

/** How the money of a key's budget went, against the budget, and where it is going. @param made when the key was, ISO 8601 */
export function BudgetCurve({ id, made }: { id: string; made: string }) {
  const { data: limits } = useQuery(limitsQuery('key', id));
  // Of a budget that never begins anew every call counts.
  const isEndless = !limits?.budget_reset_at;
  const began = isEndless ? 0 : Date.parse(limits.budget_started_at ?? made);
  const since = Math.max(began, Math.floor((Date.now() - LONGEST_MS) / DAY_MS) * DAY_MS);
  const { data: usage, dataUpdatedAt } = useQuery({
    ...usageOfRangeQuery(since, undefined, 'key', false),
    enabled: limits !== undefined && limits.max_budget !== null && since < Date.now(),
  });
  if (!limits || !usage) return null;
  const own = usage.sums.filter((sum) => sum.id === id);
  const pieces = own.map(({ date, fee_nano, model_nano }) => ({ at: Date.parse(date), nano: fee_nano + model_nano }));
  const start = isEndless ? Math.min(Date.parse(made), pieces[0]?.at ?? dataUpdatedAt) : since;
  const course = budgetCourse(limits, pieces, start, dataUpdatedAt);
  return course && course.end > course.start ? <Curve course={course} now={dataUpdatedAt} /> : null;
}

function Curve({ course, now }: { course: BudgetCourse; now: number }) {
  const { box, width } = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const { start, end, max, points, expected } = course;
  const spent = points.at(-1)?.spent ?? 0;
  const most = Math.max(max, spent, Math.min(expected ?? 0, 2 * max)) || 1;
  const x = (at: number): number => ((at - start) / (end - start)) * width;
  const y = (amount: number): number => HEIGHT - (Math.min(amount, most) / most) * (HEIGHT - TOP);
  const title = `Spent of the budget of ${dollars(max)}: ${outlookOf(course, now)}`;
  return (
    <div className="block">
      <div ref={box} className="budget-curve">
        <svg className="chart" width={width} height={HEIGHT + BASE} role="img" aria-label={title}>
          <title>{title}</title>
          <path className="area" d={`${stepsOf(points, x, y)}V${HEIGHT}H${x(start)}Z`} />
          <path className="line" d={stepsOf(points, x, y)} />
          {expected !== null && <path className="prev" d={`M${x(now)} ${y(spent)}L${x(end)} ${y(expected)}`} />}
          <path className="rule max" d={`M0 ${Math.round(y(max))}.5H${width}`} />
          <text x={0} y={y(max) - 4}>
            {dollars(max)}
          </text>
          <path className="axis" d={`M0 ${HEIGHT}.5H${width}`} />
          <text x={0} y={HEIGHT + 14}>
            {day(start, now)}
          </text>
          <text x={width} y={HEIGHT + 14} textAnchor="end">
            {end === now ? 'now' : day(end, now)}
          </text>
        </svg>
      </div>
      <p className="small ink-3">{outlookOf(course, now)}</p>
    </div>
  );
}

/** It stays as it is until the next calls come. */
const stepsOf = (points: readonly Spent[], x: (at: number) => number, y: (amount: number) => number): string =>
  points.map(({ at, spent }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(spent)}`).join('');

function outlookOf({ end, max, points, expected, emptyAt }: BudgetCourse, now: number): string {
  const spent = points.at(-1)?.spent ?? 0;
  if (spent >= max)
    return end === now ? 'It is spent, and does not begin anew.' : `It is spent until ${day(end, now)}.`;
  if (end === now) return 'It does not begin anew.';
  if (expected === null) return `Nothing is spent of it yet; it begins anew on ${day(end, now)}.`;
  const rate = `about ${dollars(expected)} by ${day(end, now)}, at this rate`;
  return emptyAt === null ? `${rate}, within the budget.` : `Spent on ${day(emptyAt, now)} at this rate: ${rate}.`;
}
