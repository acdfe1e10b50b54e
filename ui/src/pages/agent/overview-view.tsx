import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { forwardingOfAgentQuery } from '../../api/activity.ts';
import { callTotalsQuery } from '../../api/calls.ts';
import { callsByAgentQuery, recentCallsQuery } from '../../api/recent-calls.ts';
import type { Agent, AgentHealth, CallStatistics } from '../../api/types.ts';
import { count, percent, plural } from '../../format/count.ts';
import { duration } from '../../format/duration.ts';
import { money } from '../../format/money.ts';
import { Figure } from '../../kit/figure.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { useRange } from '../../shell/use-range.ts';
import { AgentSide } from './agent-side.tsx';
import { callsToFilter } from './calls-to-filter.ts';
import { HeaderCheck } from './header-check.tsx';
import { HealthLine } from './health-line.tsx';
import { History } from './history.tsx';
import { LATEST_COLUMNS, LatestCalls } from './latest-calls.tsx';

const SHOWN = 12;

export function OverviewView({ agent, health }: { agent: Agent; health: AgentHealth | undefined }) {
  const { since } = useRange();
  const { data: totals } = useQuery(callTotalsQuery(callsToFilter(agent, since)));
  const { data: recent, isPending: isAskingAnswered } = useQuery(recentCallsQuery(since, agent.agent_id));
  const { data: made, isPending: isAskingMade } = useQuery(callsByAgentQuery(since, agent.agent_id));
  const { data: forwarding, isPending: isAskingLinked } = useQuery(forwardingOfAgentQuery(since, agent.agent_id));
  const isAsking = isAskingAnswered || isAskingMade || isAskingLinked;
  return (
    <div className="split cols">
      <div>
        <Figures totals={totals} />
        {/* How high each of these is depends on these answers: they come together, and nothing moves. */}
        {isAsking ? (
          <Asking />
        ) : (
          <>
            {recent && <History answered={recent.calls} made={made} />}
            <HealthLine agentId={agent.agent_id} health={health} />
            <LatestCalls agent={agent.agent_name} calls={recent?.calls.slice(0, SHOWN) ?? []} made={made ?? []}>
              <Link className="textlink" to="." search={{ view: 'calls' }}>
                All {totals && count(totals.calls)}
              </Link>
            </LatestCalls>
          </>
        )}
      </div>
      <AgentSide agent={agent} health={health}>
        {isAsking ? (
          <AskingBeside />
        ) : (
          forwarding !== undefined && <HeaderCheck agent={agent} forwarding={forwarding} />
        )}
      </AgentSide>
    </div>
  );
}

const Asking = () => (
  <table className="table" aria-busy="true">
    <tbody>
      <SkeletonRows rows={SHOWN} columns={LATEST_COLUMNS} />
    </tbody>
  </table>
);

const AskingBeside = () => (
  <table className="table" aria-busy="true">
    <tbody>
      <SkeletonRows rows={3} columns={1} />
    </tbody>
  </table>
);

/** @param totals undefined until they are known */
function Figures({ totals }: { totals: CallStatistics | undefined }) {
  const all = totals?.summed_calls ?? 0;
  const failed = all - (totals?.ok_calls ?? 0);
  const about = totals && all < totals.calls ? `of the latest ${count(all)}` : 'in the time range';
  const [middle, slow] = [totals?.p50_ms ?? null, totals?.p95_ms ?? null].map((ms) =>
    ms === null ? null : duration(ms),
  );
  const unpriced = all - (totals?.priced_calls ?? 0);
  return (
    <section className="split figures">
      <Figure label="Calls" value={totals ? count(totals.calls) : '—'} says="in the time range" />
      <Figure
        label="Errors"
        value={all === 0 ? '—' : percent(failed / all)}
        unit={all === 0 ? '' : '%'}
        says={plural(failed, 'call')}
      />
      <Figure
        label="p50, p95"
        value={middle?.value ?? '—'}
        unit={middle?.unit ?? ''}
        {...(slow && { second: slow.value, secondUnit: slow.unit })}
        says={about}
      />
      <Figure
        label="Cost"
        value={totals?.cost_nano == null ? '—' : money(totals.cost_nano)}
        says={unpriced === 0 ? about : `${plural(unpriced, 'call')} ${unpriced === 1 ? 'is' : 'are'} unpriced`}
      />
    </section>
  );
}
