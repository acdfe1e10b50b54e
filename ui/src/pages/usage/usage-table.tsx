import { Link } from '@tanstack/react-router';
import { count, percent } from '../../format/count.ts';
import { money } from '../../format/money.ts';
import { ScrollBox } from '../../kit/scroll-box.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import {
  changeOf,
  costOf,
  GROUPS,
  type Group,
  isTime,
  MEASURES,
  type Measure,
  type Row,
  type Totals,
} from './measure.ts';
import { RowSpark } from './row-spark.tsx';

interface UsageTableProps {
  rows: readonly Row[] | undefined;
  /** Of all calls; of tags, whose calls may count several times, no sum of the rows. */
  total: { amount: number | null; before: number | null; totals: Totals };
  measure: Measure;
  group: Group;
  /** Every piece of time of the report. */
  dates: readonly string[];
  /** With the period before: whether that is known yet. */
  compared: false | 'asked' | 'known';
}

/** So many pieces fit into a row. */
const MOST_DRAWN = 62;

/** The numbers of the chart, group by group. */
export function UsageTable({ rows, total, measure, group, dates, compared }: UsageTableProps) {
  const { label, show } = MEASURES[measure];
  const isMoney = measure === 'cost';
  const isShared = !isTime(measure);
  const isDrawn = isShared && dates.length > 1 && dates.length <= MOST_DRAWN;
  const share = (amount: number | null): number =>
    !isShared || !amount || !total.amount ? 0 : Math.min(1, amount / total.amount);
  const columns = 4 + (isMoney ? 4 : 1) + (compared ? 1 : 0) + (isDrawn ? 1 : 0);
  return (
    <ScrollBox label={`${label} by ${GROUPS[group].toLowerCase()}, as a table`} className="over">
      <table className="table" aria-label={`${label} by ${GROUPS[group].toLowerCase()}`}>
        <thead>
          <tr>
            <th>{GROUPS[group]}</th>
            {isDrawn && <th className="p1">Over time</th>}
            <th className="num" aria-sort="descending">
              {label} ↓
            </th>
            <th className="p1">
              <span className="vh">Drawn</span>
            </th>
            {isShared && <th className="num p2">Share</th>}
            {isMoney && <th className="num p2">Fees</th>}
            {isMoney && <th className="num p2">Models</th>}
            <th className="num">Calls</th>
            {isMoney && <th className="num p2">A call</th>}
            {compared && <th className="num">Change</th>}
          </tr>
        </thead>
        <tbody>
          {!rows && <SkeletonRows rows={6} columns={columns} />}
          {rows?.map((row) => (
            <tr key={row.id}>
              <td>
                <Name row={row} group={group} />
              </td>
              {isDrawn && (
                <td className="p1">
                  <RowSpark row={row} dates={dates} isSplit={isMoney} />
                </td>
              )}
              <td className="num strong">
                <Amount row={row} measure={measure} text={show(row.amount)} />
              </td>
              <td className="usage-bar p1" aria-hidden="true">
                <Drawn row={row} share={share(row.amount)} isSplit={isMoney} />
              </td>
              {isShared && (
                <td className="num p2">
                  <Percent share={share(row.amount)} />
                </td>
              )}
              {isMoney && <td className="num p2">{money(row.fees)}</td>}
              {isMoney && <td className="num p2">{money(row.models)}</td>}
              <td className="num">{count(row.calls)}</td>
              {isMoney && <td className="num p2">{aCall(row)}</td>}
              {compared && (
                <td className="num">{compared === 'known' && <Change change={changeOf(row.amount, row.before)} />}</td>
              )}
            </tr>
          ))}
        </tbody>
        {/* Where the sum stands is not known before the rows are. */}
        <tfoot hidden={!rows}>
          <tr>
            <td>All</td>
            {isDrawn && <td className="p1" />}
            <td className="num">{show(total.amount)}</td>
            <td className="usage-bar p1" aria-hidden="true" />
            {isShared && <td className="num p2" />}
            {isMoney && <td className="num p2">{money(total.totals.fees)}</td>}
            {isMoney && <td className="num p2">{money(total.totals.models)}</td>}
            <td className="num">{count(total.totals.calls)}</td>
            {isMoney && <td className="num p2">{aCall(total.totals)}</td>}
            {compared && (
              <td className="num">
                {compared === 'known' && <Change change={changeOf(total.amount, total.before)} />}
              </td>
            )}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}

/** What one call cost on the average; a dash when nothing of it has a price. */
function aCall(totals: Totals): string {
  const cost = costOf(totals);
  return cost === null || totals.calls === 0 ? '—' : money(Math.round(cost / totals.calls));
}

/** The filter of calls that finds what a group is made of; keys, teams and agents have pages of their own. */
const FILTER_OF: Partial<Record<Group, string>> = { user: 'user_id', model: 'model', tag: 'tag' };

function Name({ row: { id, name }, group }: { row: Row; group: Group }) {
  const label = <b className="name">{name}</b>;
  const filter = FILTER_OF[group];
  if (id === '') return label;
  if (filter !== undefined)
    return (
      <Link to="/calls" search={{ [filter]: id }}>
        {label}
      </Link>
    );
  if (group === 'agent')
    return (
      <Link to="/agents/$agent" params={{ agent: name }}>
        {label}
      </Link>
    );
  if (group === 'key')
    return (
      <Link to="/keys" search={{ key: id }}>
        {label}
      </Link>
    );
  if (group === 'team')
    return (
      <Link to="/teams" search={{ team: id }}>
        {label}
      </Link>
    );
  return label;
}

/** What lacks something says so: by a sign where it is estimated, aloud where a price is not known. */
function Amount({ row, measure, text }: { row: Row; measure: Measure; text: string }) {
  const isNearly = row.estimated > 0 && (measure === 'cost' || measure === 'tokens');
  return (
    <>
      {isNearly && (
        <span className="ink-3" title={`Tokens of ${count(row.estimated)} calls are estimated`}>
          ≈{' '}
        </span>
      )}
      {measure === 'cost' && row.amount === null && row.unpriced > 0 ? (
        <span className="unpriced">unpriced</span>
      ) : (
        text
      )}
      {measure === 'cost' && row.amount !== null && row.unpriced > 0 && (
        <span className="unpriced beside" title="Their cost is not known, and not in any sum here">
          +{count(row.unpriced)} unpriced
        </span>
      )}
    </>
  );
}

function Drawn({ row: { fees, models }, share, isSplit }: { row: Row; share: number; isSplit: boolean }) {
  if (!isSplit) return <i className="plain" style={{ width: `${share * 100}%` }} />;
  const whole = fees + models || 1;
  return (
    <span className="parts" style={{ width: `${share * 100}%` }}>
      <i className="fees" style={{ width: `${(fees / whole) * 100}%` }} />
      <i className="models" style={{ width: `${(models / whole) * 100}%` }} />
    </span>
  );
}

const Percent = ({ share }: { share: number }) => (
  <>
    {percent(share)}
    <span className="u">%</span>
  </>
);

export function Change({ change }: { change: number | null }) {
  if (change === null) return <span className="ink-3">new</span>;
  const arrow = change > 0 ? '↑' : change < 0 ? '↓' : '';
  return (
    <>
      {arrow} <Percent share={Math.abs(change)} />
    </>
  );
}
