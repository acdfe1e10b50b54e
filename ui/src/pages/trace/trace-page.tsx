import './trace.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { traceQuery } from '../../api/traces.ts';
import type { TraceDetail } from '../../api/types.ts';
import { Empty } from '../../kit/empty.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell } from '../../kit/toast.tsx';
import { CallDrawer } from '../calls/call-drawer.tsx';
import { FindInTrace, foundIn } from './find-in-trace.tsx';
import type { Stretch } from './timeline.ts';
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
  const [zoom, setZoom] = useState<Stretch | null>(null);
  const [wanted, setWanted] = useState('');
  const found = useMemo(() => foundIn(trace.calls_shown, wanted), [trace, wanted]);
  const fit = () => setZoom(null);
  const copyId = () =>
    void navigator.clipboard.writeText(trace.trace_id).then(() => tell('Copied the id of the trace'));
  const zoomIn = () => {
    const node = trace.calls_shown.find(({ call }) => call.id === openId);
    if (node && node.call.duration_ms > 0)
      setZoom({ from: node.offset_ms, to: node.offset_ms + node.call.duration_ms });
  };
  useTraceKeys({ nodes: trace.calls_shown, rows, openId, open, fold, fit, zoomIn, copyId });
  const openNext = () => {
    if (!found || found.length === 0) return;
    open(found[(found.indexOf(openId ?? '') + 1) % found.length]);
  };

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
          <FindInTrace text={wanted} found={found} onText={setWanted} onNext={openNext} />
          <TraceRows
            trace={trace}
            rows={rows}
            folded={folded}
            openId={openId}
            onOpen={open}
            onFold={fold}
            zoom={zoom}
            onZoom={setZoom}
            onFit={fit}
            isFound={found && ((call) => found.includes(call))}
          />
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
