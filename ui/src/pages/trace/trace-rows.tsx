import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { TraceDetail } from '../../api/types.ts';
import { isShown, laneIn } from './lane.ts';
import { Ruler } from './ruler.tsx';
import { criticalPath, type Stretch, waits } from './timeline.ts';
import { TraceRow } from './trace-row.tsx';
import type { TreeRow } from './tree.ts';

const ROW_PX = 28;
const OVERSCAN = 24;

interface TraceRowsProps {
  trace: TraceDetail;
  rows: readonly TreeRow[];
  folded: ReadonlySet<string>;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onFold: (id: string, isFolded: boolean) => void;
  /** The part of the time that is looked at; null for all of it. */
  zoom: Stretch | null;
  onZoom: (stretch: Stretch) => void;
  onFit: () => void;
  /** Whether a call is among those that are looked for; undefined when nothing is. */
  isFound: ((id: string) => boolean) | undefined;
}

/** Tree, cost and time in one grid; only the rows in sight are drawn. */
export function TraceRows(props: TraceRowsProps) {
  const { trace, rows, folded, openId, onOpen, onFold, zoom, onZoom, onFit, isFound } = props;
  const { calls_shown, duration_ms } = trace;
  const scroller = useRef<HTMLDivElement>(null);
  const critical = useMemo(() => criticalPath(calls_shown), [calls_shown]);
  const gaps = useMemo(() => waits(calls_shown, duration_ms), [calls_shown, duration_ms]);
  const shown = zoom ?? { from: 0, to: duration_ms };
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.node.call.id ?? index,
  });
  return (
    <>
      <Ruler shown={shown} isWhole={zoom === null} onZoom={onZoom} onFit={onFit} />
      <div className="rows" ref={scroller}>
        <div
          className="sheet"
          role="tree"
          aria-label="The calls, each below its cause"
          style={{ height: lines.getTotalSize() }}
        >
          <div className="gaps" aria-hidden="true">
            {gaps
              .filter((gap) => isShown(gap, shown))
              .map((gap) => (
                <i key={gap.from} style={laneIn(gap, shown)} />
              ))}
          </div>
          {lines.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            const { id } = row.node.call;
            return (
              <TraceRow
                key={key}
                row={row}
                measure={lines.measureElement}
                index={index}
                top={start}
                shown={shown}
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
