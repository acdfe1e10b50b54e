import { memo, useMemo } from 'react';
import type { TraceDetail } from '../../api/types.ts';
import { kindOf } from '../../kit/call-name.tsx';
import { type Hop, HopStrip } from '../../kit/hop-strip.tsx';
import { lane } from './lane.ts';
import { type Stretch, stretchOf } from './timeline.ts';
import { useDrag } from './use-drag.ts';

interface MiniMapProps {
  trace: TraceDetail;
  /** The part of the time that is looked at. */
  shown: Stretch;
  onZoom: (stretch: Stretch) => void;
}

/** The whole trace in one line, whatever part of it is looked at; a drag over it looks at another part. */
export function MiniMap({ trace, shown, onZoom }: MiniMapProps) {
  const { duration_ms } = trace;
  const isPart = shown.from > 0 || shown.to < duration_ms;
  const { dragged, handlers } = useDrag((ends) => onZoom(stretchOf(ends, { from: 0, to: duration_ms })));
  return (
    <span className="mini">
      <span className="map" title="Drag to look at a part; z and f do the same by keyboard" {...handlers}>
        <Whole trace={trace} />
        {isPart && <i className="window" style={lane(shown, duration_ms)} />}
        {dragged && <i className="dragged" style={lane(dragged, 1)} />}
      </span>
    </span>
  );
}

const Whole = memo(function Whole({ trace }: { trace: TraceDetail }) {
  const { calls_shown, duration_ms, first_call } = trace;
  const hops = useMemo(
    () =>
      calls_shown
        .filter(({ call }) => call.id !== first_call.id)
        .map(
          ({ call, offset_ms }): Hop => ({
            kind: kindOf(call),
            from: offset_ms / duration_ms,
            to: (offset_ms + call.duration_ms) / duration_ms,
          }),
        ),
    [calls_shown, duration_ms, first_call.id],
  );
  return <HopStrip ms={duration_ms} kind={kindOf(first_call)} hops={hops} isStretched />;
});
