import '../calls/calls.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { callsQuery } from '../../api/calls.ts';
import type { Agent } from '../../api/types.ts';
import { Notice } from '../../kit/notice.tsx';
import { ColumnChooser } from '../../kit/table/column-chooser.tsx';
import { useTableLook } from '../../kit/table/use-table-look.ts';
import { useRange } from '../../shell/use-range.ts';
import { CallsTable } from '../calls/calls-table.tsx';
import { CallsTotals } from '../calls/calls-totals.tsx';
import { COLUMNS, FIRST_LOOK } from '../calls/columns.tsx';
import { callsToFilter } from './calls-to-filter.ts';

/** The calls to an agent, all of the time range; one that is opened stands in the log of all calls, by this agent. */
export function CallsView({ agent }: { agent: Agent }) {
  const { since } = useRange();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const filter = callsToFilter(agent, since);
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(callsQuery(filter));
  const look = useTableLook('calls.table', COLUMNS, FIRST_LOOK);
  const calls = data?.pages.flatMap((page) => page.calls);
  const search = { agent: agent.agent_name };
  const goTo = (changes: Record<string, string | string[] | undefined>) =>
    void navigate({ to: '/calls', search: { ...search, ...changes } });
  return (
    <div className="alone page-log">
      <section className="list" aria-label="Calls">
        <div className="band row calls-bar">
          <CallsTotals filter={filter} isListed={data !== undefined} />
          <span className="row push">
            <Link className="btn" to="/calls" search={search}>
              Filter, follow, export
            </Link>
            <ColumnChooser {...look} />
          </span>
        </div>
        {error && <Notice kind="bad">{error.message}</Notice>}
        {calls?.length === 0 ? (
          <p className="inset ink-2">Nobody has called it in this time range.</p>
        ) : (
          <CallsTable
            key={look.isRoomy ? 'roomy' : 'dense'}
            calls={calls}
            fresh={[]}
            waiting={0}
            look={look}
            order={{ column: 'time', descending: true }}
            openId={undefined}
            scroller={scroller}
            search={search}
            onOpen={(call) => goTo({ call })}
            onChange={goTo}
            onShowWaiting={() => {}}
            onEnd={() => void (hasNextPage && !isFetching && fetchNextPage())}
          />
        )}
      </section>
    </div>
  );
}
