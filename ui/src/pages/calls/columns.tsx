import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Call, Hop } from '../../api/types.ts';
import { count } from '../../format/count.ts';
import { shortId } from '../../format/id.ts';
import { CallKind, nameOf } from '../../kit/call-name.tsx';
import { CallStrip } from '../../kit/call-strip.tsx';
import { Cost, Duration } from '../../kit/quantity.tsx';
import { StartedAt } from '../../kit/started-at.tsx';
import type { TableLook } from '../../kit/table/table-look.ts';
import type { TableColumn } from '../../kit/table/use-table-look.ts';
import { callerName } from '../agents/traffic.ts';
import { Estimated, isEstimated } from './estimated.tsx';
import type { CallsSearch } from './filters/calls-search.ts';
import { Outcome } from './outcome.tsx';

/** What a cell knows besides its call. */
export interface RowFacts {
  /** What the call caused, as far as it is known. */
  nested: readonly (Call | Hop)[];
  /** The agent whose own key made the call, by name. */
  caller: string | undefined;
  /** Epoch milliseconds. */
  now: number;
  /** What the address holds now. */
  search: CallsSearch;
}

export interface CallColumn extends TableColumn {
  head: ReactNode;
  /** Alignment, and with p1 to p3 in which order columns give way as the list narrows. */
  className: string;
  cell: (call: Call, facts: RowFacts) => ReactNode;
}

/** What few ask for is hidden until it is asked for. */
export const FIRST_LOOK: TableLook = { hidden: ['user', 'team'], widths: {}, isRoomy: false };

export const COLUMNS: readonly CallColumn[] = [
  {
    id: 'time',
    label: 'Time',
    head: 'Time',
    className: 'mono t',
    isFixed: true,
    cell: ({ started_at }, { now }) => <StartedAt at={Date.parse(started_at)} now={now} />,
  },
  {
    id: 'call',
    label: 'Call',
    head: 'Call',
    className: 'c',
    isFixed: true,
    cell: (call, { caller, search }) => (
      <Link className="row" to="/calls" search={{ ...search, call: call.id }} activeProps={{}}>
        <CallKind call={call} />
        <span className="name clip">{nameOf(call)}</span>
        {caller !== undefined && <span className="sub clip p1">from {caller}</span>}
      </Link>
    ),
  },
  {
    id: 'hops',
    label: 'Hops',
    head: 'Hops',
    className: 's',
    cell: (call, { nested }) => <CallStrip call={call} nested={nested} />,
  },
  {
    id: 'duration',
    label: 'Duration',
    head: 'Duration',
    className: 'num d',
    cell: ({ duration_ms }) => <Duration ms={duration_ms} />,
  },
  {
    id: 'first',
    label: 'First event',
    head: 'First event',
    className: 'num f p2',
    cell: ({ first_byte_ms }) => <Duration ms={first_byte_ms} />,
  },
  {
    id: 'cost',
    label: 'Cost',
    head: (
      <>
        Cost<span className="pad">{' '.repeat(8)}</span>
      </>
    ),
    className: 'num m',
    cell: (call) => (
      <>
        {call.cost_nano !== null && isEstimated(call) && <Estimated />}
        <Cost nano={call.outcome === 'refused' ? 0 : call.cost_nano} />
      </>
    ),
  },
  { id: 'status', label: 'Status', head: 'Status', className: 'x', cell: (call) => <Outcome call={call} /> },
  { id: 'key', label: 'Key', head: 'Key', className: 'k p1', cell: callerName },
  { id: 'user', label: 'User', head: 'User', className: 'u p3 sub', cell: ({ user_id }) => user_id ?? '' },
  { id: 'team', label: 'Team', head: 'Team', className: 'g p3 sub', cell: ({ team_alias }) => team_alias ?? '' },
  {
    id: 'method',
    label: 'Method',
    head: 'Method',
    className: 'e p3 sub',
    cell: ({ operation, version }) => `${operation} ${version}`,
  },
  {
    id: 'tokens',
    label: 'Tokens',
    head: (
      <>
        Tokens in<span className="unit w">out</span>
      </>
    ),
    className: 'num o p2',
    cell: ({ input_tokens, output_tokens, model_facts }) => (
      <>
        {input_tokens !== null && isEstimated({ model_facts }) && <Estimated />}
        {input_tokens === null ? '' : count(input_tokens)}
        <span className="unit w">{output_tokens === null ? '—' : count(output_tokens)}</span>
      </>
    ),
  },
  {
    id: 'trace',
    label: 'Trace',
    head: 'Trace',
    className: 'mono i p3',
    cell: ({ trace_id }) => (
      <Link className="textlink" to="/traces/$trace" params={{ trace: trace_id }} title={trace_id}>
        {shortId(trace_id)}
      </Link>
    ),
  },
];
