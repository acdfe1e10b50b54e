import { type CSSProperties, useMemo, useRef } from 'react';
import type { TraceDetail } from '../../api/types.ts';
import { useFocusOpened } from '../../shell/focus-opened.ts';
import { AttemptRow } from './attempt-row.tsx';
import type { TimeScale } from './compression.ts';
import { GhostRow } from './ghost-row.tsx';
import { isShown, laneIn } from './lane.ts';
import { Ruler } from './ruler.tsx';
import { criticalPath, type Stretch, waits } from './timeline.ts';
import { TraceRow } from './trace-row.tsx';
import type { TreeRow } from './tree.ts';
import { useRowsInSight, useShowRow } from './use-rows-in-sight.ts';

const ROW_PX = 28;

interface TraceRowsProps {
  trace: TraceDetail;
  rows: readonly TreeRow[];
  folded: ReadonlySet<string>;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onFold: (id: string, isFolded: boolean) => void;
  /** What the address holds besides the call that is open. */
  address: string;
  cost: 'own' | 'total';
  scale: TimeScale;
  mayGoOn: boolean;
  /** The part of the time that is looked at; null for all of it. */
  zoom: Stretch | null;
  onZoom: (stretch: Stretch) => void;
  onFit: () => void;
  /** Whether a call is among those that are looked for; undefined when nothing is. */
  isFound: ((id: string) => boolean) | undefined;
}

/** Tree, cost and time in one grid; only the rows in sight are drawn. */
export function TraceRows(props: TraceRowsProps) {
  const { trace, rows, folded, openId, onOpen, onFold, zoom, onZoom, onFit, isFound, scale } = props;
  const { calls_shown, duration_ms } = trace;
  const scroller = useRef<HTMLDivElement>(null);
  const critical = useMemo(() => criticalPath(calls_shown), [calls_shown]);
  const gaps = useMemo(() => waits(calls_shown, duration_ms), [calls_shown, duration_ms]);
  const shown = useMemo(() => zoom ?? { from: 0, to: duration_ms }, [zoom, duration_ms]);
  const inSight = useRowsInSight(scroller, rows.length, ROW_PX);
  useShowRow(scroller, rows, openId, inSight.rowPx);
  useFocusOpened(openId);
  const height = rows.length * inSight.rowPx;
  return (
    <>
      <Ruler
        trace={trace}
        shown={shown}
        scale={scale}
        cost={props.cost}
        isWhole={zoom === null}
        onZoom={onZoom}
        onFit={onFit}
      />
      <div className="rows" ref={scroller}>
        <div className="gaps" aria-hidden="true" style={{ '--sheet': `${height}px` } as CSSProperties}>
          {gaps
            .filter((gap) => isShown(gap, shown))
            .map((gap) => (
              <i key={gap.from} style={laneIn(gap, shown, scale)} />
            ))}
        </div>
        <div className="sheet" role="tree" aria-label="The calls, each below its cause" style={{ height }}>
          {rows.slice(inSight.first, inSight.end).map((row, index) => {
            const place = { top: (inSight.first + index) * inSight.rowPx, shown, scale };
            if (row.ghost) return <GhostRow key={keyOf(row)} row={row} mayGoOn={props.mayGoOn} {...place} />;
            if (row.attempt) return <AttemptRow key={keyOf(row)} row={row} {...place} />;
            const { id } = row.node.call;
            return (
              <TraceRow
                key={id}
                row={row}
                {...place}
                address={props.address}
                cost={props.cost}
                isFound={isFound?.(id)}
                isCritical={critical.has(id)}
                isFolded={folded.has(id)}
                isOpen={id === openId}
                onOpen={onOpen}
                onFold={onFold}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

const keyOf = ({ node, ghost, attempt }: TreeRow): string =>
  node ? node.call.id : ghost ? ghost.span : `${attempt?.call.id} ${attempt?.number}`;
