import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { TraceDetail } from '../../api/types.ts';
import { durationText } from '../../format/duration.ts';
import { lane } from './lane.ts';
import { criticalPath, ticks, waits } from './timeline.ts';
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
}

/** Tree, cost and time in one grid; only the rows in sight are drawn. */
export function TraceRows({ trace, rows, folded, openId, onOpen, onFold }: TraceRowsProps) {
  const { calls_shown, duration_ms } = trace;
  const scroller = useRef<HTMLDivElement>(null);
  const critical = useMemo(() => criticalPath(calls_shown), [calls_shown]);
  const gaps = useMemo(() => waits(calls_shown, duration_ms), [calls_shown, duration_ms]);
  const shown = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.node.call.id ?? index,
  });
  return (
    <>
      <Ruler ms={duration_ms} />
      <div className="rows" ref={scroller}>
        <div
          className="sheet"
          role="tree"
          aria-label="The calls, each below its cause"
          style={{ height: shown.getTotalSize() }}
        >
          <div className="gaps" aria-hidden="true">
            {gaps.map((gap) => (
              <i key={gap.from} style={lane(gap, duration_ms)} />
            ))}
          </div>
          {shown.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            const { id } = row.node.call;
            return (
              <TraceRow
                key={key}
                row={row}
                measure={shown.measureElement}
                index={index}
                top={start}
                wholeMs={duration_ms}
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

const Ruler = ({ ms }: { ms: number }) => (
  <div className="ruler" aria-hidden="true">
    <span className="caption">call</span>
    <span className="caption trace-cost">total cost</span>
    <span className="marks">
      {ticks(ms).map((at) => (
        <i key={at} style={lane({ from: at, to: at }, ms)}>
          <span>{at === 0 ? '0' : durationText(at)}</span>
        </i>
      ))}
    </span>
  </div>
);
