import './overview.css';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { type Activity, activityQuery } from '../../api/activity.ts';
import { keysQuery } from '../../api/keys.ts';
import { recentCallsQuery } from '../../api/recent-calls.ts';
import { sessionQuery } from '../../api/session.ts';
import { plural } from '../../format/count.ts';
import { Notice } from '../../kit/notice.tsx';
import { ScrollBox } from '../../kit/scroll-box.tsx';
import { RANGES } from '../../shell/time-range.ts';
import { useRange } from '../../shell/use-range.ts';
import { AgentsTable } from '../agents/agents-table.tsx';
import { useFleet } from '../agents/use-fleet.ts';
import { CallsChart } from './calls-chart.tsx';
import { Figures } from './figures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { NeedsYou } from './needs-you.tsx';
import { pieceName, type Slot, slotsOf } from './timeline.ts';
import { useFirstCall } from './use-first-call.ts';
import { WhereItWent } from './where-it-went.tsx';

/** Is it healthy, and what needs somebody. */
export function OverviewPage() {
  const { name, since } = useRange();
  const { ms } = RANGES[name];
  const { base_url } = useSuspenseQuery(sessionQuery).data;
  const { all: fleet } = useFleet();
  const { data: keys } = useQuery(keysQuery);
  const { data: recent } = useQuery(recentCallsQuery(since));
  const { data: activity, error, dataUpdatedAt: until } = useQuery(activityQuery(since));
  const isCompared = since !== undefined && ms !== null;
  const { data: before } = useQuery({
    ...activityQuery(isCompared ? since - ms : undefined, since),
    enabled: isCompared,
  });
  const first = useFirstCall(keys?.length === 0);
  const slots = activity ? slotsOf(activity, since, until) : [];
  const earlier = before && isCompared ? slotsOf(before, since - ms, since) : [];
  // Figures of nothing only stand in the way of the first steps.
  // Until that is known, neither steps nor figures are drawn, lest one push the other away.
  const isNew = !keys || !first.isKnown || (first.isWatched && (!activity?.whole.calls || !fleet));
  return (
    <main className="main page-overview" id="main">
      <header className="page-head">
        <h1>Overview</h1>
        {activity && !isNew && <p>{summaryOf(activity)}</p>}
      </header>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {first.isWatched && fleet && keys && (
        <FirstSteps base={base_url} agents={fleet.map(({ agent }) => agent)} keys={keys} call={first.call} />
      )}
      {!isNew && (
        // Below the steps it is drawn anew, instead of sliding there.
        <Fragment key={first.isWatched ? 'below' : 'alone'}>
          <Figures activity={activity} before={before} slots={slots} />
          {activity?.whole.calls !== 0 && <WhereItWent whole={activity?.whole} />}
          <section className="split cols">
            <div>
              <Calls activity={activity} slots={slots} before={earlier} />
              <div className="sec-head rule">
                <h2>Agents by traffic</h2>
                <Link className="textlink push small" to="/agents">
                  All agents
                </Link>
              </div>
              <AgentsTable agents={activity && recent && fleet} recent={recent?.calls} activity={activity} />
            </div>
            <div>{fleet && keys && recent && <NeedsYou fleet={fleet} keys={keys} since={since} />}</div>
          </section>
        </Fragment>
      )}
    </main>
  );
}

const summaryOf = ({ whole, agents, complete }: Activity) => {
  const called = agents.filter(({ agent_id }) => agent_id !== '').length;
  return (
    <>
      <b className="strong">{plural(whole.calls, 'call')}</b>{' '}
      {complete
        ? ['in the time range', called > 0 && `to ${plural(called, 'agent')}`].filter(Boolean).join(', ')
        : 'are the latest'}
    </>
  );
};

interface CallsProps {
  activity: Activity | undefined;
  slots: readonly Slot[];
  before: readonly Slot[];
}

function Calls({ activity, slots, before }: CallsProps) {
  const title = activity ? `Calls per ${pieceName(activity.piece_ms)}` : 'Calls over time';
  return (
    <>
      <div className="sec-head">
        <h2>{title}</h2>
        <span className="push legend">
          <span>
            <i className="swatch" />
            ok
          </span>
          <span>
            <i className="swatch bad" />
            error
          </span>
          {before.length > 0 && (
            <span>
              <i className="dash" />
              the time before
            </span>
          )}
        </span>
      </div>
      <ScrollBox label={title} className="inset chart-box">
        <CallsChart title={title} slots={slots} before={before} />
      </ScrollBox>
    </>
  );
}
