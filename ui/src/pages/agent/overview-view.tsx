import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { recentCallsQuery } from '../../api/recent-calls.ts';
import type { Agent, AgentHealth, Call } from '../../api/types.ts';
import { count, percent } from '../../format/count.ts';
import { duration } from '../../format/duration.ts';
import { money } from '../../format/money.ts';
import { clock } from '../../format/time.ts';
import { CallStrip } from '../../kit/call-strip.tsx';
import { Figure } from '../../kit/figure.tsx';
import { Cost, Duration } from '../../kit/quantity.tsx';
import { useRange } from '../../shell/use-range.ts';
import { callerName, trafficOf } from '../agents/traffic.ts';
import { Outcome } from '../calls/outcome.tsx';
import { AgentSide } from './agent-side.tsx';
import { HeaderCheck } from './header-check.tsx';

const SHOWN = 12;

export function OverviewView({ agent, health }: { agent: Agent; health: AgentHealth | undefined }) {
  const { since } = useRange();
  const { data: recent } = useQuery(recentCallsQuery(since, agent.agent_id));
  return (
    <div className="split cols">
      <div>
        <Figures recent={recent} />
        <HeaderCheck agent={agent} since={since} answered={recent?.calls} />
        <section>
          <div className="sec-head">
            <h2>Latest calls</h2>
            <Link className="textlink push small" to="/calls" search={{ agent: agent.agent_name }}>
              All its calls
            </Link>
          </div>
          <LatestCalls calls={recent?.calls.slice(0, SHOWN)} />
        </section>
      </div>
      <AgentSide agent={agent} health={health} />
    </div>
  );
}

function Figures({ recent }: { recent: { calls: Call[]; areAll: boolean } | undefined }) {
  const { calls, failed, p50, p95, costNano, unpriced } = trafficOf(recent?.calls ?? []);
  const about = recent && !recent.areAll ? `of the latest ${count(calls)}` : 'in the time range';
  const [middle, slow] = [p50, p95].map((ms) => (ms === null ? null : duration(ms)));
  return (
    <section className="split figures">
      <Figure label="Calls" value={count(calls)} says={about} />
      <Figure
        label="Errors"
        value={calls === 0 ? '—' : percent(failed / calls)}
        unit={calls === 0 ? '' : '%'}
        says={`${count(failed)} calls`}
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
        value={costNano === null ? '—' : money(costNano)}
        says={unpriced === 0 ? about : `${count(unpriced)} calls are unpriced`}
      />
    </section>
  );
}

function LatestCalls({ calls }: { calls: readonly Call[] | undefined }) {
  if (calls?.length === 0) return <p className="inset ink-2">Nobody has called it in this time range.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Time</th>
          <th>Caller</th>
          <th>Hops</th>
          <th className="num">Duration</th>
          <th className="num">Cost</th>
          <th>Status</th>
        </tr>
      </thead>
      <tbody>
        {calls?.map((call) => (
          <tr key={call.id}>
            <td className="mono">{clock(Date.parse(call.started_at))}</td>
            <td className="say">
              <Link className="clip" to="/calls" search={{ agent: call.agent_name, call: call.id }}>
                {callerName(call)}
              </Link>
            </td>
            <td>
              <CallStrip call={call} />
            </td>
            <td className="num">
              <Duration ms={call.duration_ms} />
            </td>
            <td className="num">
              <Cost nano={call.cost_nano} aligned={false} />
            </td>
            <td>
              <Outcome call={call} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
