import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Activity } from '../../api/activity.ts';
import type { Agent, Call } from '../../api/types.ts';
import { count, percent, plural } from '../../format/count.ts';
import { clock, exact, relative } from '../../format/time.ts';
import { CallStrip } from '../../kit/call-strip.tsx';
import { Cost, Duration } from '../../kit/quantity.tsx';
import { State } from '../../kit/state.tsx';
import type { TableLook } from '../../kit/table/table-look.ts';
import type { TableColumn } from '../../kit/table/use-table-look.ts';
import { AgentMenu } from './agent-menu.tsx';
import { type KnownHealth, lastCheckOf } from './agent-state.ts';
import type { HealthHour } from './health-day.ts';
import { HealthStrip } from './health-strip.tsx';
import { PlatformBadge, platformName } from './platform-badge.tsx';
import { readCard } from './read-card.ts';
import type { ShownAgent } from './use-fleet.ts';

const BAD_SHARE = 0.05;

/** What calls come to. */
export type Figures = Pick<Activity['whole'], 'calls' | 'ok_calls' | 'p95_ms' | 'cost_nano'>;

/** What a row knows. */
export interface AgentFacts extends ShownAgent {
  /** Undefined when it was not called. */
  figures: Figures | undefined;
  latest: Call | undefined;
  /** Calls that its latest one caused. */
  nested: readonly Call[];
  /** How many can call it; undefined until it is known, and to whom it is not shown. */
  counts: { keys: number; teams: number } | undefined;
  /** Undefined until it is known. */
  day: readonly HealthHour[] | undefined;
  /** Epoch milliseconds. */
  now: number;
}

export interface AgentColumn extends TableColumn {
  /** Alignment, and with p0 to p3 in which order columns give way as the window narrows. */
  className: string;
  cell: (facts: AgentFacts) => ReactNode;
  /** Of all agents together. */
  sum?: (figures: Figures) => ReactNode;
  /** Only administrators and viewers are told. */
  isOfOverseers?: true;
}

export const FIRST_LOOK: TableLook = { hidden: [], widths: {}, isRoomy: true };

const figure = (
  id: string,
  label: string,
  show: (figures: Figures) => ReactNode,
  { className, none }: { className: string; none: ReactNode },
): AgentColumn => ({ id, label, className, cell: ({ figures }) => (figures ? show(figures) : none), sum: show });

export const AGENT_COLUMNS: readonly AgentColumn[] = [
  { id: 'agent', label: 'Agent', className: 'a', isFixed: true, cell: ({ agent }) => <Who agent={agent} /> },
  {
    id: 'state',
    label: 'State',
    className: '',
    cell: ({ agent, state, health, now }) => (
      <>
        <State kind={state.kind} title={state.reason ?? undefined}>
          {state.label}
        </State>
        <span className="sub when">
          <SeenAt agent={agent} health={health} now={now} />
        </span>
      </>
    ),
  },
  {
    id: 'health',
    label: 'Health, 24 h',
    className: 'p2',
    isOfOverseers: true,
    cell: ({ day }) => <span className="day">{day && <HealthStrip hours={day} />}</span>,
  },
  { id: 'platform', label: 'Platform', className: 'plat p3', cell: ({ agent }) => <Platform agent={agent} /> },
  {
    id: 'latest',
    label: 'Latest call',
    className: 'p1',
    cell: ({ latest, nested }) => (latest ? <CallStrip call={latest} nested={nested} /> : '—'),
  },
  figure('calls', 'Calls', ({ calls }) => count(calls), { className: 'num', none: 0 }),
  figure('errors', 'Errors', (figures) => <Errors of={figures} />, { className: 'num p0', none: '—' }),
  figure('p95', 'p95', ({ p95_ms }) => <Duration ms={p95_ms} />, { className: 'num p0', none: '—' }),
  figure('cost', 'Cost', ({ cost_nano }) => <Cost nano={cost_nano} aligned={false} />, {
    className: 'num p0',
    none: '—',
  }),
  {
    id: 'access',
    label: 'Access',
    className: 'acc p1',
    cell: ({ agent, counts }) => <Access agent={agent} counts={counts} />,
  },
  {
    id: 'acts',
    label: 'What to do',
    className: 'acts',
    isFixed: true,
    cell: ({ agent }) => <AgentMenu agent={agent} />,
  },
];

/** Without what the agents' own page tells. */
export const SHORT_COLUMNS = ['agent', 'state', 'latest', 'calls', 'errors', 'p95', 'cost'].flatMap((wanted) =>
  AGENT_COLUMNS.filter(({ id }) => id === wanted),
);

function Who({ agent: { agent_name, platform, card } }: { agent: Agent }) {
  const { description } = readCard(card);
  return (
    <Link className="row who" to="/agents/$agent" params={{ agent: agent_name }}>
      <PlatformBadge platform={platform} />
      <span>
        <b className="name" title={agent_name}>
          {agent_name}
        </b>
        <span className="sub clip" title={description}>
          {description || 'No card was shown yet'}
        </span>
      </span>
    </Link>
  );
}

function Platform({ agent: { platform, card } }: { agent: Agent }) {
  const { skills, versions } = readCard(card);
  return (
    <>
      {platformName(platform)}
      <span className="sub">
        {[versions.length > 0 && `A2A ${versions.join(', ')}`, plural(skills.length, 'skill')]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

function Errors({ of: { calls, ok_calls } }: { of: Figures }) {
  if (calls === 0) return '—';
  const share = (calls - ok_calls) / calls;
  return (
    <span className={share > BAD_SHARE ? 'bad' : undefined}>
      {percent(share)}
      <span className="u">%</span>
    </span>
  );
}

/** When it was looked at last, or since when it takes no calls. */
function SeenAt({ agent, health, now }: { agent: Agent; health: KnownHealth | undefined; now: number }) {
  if (agent.paused) return `since ${clock(Date.parse(agent.paused.since))}`;
  const checked = lastCheckOf(health);
  if (checked !== null) return <span title={`checked ${exact(checked)}`}>checked {relative(checked, now)}</span>;
  if (agent.card_fetched_at === null) return 'no card yet';
  const fetched = Date.parse(agent.card_fetched_at);
  return <span title={`card fetched ${exact(fetched)}`}>card {relative(fetched, now)}</span>;
}

function Access({ agent, counts }: Pick<AgentFacts, 'agent' | 'counts'>) {
  const groups = agent.agent_access_groups ?? [];
  return (
    <span className="who-may">
      {counts ? `${plural(counts.keys, 'key')}, ${plural(counts.teams, 'team')}` : groups.join(', ') || '—'}
      <span className="sub">{agent.public ? 'on the hub' : 'not on the hub'}</span>
    </span>
  );
}
