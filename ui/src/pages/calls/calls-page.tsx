import './calls.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { callsQuery } from '../../api/calls.ts';
import type { Call } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { ColumnChooser } from '../../kit/table/column-chooser.tsx';
import { useTableLook } from '../../kit/table/use-table-look.ts';
import { useRange } from '../../shell/use-range.ts';
import { isNewestFirst, orderIn } from './calls-order.ts';
import { CallsTable } from './calls-table.tsx';
import { CallsTotals } from './calls-totals.tsx';
import { COLUMNS, FIRST_LOOK } from './columns.tsx';
import { CallDrawer } from './drawer/call-drawer.tsx';
import { ExportCalls } from './export-calls.tsx';
import { type CallsSearch, filterOf } from './filters/calls-search.ts';
import { FilterBar } from './filters/filter-bar.tsx';
import { ViewsMenu } from './filters/views-menu.tsx';
import { NoCalls } from './no-calls.tsx';
import { useCallKeys } from './use-call-keys.ts';
import { useLiveCalls } from './use-live-calls.ts';

const route = getRouteApi('/app/calls');

/** Every call: filtered by the address, growing at the top while it is watched, one open beside the list. */
export function CallsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { since } = useRange();
  const scroller = useRef<HTMLDivElement>(null);
  const isAway = useCallback(() => (scroller.current?.scrollTop ?? 0) > 0, []);

  const filter = filterOf(search, since);
  const order = orderIn(search);
  const canBeLive = isNewestFirst(order);
  const isLive = canBeLive && search['live'] !== 'off';
  const listed = useInfiniteQuery(callsQuery(filter));
  const live = useLiveCalls(isLive ? filter : null, lastRecord(listed.data?.pages[0]?.calls), isAway);
  const look = useTableLook('calls.table', COLUMNS, FIRST_LOOK);

  const calls =
    listed.data &&
    withoutDoubles([...(canBeLive ? live.shown : []), ...listed.data.pages.flatMap((page) => page.calls)]);
  const { refetch } = listed;
  const mayHaveMissed = live.status === 'live' && listed.data?.pages[0]?.calls.length === 0;
  // An empty list names no record behind which to go on: what ended until the stream began is asked for once more.
  useEffect(() => {
    if (mayHaveMissed) void refetch();
  }, [mayHaveMissed, refetch]);

  const openId = typeof search['call'] === 'string' ? search['call'] : undefined;
  const change = (changes: CallsSearch, replace = false) =>
    void navigate({ search: (before: CallsSearch) => ({ ...before, ...changes }), replace });
  const open = (id: string | undefined) => {
    const isWalk = openId !== undefined && id !== undefined;
    // On a walk the list scrolls to what is opened: it is not to be put back to where it was.
    const walks = { replace: isWalk, resetScroll: !isWalk };
    void navigate({ search: (before: CallsSearch) => ({ ...before, call: id }), ...walks });
  };
  useCallKeys({ calls, openId, open });

  const showWaiting = () => {
    live.show();
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <main className="main fixed page-log" id="main">
      <div className={openId === undefined ? 'alone' : 'with-drawer'}>
        <section className="list" aria-label="Calls">
          <header className="page-head">
            <h1>Calls</h1>
            <div className="acts">
              <Button
                aria-pressed={isLive}
                disabled={!canBeLive}
                title={canBeLive ? undefined : 'Calls come in at the top while the newest stand there'}
                icon={live.status === 'live' ? 's-running' : 's-paused'}
                onClick={() => change({ live: isLive ? 'off' : undefined })}
              >
                {live.status === 'connecting' ? 'Connecting' : 'Live'}
              </Button>
              <ViewsMenu
                page="calls"
                search={search}
                onOpen={(next, replace = false) => void navigate({ search: next, replace })}
              />
              <ExportCalls filter={filter} />
              <ColumnChooser {...look} />
            </div>
          </header>
          <FilterBar search={search} onChange={change} />
          <CallsTotals filter={filter} isListed={listed.data !== undefined} />
          {listed.error && <Notice kind="bad">{listed.error.message}</Notice>}
          {live.leftOut > 0 && (
            <Notice kind="warn">{live.leftOut} calls came too fast to be shown here. Reload to see them.</Notice>
          )}
          {calls?.length === 0 ? (
            <NoCalls search={search} onChange={change} />
          ) : (
            <CallsTable
              key={look.isRoomy ? 'roomy' : 'dense'}
              calls={calls}
              fresh={live.shown}
              waiting={live.waiting.length}
              look={look}
              order={order}
              openId={openId}
              scroller={scroller}
              search={search}
              onOpen={open}
              onChange={change}
              onShowWaiting={showWaiting}
              onEnd={() => void (listed.hasNextPage && !listed.isFetching && listed.fetchNextPage())}
            />
          )}
        </section>
        {openId !== undefined && (
          <CallDrawer
            id={openId}
            {...neighbours(calls ?? [], openId)}
            view={typeof search['view'] === 'string' ? search['view'] : 'summary'}
            onOpen={open}
            base={typeof search['base'] === 'string' ? search['base'] : undefined}
            onBase={(base) => change({ base, view: undefined })}
            linkTo={(view) => ({ to: '/calls', search: { ...search, view } })}
          />
        )}
      </div>
    </main>
  );
}

/** The highest number of a record; null when there is none, undefined while calls are asked for. */
function lastRecord(calls: readonly Call[] | undefined): number | null | undefined {
  if (!calls) return undefined;
  return calls.reduce<number | null>((last, { seq }) => (seq === null ? last : Math.max(seq, last ?? 0)), null);
}

/** A call that was listed may be told again. */
function withoutDoubles(calls: readonly Call[]): Call[] {
  const seen = new Set<string>();
  return calls.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function neighbours(calls: readonly Call[], id: string): { previous: string | undefined; next: string | undefined } {
  const at = calls.findIndex((call) => call.id === id);
  return { previous: calls[at - 1]?.id, next: at === -1 ? undefined : calls[at + 1]?.id };
}
