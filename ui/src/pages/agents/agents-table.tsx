import { Link } from '@tanstack/react-router';
import type { Agent, Call } from '../../api/types.ts';
import { count, percent, plural } from '../../format/count.ts';
import { clock, exact, relative } from '../../format/time.ts';
import { CallStrip } from '../../kit/call-strip.tsx';
import { Cost, Duration } from '../../kit/quantity.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { State } from '../../kit/state.tsx';
import { useNow } from '../../kit/use-now.ts';
import { PlatformBadge, platformName } from './platform-badge.tsx';
import { readCard } from './read-card.ts';
import { type Traffic, trafficByAgent, trafficOf } from './traffic.ts';
import type { ShownAgent } from './use-fleet.ts';

const COLUMNS = 9;
const BAD_SHARE = 0.05;

/** @param recent undefined while it is not known @param isShort without what the agents' own page tells */
export function AgentsTable({
  agents,
  recent,
  isShort = false,
}: {
  agents: readonly ShownAgent[] | undefined;
  recent: { calls: Call[]; areAll: boolean } | undefined;
  isShort?: boolean;
}) {
  const now = useNow();
  const traffic = recent && trafficByAgent(recent.calls);
  const busiestFirst = agents?.toSorted(
    (a, b) => (traffic?.get(b.agent.agent_name)?.calls ?? 0) - (traffic?.get(a.agent.agent_name)?.calls ?? 0),
  );
  return (
    <div className="over">
      <table className={isShort ? 'table roomy short' : 'table roomy'}>
        <thead>
          <tr>
            <th>Agent</th>
            <th>State</th>
            <th className="plat">Platform</th>
            <th>Latest call</th>
            <th className="num" aria-sort="descending">
              Calls ↓
            </th>
            <th className="num">Errors</th>
            <th className="num">p95</th>
            <th className="num">Cost</th>
            <th>Access</th>
          </tr>
        </thead>
        <tbody>
          {busiestFirst?.map((shown) => (
            <AgentRow key={shown.agent.agent_id} {...shown} traffic={traffic?.get(shown.agent.agent_name)} now={now} />
          )) ?? <SkeletonRows rows={6} columns={COLUMNS} />}
        </tbody>
        {recent && recent.calls.length > 0 && <Total recent={recent} />}
      </table>
    </div>
  );
}

function AgentRow({ agent, state, traffic, now }: ShownAgent & { traffic: Traffic | undefined; now: number }) {
  const { description, skills, versions } = readCard(agent.card);
  const checked = agent.card_fetched_at === null ? null : Date.parse(agent.card_fetched_at);
  return (
    <tr>
      <td>
        <Link className="row who" to="/agents/$agent" params={{ agent: agent.agent_name }}>
          <PlatformBadge platform={agent.platform} />
          <span>
            <b className="name">{agent.agent_name}</b>
            <span className="sub clip">{description || 'No card was shown yet'}</span>
          </span>
        </Link>
      </td>
      <td>
        <State kind={state.kind} title={state.reason ?? undefined}>
          {state.label}
        </State>
        <span className="sub when" title={checked === null ? undefined : `card fetched ${exact(checked)}`}>
          {agent.paused
            ? `since ${clock(Date.parse(agent.paused.since))}`
            : checked === null
              ? 'no card yet'
              : `card ${relative(checked, now)}`}
        </span>
      </td>
      <td className="plat">
        {platformName(agent.platform)}
        <span className="sub">
          {[...versions.map((one) => `A2A ${one}`), plural(skills.length, 'skill')].join(' · ')}
        </span>
      </td>
      <td>{traffic?.latest ? <CallStrip call={traffic.latest} /> : <span className="unit">—</span>}</td>
      <Figures traffic={traffic} />
      <td className="acc">
        <Access agent={agent} />
      </td>
    </tr>
  );
}

function Figures({ traffic }: { traffic: Traffic | undefined }) {
  if (!traffic)
    return (
      <>
        <td className="num">0</td>
        <td className="num">—</td>
        <td className="num">—</td>
        <td className="num">—</td>
      </>
    );
  const { calls, failed, p95, costNano } = traffic;
  return (
    <>
      <td className="num">{count(calls)}</td>
      <td className={failed / calls > BAD_SHARE ? 'num bad' : 'num'}>
        {percent(failed / calls)}
        <span className="u">%</span>
      </td>
      <td className="num">
        <Duration ms={p95} />
      </td>
      <td className="num">
        <Cost nano={costNano} aligned={false} />
      </td>
    </>
  );
}

function Access({ agent }: { agent: Agent }) {
  const groups = agent.agent_access_groups ?? [];
  return (
    <>
      {groups.length > 0 ? groups.join(', ') : 'by name'}
      <span className="sub">{agent.public ? 'on the hub' : 'not on the hub'}</span>
    </>
  );
}

/** What the figures are about is said, so that nobody takes a part for the whole. */
function Total({ recent: { calls, areAll } }: { recent: { calls: Call[]; areAll: boolean } }) {
  const { length, [length - 1]: oldest } = calls;
  const what = areAll
    ? 'Every call in the time range'
    : `The latest ${count(length)} calls, since ${oldest ? clock(Date.parse(oldest.started_at)) : ''}`;
  return (
    <tfoot>
      <tr>
        <td colSpan={3}>{what}</td>
        <td className="plat" />
        <Figures traffic={trafficOf(calls)} />
        <td />
      </tr>
    </tfoot>
  );
}
