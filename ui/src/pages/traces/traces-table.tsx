import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { Hop, Trace } from '../../api/types.ts';
import { count } from '../../format/count.ts';
import { shortId } from '../../format/id.ts';
import { CallKind, nameOf } from '../../kit/call-name.tsx';
import { CallStrip } from '../../kit/call-strip.tsx';
import { Cost, Duration } from '../../kit/quantity.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { StartedAt } from '../../kit/started-at.tsx';
import { useNow } from '../../kit/use-now.ts';
import { callerName } from '../agents/traffic.ts';
import type { CallsSearch } from '../calls/filters/calls-search.ts';
import { Outcome } from '../calls/outcome.tsx';
import { useHops } from '../calls/use-hops.ts';
import { listOf } from '../trace/trace-search.ts';
import { TotalCost } from './total-cost.tsx';

const COLUMNS = 10;
const NONE: readonly Hop[] = [];

interface TracesTableProps {
  /** Undefined while they are asked for. */
  traces: readonly Trace[] | undefined;
  /** What the address holds: a trace keeps the filters, by which its neighbours are found. */
  search: CallsSearch;
  /** Below the rows. */
  children: ReactNode;
}

/** Traces by their first call, each with what all of it came to. */
export function TracesTable({ traces, search, children }: TracesTableProps) {
  const now = useNow();
  const hopsOf = useHops(useMemo(() => (traces ?? []).map(({ first_call }) => first_call), [traces]));
  const list = listOf(search);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="scroll" aria-label="The list of traces" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th className="t" aria-sort="descending">
              Time ↓
            </th>
            <th className="c">Began with</th>
            <th className="s">Hops</th>
            <th className="num d">Duration</th>
            <th className="num n">Calls</th>
            <th className="num m">
              Cost<span className="pad">{' '.repeat(8)}</span>
            </th>
            <th className="x">Status</th>
            <th className="k p1">Key</th>
            <th className="num o p2">
              Tokens in<span className="unit w">out</span>
            </th>
            <th className="i p3">Trace</th>
          </tr>
        </thead>
        <tbody>
          {!traces && <SkeletonRows rows={16} columns={COLUMNS} />}
          {traces?.map((trace) => (
            <TraceRow
              key={trace.trace_id}
              trace={trace}
              nested={hopsOf(trace.trace_id)?.filter(({ call_id }) => call_id !== trace.first_call.id) ?? NONE}
              list={list}
              now={now}
            />
          ))}
        </tbody>
      </table>
      {children}
    </section>
  );
}

interface TraceRowProps {
  trace: Trace;
  nested: readonly Hop[];
  list: CallsSearch;
  now: number;
}

function TraceRow({ trace, nested, list, now }: TraceRowProps) {
  const { trace_id, first_call: first, duration_ms, calls, failed_calls, input_tokens, output_tokens } = trace;
  return (
    <tr>
      <td className="mono t">
        <StartedAt at={Date.parse(trace.started_at)} now={now} />
      </td>
      <td className="c">
        <Link className="row" to="/traces/$trace" params={{ trace: trace_id }} search={list}>
          <CallKind call={first} />
          <span className="name clip">{nameOf(first)}</span>
        </Link>
      </td>
      <td className="s">
        <CallStrip call={first} nested={nested} />
      </td>
      <td className="num d">
        <Duration ms={duration_ms} />
      </td>
      <td className="num n">
        {failed_calls > 0 && calls > 1 && <span className="bad">{count(failed_calls)} failed, </span>}
        {count(calls)}
      </td>
      <td className="num m">
        {calls === 1 && first.outcome === 'refused' ? <Cost nano={0} /> : <TotalCost of={trace} aligned />}
      </td>
      <td className="x">
        <Outcome call={first} />
      </td>
      <td className="k p1">{callerName(first)}</td>
      <td className="num o p2">
        {input_tokens === null ? '' : count(input_tokens)}
        <span className="unit w">{output_tokens === null ? '—' : count(output_tokens)}</span>
      </td>
      <td className="mono i p3" title={trace_id}>
        {shortId(trace_id)}
      </td>
    </tr>
  );
}
