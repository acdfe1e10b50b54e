import './overview.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keysQuery } from '../../api/keys.ts';
import { recentCallsQuery } from '../../api/recent-calls.ts';
import { count, percent, plural } from '../../format/count.ts';
import { duration } from '../../format/duration.ts';
import { money } from '../../format/money.ts';
import { clock } from '../../format/time.ts';
import { Figure } from '../../kit/figure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useRange } from '../../shell/use-range.ts';
import { AgentsTable } from '../agents/agents-table.tsx';
import { trafficOf } from '../agents/traffic.ts';
import { useFleet } from '../agents/use-fleet.ts';
import { CallsChart } from './calls-chart.tsx';
import { FirstSteps } from './first-steps.tsx';
import { NeedsYou } from './needs-you.tsx';

/** Is it healthy, and what needs somebody. */
export function OverviewPage() {
  const { since } = useRange();
  const { all: fleet } = useFleet();
  const { data: keys } = useQuery(keysQuery);
  const { data: recent, error } = useQuery(recentCallsQuery(since));
  const calls = recent?.calls ?? [];
  const oldest = calls.at(-1);
  const begins = (recent?.areAll ? since : undefined) ?? (oldest ? Date.parse(oldest.started_at) : Date.now());
  const isNew = fleet !== undefined && keys !== undefined && recent !== undefined && calls.length === 0;
  return (
    <main className="main page-overview" id="main">
      <header className="page-head">
        <h1>Overview</h1>
        {recent && (
          <p>
            <b className="strong">{plural(calls.length, 'call')}</b>{' '}
            {recent.areAll || !oldest
              ? 'in the time range'
              : `are the latest, since ${clock(Date.parse(oldest.started_at))}`}
          </p>
        )}
      </header>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {isNew && <FirstSteps hasAgent={fleet.length > 0} hasKey={keys.length > 0} hasCall={false} />}
      <Figures calls={calls} />
      <section className="split cols">
        <div>
          <div className="sec-head">
            <h2>Calls over time</h2>
            <span className="push legend">
              <span>
                <i className="swatch" />
                ok
              </span>
              <span>
                <i className="swatch bad" />
                error
              </span>
            </span>
          </div>
          <div className="inset chart-box">
            <CallsChart calls={calls} since={begins} />
          </div>
          <div className="sec-head rule">
            <h2>Agents by traffic</h2>
            <Link className="textlink push small" to="/agents">
              All agents
            </Link>
          </div>
          <AgentsTable agents={fleet} recent={recent} isShort />
        </div>
        <div>{fleet && keys && <NeedsYou fleet={fleet} keys={keys} calls={calls} />}</div>
      </section>
    </main>
  );
}

function Figures({ calls }: { calls: Parameters<typeof trafficOf>[0] }) {
  const { calls: amount, failed, p50, p95, costNano, unpriced } = trafficOf(calls);
  const slow = p95 === null ? null : duration(p95);
  return (
    <section className="split figures" aria-label="In short">
      <Figure label="Calls" value={count(amount)} says={`${count(amount - failed)} without an error`} />
      <Figure
        label="Errors"
        value={amount === 0 ? '—' : percent(failed / amount)}
        unit={amount === 0 ? '' : '%'}
        says={plural(failed, 'call')}
      />
      <Figure
        label="p95"
        value={slow?.value ?? '—'}
        unit={slow?.unit ?? ''}
        says={p50 === null ? 'no call yet' : `half of them within ${duration(p50).value} ${duration(p50).unit}`}
      />
      <Figure
        label="Cost"
        value={costNano === null ? '—' : money(costNano)}
        says={unpriced === 0 ? 'every call is priced' : `${plural(unpriced, 'call')} without a price`}
      />
    </section>
  );
}
