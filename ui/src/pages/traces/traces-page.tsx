import '../calls/calls.css';
import './traces.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { tracesQuery } from '../../api/traces.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { usePageKeys } from '../../shell/use-page-keys.ts';
import { useRange } from '../../shell/use-range.ts';
import { type CallsSearch, filterOf } from '../calls/filters/calls-search.ts';
import { FilterBar } from '../calls/filters/filter-bar.tsx';
import { ViewsMenu } from '../calls/filters/views-menu.tsx';
import { NoCalls } from '../calls/no-calls.tsx';
import { walkLinks } from '../calls/use-call-keys.ts';
import { TracesTable } from './traces-table.tsx';

const route = getRouteApi('/app/traces');

/** Every trace of which a call fits the filters in the address. */
export function TracesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { since } = useRange();
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    tracesQuery(filterOf({ ...search, sort_by: undefined, sort_order: undefined }, since)),
  );
  usePageKeys({ j: () => walkLinks(1), k: () => walkLinks(-1) });

  const traces = data?.pages.flatMap((page) => page.traces);
  const change = (changes: CallsSearch, replace = false) =>
    void navigate({ search: (before: CallsSearch) => ({ ...before, ...changes }), replace });
  return (
    <main className="main fixed page-log page-traces" id="main">
      <div className="alone">
        <section className="list" aria-label="Traces">
          <header className="page-head">
            <h1>Traces</h1>
            <p className="small">a call, and everything it caused</p>
            <div className="acts push">
              <ViewsMenu
                page="traces"
                search={search}
                onOpen={(next, replace = false) => void navigate({ search: next, replace })}
              />
            </div>
          </header>
          <FilterBar search={search} onChange={change} />
          {error && <Notice kind="bad">{error.message}</Notice>}
          {traces?.length === 0 && !hasNextPage ? (
            <NoCalls search={search} onChange={change} />
          ) : (
            <TracesTable traces={traces} search={search}>
              {hasNextPage && (
                <div className="inset older">
                  <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
                    Older traces
                  </Button>
                </div>
              )}
            </TracesTable>
          )}
        </section>
      </div>
    </main>
  );
}
