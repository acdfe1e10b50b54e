import './usage.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { save } from '../../api/download.ts';
import { recentCallsQuery } from '../../api/recent-calls.ts';
import { type Usage, usageOfRangeQuery } from '../../api/usage.ts';
import { count, plural } from '../../format/count.ts';
import { currentZone, type Zone } from '../../format/zone.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RANGES } from '../../shell/time-range.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { useRange } from '../../shell/use-range.ts';
import { WhoCallsWhom } from '../agents/who-calls-whom.tsx';
import { Budgets, useBudgetOwners } from './budgets.tsx';
import {
  amountOf,
  DAY_MS,
  daysOf,
  forecast,
  GROUPS,
  type Group,
  isTime,
  MEASURES,
  type Measure,
  type Row,
  rowsOf,
  totalsOf,
} from './measure.ts';
import { PieceChart } from './piece-chart.tsx';
import { lengthText, before as periodBefore, pieceNames, piecesOf, rangeText, STEP_MS } from './pieces.ts';
import { csvOf } from './usage-csv.ts';
import { UsageFigures } from './usage-figures.tsx';
import { UsageTable } from './usage-table.tsx';
import { UsageViews } from './usage-views.tsx';

const route = getRouteApi('/app/usage');
/** A report is of a year at most. */
const LONGEST_MS = 365 * DAY_MS;
const HINTS: Partial<Record<Measure | Group, string>> = {
  tokens:
    'Agents report tokens of models that they called through the gateway once more, beside the models themselves.',
  agent: 'What models cost stands under the agents that called them; the row of models has the rest.',
  tag: 'A call counts for each of its tags, so that they may add up to more than all calls.',
};

/** How much of what, by whom, over hours or days: a chart, and a table of the same numbers. */
export function UsagePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { name, since } = useRange();
  const group = isOf(GROUPS, search.by) ? search.by : 'agent';
  const measure = isOf(MEASURES, search.measure) ? search.measure : 'cost';
  const isCompared = search.compare !== 'no';
  const zone = currentZone();
  const start = since ?? Math.floor((Date.now() - LONGEST_MS) / DAY_MS) * DAY_MS;
  const { data: usage, error } = useQuery(usageOfRangeQuery(start, undefined, group, isTime(measure)));
  const past = usage && periodBefore(usage, RANGES[name].ms ?? undefined);
  const { data: before } = useQuery({
    ...usageOfRangeQuery(past?.since ?? 0, past?.until ?? 0, group, isTime(measure)),
    enabled: isCompared && past !== undefined,
  });
  if (error && !usage) throw error;
  const { mayInspect } = usePowers();
  const owners = useBudgetOwners();
  const rows = usage && rowsOf(usage, isCompared ? before : undefined, measure, group);
  return (
    <main className="main page-usage" id="main">
      <header className="page-head">
        <h1>Usage</h1>
        <span className="ink-3 small p1">{usage && rangeText(usage, zone)}</span>
        <div className="acts">
          <label className="row ink-2 small compare">
            <input
              type="checkbox"
              className="check"
              checked={isCompared}
              onChange={({ target }) =>
                void navigate({
                  search: (old) => ({ ...old, compare: target.checked ? undefined : 'no' }),
                  replace: true,
                })
              }
            />
            Compare with the {usage ? lengthText(usage) : 'time'} before
          </label>
          <UsageViews search={search} onOpen={(opened) => void navigate({ search: opened as typeof search })} />
          <Button icon="download" disabled={!rows || rows.length === 0} onClick={() => saveCsv(rows ?? [], group)}>
            CSV, {plural(rows?.length ?? 0, 'row')}
          </Button>
        </div>
      </header>
      <div className="pickers band">
        <Picker title="Measure" name="measure" chosen={measure} labels={labelsOf(MEASURES)} />
        <Picker title="by" name="by" chosen={group} labels={GROUPS} />
      </div>
      {!mayInspect && <Notice>You see what your own keys, your users and the teams that you run have used.</Notice>}
      {rows?.length === 0 ? (
        <Empty title="Nothing was called in this time range">
          <p>What each call costs stands here within seconds, by agent, key, team, user and model.</p>
          <Link to="/playground" className="btn primary">
            Say something to an agent
          </Link>
        </Empty>
      ) : (
        <Report
          usage={usage}
          before={isCompared ? before : undefined}
          rows={rows}
          view={{ measure, group, isCompared, zone }}
        />
      )}
      {/* What stands below comes once nothing above can move it any more. */}
      {usage && owners && (
        <>
          <Budgets owners={owners} />
          <Crossings since={since} />
        </>
      )}
    </main>
  );
}

interface ReportProps {
  usage: Usage | undefined;
  before: Usage | undefined;
  rows: readonly Row[] | undefined;
  view: { measure: Measure; group: Group; isCompared: boolean; zone: Zone };
}

function Report({ usage, before, rows, view: { measure, group, isCompared, zone } }: ReportProps) {
  const { label, show } = MEASURES[measure];
  const totals = totalsOf(usage?.sums ?? []);
  const past = before && totalsOf(before.sums);
  const step = usage?.step ?? 'day';
  const pieces = daysOf(usage, usage ? piecesOf(usage) : [], measure);
  const hint = HINTS[measure] ?? (measure === 'cost' || group === 'tag' ? HINTS[group] : undefined);
  const title = `${label} per ${step}`;
  const rest = restOfPiece(pieces.at(-1)?.amount ?? null, measure, step);
  return (
    <>
      {usage?.latency?.of_newest != null && (
        <Notice>
          How long the calls of each {GROUPS[group].toLowerCase()} took is told of the newest{' '}
          {count(usage.latency.of_newest)} of them. Shorter time ranges tell it of all, and so do keys, teams and users.
        </Notice>
      )}
      <UsageFigures totals={totals} before={past ?? null} length={usage ? lengthText(usage) : 'In the range'} />
      <section className="band" aria-label={title}>
        <div className="sec-head chart-head">
          <h2>{title}</h2>
          {hint && <span className="note">{hint}</span>}
          <Legend
            measure={measure}
            before={isCompared && usage ? lengthText(usage) : null}
            rest={rest === null ? null : step}
          />
        </div>
        <PieceChart
          title={title}
          pieces={pieces}
          // Hours beside days would tell nothing.
          before={before?.step === step ? daysOf(before, piecesOf(before), measure) : []}
          rest={rest}
          names={pieceNames(step, zone)}
          step={step}
          isSplit={measure === 'cost'}
          show={show}
        />
      </section>
      <UsageTable
        rows={rows}
        total={{
          amount: amountOf(measure, totals, usage?.latency),
          before: past ? amountOf(measure, past, before.latency) : null,
          totals,
        }}
        measure={measure}
        group={group}
        dates={pieces.map(({ date }) => date)}
        compared={isCompared && (before ? 'known' : 'asked')}
      />
    </>
  );
}

interface LegendProps {
  measure: Measure;
  /** How long the period before is; null without one. */
  before: string | null;
  /** Of which what is still to come is drawn; null where it is not. */
  rest: Usage['step'] | null;
}

function Legend({ measure, before, rest }: LegendProps) {
  return (
    <span className="push legend">
      {measure === 'cost' && (
        <>
          <span>
            <i className="swatch llm" />
            models
          </span>
          <span>
            <i className="swatch agent" />
            agents’ fees
          </span>
        </>
      )}
      {before !== null && (
        <span>
          <i className="swatch past" />
          {before} before
        </span>
      )}
      {rest !== null && (
        <span>
          <i className="swatch rest" />
          rest of this {rest}
        </span>
      )}
    </span>
  );
}

/** An hour or a day that has just begun tells nothing of its end, and what it seems to tell dwarfs all others. */
const TELLING = 1 / 4;

/** The last piece goes on: what it will come to. A percentile does not grow with time. */
function restOfPiece(amount: number | null, measure: Measure, step: Usage['step']): number | null {
  const passed = (Date.now() % STEP_MS[step]) / STEP_MS[step];
  return amount === null || isTime(measure) || passed < TELLING ? null : forecast(amount, passed);
}

function Crossings({ since }: { since: number | undefined }) {
  const { data: recent } = useQuery(recentCallsQuery(since));
  if (!recent || recent.calls.every(({ model }) => model !== null)) return null;
  return <WhoCallsWhom calls={recent.calls} areAll={recent.areAll} />;
}

const saveCsv = (rows: readonly Row[], group: Group): void =>
  save(new Blob([csvOf(rows, group)], { type: 'text/csv;charset=utf-8' }), `usage-by-${group}.csv`);

const labelsOf = (table: Record<string, { label: string }>): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([name, { label }]) => [name, label]));

const isOf = <Table extends object>(table: Table, name: string | undefined): name is Extract<keyof Table, string> =>
  name !== undefined && Object.hasOwn(table, name);

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
