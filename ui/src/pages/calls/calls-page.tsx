import './calls.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { callsQuery } from '../../api/calls.ts';
import type { Call } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useRange } from '../../shell/use-range.ts';
import { CallDrawer } from './call-drawer.tsx';
import { type CallsSearch, filterOf } from './calls-search.ts';
import { CallsTable } from './calls-table.tsx';
import { ColumnChooser, useColumns } from './column-chooser.tsx';
import { ExportCalls } from './export-calls.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NoCalls } from './no-calls.tsx';
import { useCallKeys } from './use-call-keys.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { ViewsMenu } from './views-menu.tsx';

const route = getRouteApi('/app/calls');

/** Every call: filtered by the address, growing at the top while it is watched, one open beside the list. */
export function CallsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { since } = useRange();
  const scroller = useRef<HTMLDivElement>(null);
  const isAway = useCallback(() => (scroller.current?.scrollTop ?? 0) > 0, []);

  const filter = filterOf(search, since);
  const isLive = search['live'] !== 'off';
  const listed = useInfiniteQuery(callsQuery(filter));
  const live = useLiveCalls(isLive ? filter : null, isAway);
  const columns = useColumns();

  const calls = listed.data && withoutDoubles([...live.shown, ...listed.data.pages.flatMap((page) => page.calls)]);
  const openId = typeof search['call'] === 'string' ? search['call'] : undefined;
  const change = (changes: CallsSearch, replace = false) =>
    void navigate({ search: (before: CallsSearch) => ({ ...before, ...changes }), replace });
  const open = (id: string | undefined) => change({ call: id }, openId !== undefined && id !== undefined);
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
                icon={live.status === 'live' ? 's-running' : 's-paused'}
                onClick={() => change({ live: isLive ? 'off' : undefined })}
              >
                {live.status === 'connecting' ? 'Connecting' : 'Live'}
              </Button>
              <ViewsMenu search={search} onOpen={(next) => void navigate({ search: next })} />
              <ExportCalls filter={filter} />
              <ColumnChooser {...columns} />
            </div>
          </header>
          <FilterBar search={search} onChange={change} />
          {listed.error && <Notice kind="bad">{listed.error.message}</Notice>}
          {live.leftOut > 0 && (
            <Notice kind="warn">{live.leftOut} calls came too fast to be shown here. Reload to see them.</Notice>
          )}
          {calls?.length === 0 ? (
            <NoCalls search={search} onChange={change} />
          ) : (
            <CallsTable
              calls={calls}
              fresh={live.shown}
              waiting={live.waiting.length}
              columns={columns.shown}
              openId={openId}
              scroller={scroller}
              search={search}
              onOpen={open}
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

/** A call that was listed may be told again. */
function withoutDoubles(calls: readonly Call[]): Call[] {
  const seen = new Set<string>();
  return calls.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function neighbours(calls: readonly Call[], id: string): { previous: string | undefined; next: string | undefined } {
  const at = calls.findIndex((call) => call.id === id);
  return { previous: calls[at - 1]?.id, next: at === -1 ? undefined : calls[at + 1]?.id };
}
