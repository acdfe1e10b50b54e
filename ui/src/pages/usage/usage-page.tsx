import './usage.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { activityQuery, spendQuery } from '../../api/usage.ts';
import { percent } from '../../format/count.ts';
import { Empty } from '../../kit/empty.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { useRange } from '../../shell/use-range.ts';
import { DayChart } from './day-chart.tsx';
import {
  type Amount,
  amountsOf,
  daysBetween,
  GROUPS,
  type Group,
  isoDay,
  MEASURES,
  type Measure,
  spendOfUsers,
  sum,
  sumBy,
} from './measure.ts';

const route = getRouteApi('/app/usage');
/** A report is of a year at most. */
const LONGEST_MS = 365 * 86_400_000;

/** How much of what, by whom, over days: a chart, and a table of the same numbers. */
export function UsagePage() {
  const search = route.useSearch();
  const { since } = useRange();
  const group = isOf(GROUPS, search.by) ? search.by : 'agent';
  const measure = group === 'user' || !isOf(MEASURES, search.measure) ? 'cost' : search.measure;
  const now = Date.now();
  const [from, to] = [isoDay(since ?? now - LONGEST_MS), isoDay(now)];
  const amounts = useAmounts(from, to, measure, group);
  const { label, show } = MEASURES[measure];
  const byDay = amounts && sumBy(amounts, 'day');
  return (
    <main className="main page-usage" id="main">
      <header className="page-head">
        <h1>Usage</h1>
        <span className="ink-3 small">{from === to ? from : `${from} to ${to}`}, whole days, UTC</span>
      </header>
      <div className="pickers band">
        <Picker title="Measure" name="measure" chosen={measure} labels={measuresOf(group)} />
        <Picker title="by" name="by" chosen={group} labels={GROUPS} />
      </div>
      {amounts?.length === 0 ? (
        <Empty title="Nothing was called in this time range" />
      ) : (
        <>
          <section className="band" aria-label={`${label} per day`}>
            <div className="sec-head">
              <h2>{label} per day</h2>
            </div>
            <div className="inset chart-box">
              {byDay && (
                <DayChart
                  title={`${label} per day`}
                  days={daysBetween(from, to).map((day) => [day, byDay.get(day) ?? null])}
                  show={show}
                />
              )}
            </div>
          </section>
          <GroupTable amounts={amounts} measure={measure} group={group} />
        </>
      )}
    </main>
  );
}

/** Undefined while they are on their way. @throws ApiError */
function useAmounts(from: string, to: string, measure: Measure, group: Group): Amount[] | undefined {
  const isOfUsers = group === 'user';
  const activity = useQuery({ ...activityQuery(from, to), enabled: !isOfUsers });
  const spend = useQuery({ ...spendQuery(from, to), enabled: isOfUsers });
  const error = activity.error ?? spend.error;
  if (error) throw error;
  if (isOfUsers) return spend.data && spendOfUsers(spend.data);
  return activity.data && amountsOf(activity.data, measure, group);
}

const isOf = <Table extends object>(table: Table, name: string | undefined): name is Extract<keyof Table, string> =>
  name !== undefined && Object.hasOwn(table, name);

/** Of users the API tells what they spent, and no more. */
function measuresOf(group: Group): Record<string, string> {
  const all = Object.entries(MEASURES).map(([name, { label }]) => [name, label] as const);
  return Object.fromEntries(group === 'user' ? all.filter(([name]) => name === 'cost') : all);
}

interface PickerProps {
  title: string;
  name: 'measure' | 'by';
  chosen: string;
  labels: Record<string, string>;
}

function Picker({ title, name, chosen, labels }: PickerProps) {
  return (
    <nav className="row" aria-label={name === 'by' ? 'Group by' : title}>
      <span className="ink-3">{title}</span>
      <span className="seg">
        {Object.entries(labels).map(([value, label]) => (
          <Link
            key={value}
            to="/usage"
            search={(before) => ({ ...before, [name]: value })}
            activeProps={{}}
            aria-current={value === chosen ? 'true' : undefined}
          >
            {label}
          </Link>
        ))}
      </span>
    </nav>
  );
}

function GroupTable({ amounts, measure, group }: { amounts: Amount[] | undefined; measure: Measure; group: Group }) {
  const { label, show } = MEASURES[measure];
  const rows = [...sumBy(amounts ?? [], 'name')].toSorted(([, one], [, other]) => (other ?? 0) - (one ?? 0));
  const total = sum(rows.map(([, amount]) => amount));
  const share = (amount: number | null) => (amount && total ? amount / total : 0);
  return (
    <table className="table" aria-label={`${label} by ${GROUPS[group].toLowerCase()}`}>
      <thead>
        <tr>
          <th>{GROUPS[group]}</th>
          <th className="num" aria-sort="descending">
            {label} ↓
          </th>
          <th className="num" colSpan={2}>
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {!amounts && <SkeletonRows rows={6} columns={4} />}
        {rows.map(([name, amount]) => (
          <tr key={name}>
            <td>
              <b className="name">{name}</b>
            </td>
            <td className="num">{show(amount)}</td>
            <td className="usage-bar" aria-hidden="true">
              <i style={{ width: `${share(amount) * 100}%` }} />
            </td>
            <td className="num">
              {percent(share(amount))}
              <span className="u">%</span>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>All</td>
          <td className="num">{show(total)}</td>
          <td className="usage-bar" aria-hidden="true" />
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
