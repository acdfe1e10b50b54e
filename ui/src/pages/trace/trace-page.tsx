import './trace.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ApiError } from '../../api/client.ts';
import { traceQuery } from '../../api/traces.ts';
import type { TraceDetail, TraceNode } from '../../api/types.ts';
import { Empty } from '../../kit/empty.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { tell } from '../../kit/toast.tsx';
import { stringifySearch } from '../../shell/search-params.ts';
import { CallDrawer } from '../calls/drawer/call-drawer.tsx';
import { idleGaps, wholeTime, withoutGaps } from './compression.ts';
import { costliest, nextFailure } from './remarkable.ts';
import { TraceFoot } from './trace-foot.tsx';
import { TraceHead } from './trace-head.tsx';
import { TraceRows } from './trace-rows.tsx';
import { listOf } from './trace-search.ts';
import { TraceTools } from './trace-tools.tsx';
import { isCall, treeRows } from './tree.ts';
import { useNeighbours } from './use-neighbours.ts';
import { useTraceFollow } from './use-trace-follow.ts';
import { useTraceKeys } from './use-trace-keys.ts';
import { useTraceView } from './use-trace-view.ts';

const route = getRouteApi('/app/traces/$trace');

/** One trace: the tree of its calls over time, and the call of it that is open. */
export function TracePage() {
  const { trace: id } = route.useParams();
  const { data, error } = useQuery(traceQuery(id));
  const mayGoOn = useTraceFollow(id, data);
  return (
    <main className="main fixed page-trace" id="main">
      {error && !data && <Missing error={error} />}
      {data && <Trace key={id} trace={data} id={id} mayGoOn={mayGoOn} />}
      {!data && !error && <Loading />}
    </main>
  );
}

const Loading = () => (
  <div className="inset loading">
    <div className="skeleton" />
  </div>
);

/** A call is recorded at its end: of a trace that has only begun there is nothing yet. */
function Missing({ error }: { error: Error }) {
  if (!(error instanceof ApiError && error.status === 404))
    return (
      <Empty title="This trace cannot be shown">
        <p>{error.message}</p>
      </Empty>
    );
  return (
    <Empty title="No call of this trace has ended yet">
      <p>{error.message}</p>
      <p className="row">
        <State kind="running">waiting</State>
        If it runs, it stands here as soon as the first of its calls has ended.
      </p>
    </Empty>
  );
}

function Trace({ trace, id, mayGoOn }: { trace: TraceDetail; id: string; mayGoOn: boolean }) {
  const search = route.useSearch();
  const { call: openId, view = 'summary', gaps: gapsShown, cost = 'total' } = search;
  const navigate = route.useNavigate();
  const { folded, fold, zoom, onZoom, wanted, onWanted, found, show } = useTraceView(trace);
  const rows = useMemo(() => treeRows(trace.calls_shown, folded), [trace, folded]);

  const isOpen = openId !== undefined;
  const open = useCallback(
    (call: string | undefined) => {
      const isWalk = isOpen && call !== undefined;
      // On a walk the rows scroll to what is opened: they are not to be put back to where they were.
      void navigate({ search: (before) => ({ ...before, call }), replace: isWalk, resetScroll: !isWalk });
    },
    [navigate, isOpen],
  );
  const isFound = useMemo(() => {
    const ids = found && new Set(found);
    return ids && ((call: string) => ids.has(call));
  }, [found]);
  const fit = () => onZoom(null);
  const zoomIn = () => {
    const node = trace.calls_shown.find(({ call }) => call.id === openId);
    if (node && node.call.duration_ms > 0) onZoom({ from: node.offset_ms, to: node.offset_ms + node.call.duration_ms });
  };
  const { scale, gaps, isCompressed } = useGaps(trace, gapsShown === 'short');
  const neighbours = useNeighbours(trace.trace_id, listOf(search));
  const openTrace = (which: 'previous' | 'next') => {
    const other = neighbours[which];
    if (other !== undefined) void navigate({ to: '/traces/$trace', params: { trace: other }, search: listOf });
  };
  const openNode = (node: TraceNode | undefined) => node && open(node.call.id);
  const failure = nextFailure(trace.calls_shown, openId);
  const openFailure = () => openNode(failure);
  const openCostliest = () => openNode(costliest(trace.calls_shown));
  useTraceKeys({
    rows,
    openId,
    open,
    fold,
    keys: {
      e: openFailure,
      c: openCostliest,
      f: fit,
      z: zoomIn,
      '[': () => openTrace('previous'),
      ']': () => openTrace('next'),
      y: () => void copyId(trace),
    },
  });
  const openNext = () => {
    if (!found || found.length === 0) return;
    open(found[(found.indexOf(openId ?? '') + 1) % found.length]);
  };

  const shownCalls = rows.filter(isCall);
  const at = shownCalls.findIndex(({ node }) => node.call.id === openId);
  return (
    <>
      <TraceHead trace={trace} mayGoOn={mayGoOn} neighbours={neighbours} list={listOf(search)} />
      {trace.truncated && (
        <Notice kind="warn">
          The first {trace.calls_shown.length} of {trace.calls} calls are shown. The sums are of all.
        </Notice>
      )}
      <div className={isOpen ? 'with-drawer' : 'alone'}>
        <section className="list trace" aria-label="Calls of the trace">
          <TraceTools
            wanted={wanted}
            found={found}
            onText={onWanted}
            onNextFound={openNext}
            cost={costOf(cost)}
            onCost={(one) => show({ cost: one === 'own' ? one : undefined })}
            hasFailures={failure !== undefined}
            onNextFailure={openFailure}
            onCostliest={openCostliest}
            onFit={fit}
          />
          <TraceRows
            trace={trace}
            rows={rows}
            folded={folded}
            openId={openId}
            address={stringifySearch({ ...search, call: undefined })}
            cost={costOf(cost)}
            scale={scale}
            mayGoOn={mayGoOn}
            onOpen={open}
            onFold={fold}
            zoom={zoom}
            onZoom={onZoom}
            onFit={fit}
            isFound={isFound}
          />
          <TraceFoot
            trace={trace}
            gaps={gaps}
            isCompressed={isCompressed}
            onCompress={(isShort) => show({ gaps: isShort ? 'short' : undefined })}
          />
        </section>
        {isOpen && (
          <CallDrawer
            id={openId}
            previous={at > 0 ? shownCalls[at - 1]?.node.call.id : undefined}
            next={at === -1 ? undefined : shownCalls[at + 1]?.node.call.id}
            view={view}
            isInTrace
            links={trace.links}
            onOpen={open}
            linkTo={(name) => ({ to: '/traces/$trace', params: { trace: id }, search: { ...search, view: name } })}
          />
        )}
      </div>
    </>
  );
}

const costOf = (text: string): 'own' | 'total' => (text === 'own' ? 'own' : 'total');

const copyId = ({ trace_id }: TraceDetail): Promise<void> =>
  navigator.clipboard.writeText(trace_id).then(() => tell('Copied the id of the trace'));

/** The long times in which nothing ran, and the scale that draws them short if that is wanted. */
function useGaps({ calls_shown, duration_ms }: TraceDetail, isWanted: boolean) {
  const gaps = useMemo(() => idleGaps(calls_shown, duration_ms), [calls_shown, duration_ms]);
  const isCompressed = isWanted && gaps.length > 0;
  const scale = useMemo(
    () => (isCompressed ? withoutGaps(duration_ms, gaps) : wholeTime(duration_ms)),
    [duration_ms, gaps, isCompressed],
  );
  return { scale, gaps, isCompressed };
}
