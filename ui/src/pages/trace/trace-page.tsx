import './trace.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { traceQuery } from '../../api/traces.ts';
import type { TraceDetail } from '../../api/types.ts';
import { Empty } from '../../kit/empty.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CallDrawer } from '../calls/call-drawer.tsx';
import { TraceFoot } from './trace-foot.tsx';
import { TraceHead } from './trace-head.tsx';
import { TraceRows } from './trace-rows.tsx';
import { treeRows } from './tree.ts';
import { useTraceKeys } from './use-trace-keys.ts';

const route = getRouteApi('/app/traces/$trace');

/** One trace: the tree of its calls over time, and the call of it that is open. */
export function TracePage() {
  const { trace: id } = route.useParams();
  const { data, error } = useQuery(traceQuery(id));
  return (
    <main className="main fixed page-trace" id="main">
      {error && !data && <Empty title="This trace cannot be shown">{error.message}</Empty>}
      {data && <Trace trace={data} id={id} />}
      {!data && !error && <Loading />}
    </main>
  );
}

const Loading = () => (
  <div className="inset loading">
    <div className="skeleton" />
  </div>
);

function Trace({ trace, id }: { trace: TraceDetail; id: string }) {
  const { call: openId, view = 'summary' } = route.useSearch();
  const navigate = route.useNavigate();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => treeRows(trace.calls_shown, folded), [trace, folded]);

  const open = (call: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, call }), replace: openId !== undefined && call !== undefined });
  const fold = (call: string, isFolded: boolean) =>
    setFolded((before) => new Set(isFolded ? [...before, call] : [...before].filter((one) => one !== call)));
  useTraceKeys({ nodes: trace.calls_shown, rows, openId, open, fold });

  const at = rows.findIndex(({ node }) => node.call.id === openId);
  return (
    <>
      <TraceHead trace={trace} />
      {trace.truncated && (
        <Notice kind="warn">
          The first {trace.calls_shown.length} of {trace.calls} calls are shown. The sums are of all.
        </Notice>
      )}
      <div className={openId === undefined ? 'alone' : 'with-drawer'}>
        <section className="list trace" aria-label="Calls of the trace">
          <TraceRows trace={trace} rows={rows} folded={folded} openId={openId} onOpen={open} onFold={fold} />
          <TraceFoot trace={trace} />
        </section>
        {openId !== undefined && (
          <CallDrawer
            id={openId}
            previous={at > 0 ? rows[at - 1]?.node.call.id : undefined}
            next={at === -1 ? undefined : rows[at + 1]?.node.call.id}
            view={view}
            isInTrace
            onOpen={open}
            linkTo={(name) => ({ to: '/traces/$trace', params: { trace: id }, search: { call: openId, view: name } })}
          />
        )}
      </div>
    </>
  );
}
