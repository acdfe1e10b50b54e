import type { TraceDetail } from '../../api/types.ts';
import { durationText } from '../../format/duration.ts';
import { Button } from '../../kit/button.tsx';
import type { TimeScale } from './compression.ts';
import { lane, laneIn, shareOf } from './lane.ts';
import { MiniMap } from './mini-map.tsx';
import { type Stretch, stretchOf, ticks } from './timeline.ts';
import { useDrag } from './use-drag.ts';

interface RulerProps {
  trace: TraceDetail;
  cost: 'own' | 'total';
  /** The part of the time that is shown. */
  shown: Stretch;
  isWhole: boolean;
  scale: TimeScale;
  onZoom: (stretch: Stretch) => void;
  onFit: () => void;
}

/** The time over the lane: a drag shows a part of it, a double click all of it. `z` and `f` do the same. */
export function Ruler({ trace, cost, shown, isWhole, scale, onZoom, onFit }: RulerProps) {
  const placed = { from: scale.place(shown.from), to: scale.place(shown.to) };
  const { dragged, handlers } = useDrag((ends) => {
    const { from, to } = stretchOf(ends, placed);
    onZoom({ from: scale.time(from), to: scale.time(to) });
  });
  return (
    <div className="ruler">
      <MiniMap trace={trace} shown={shown} onZoom={onZoom} />
      <span className="caption trace-cost">{cost} cost</span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: `z` and `f` do the same by keyboard */}
      <span
        className="marks"
        title="Drag to look at a part; double-click for the whole"
        {...handlers}
        onDoubleClick={onFit}
      >
        {marksOf(shown, scale).map((at) => (
          <i key={at} style={laneIn({ from: shown.from + at, to: shown.from + at }, shown, scale)}>
            <span>{shown.from + at === 0 ? '0' : durationText(shown.from + at)}</span>
          </i>
        ))}
        {dragged && <span className="dragged" style={lane(dragged, 1)} />}
        {!isWhole && (
          <Button size="small" className="fit" onClick={onFit}>
            Whole time
          </Button>
        )}
      </span>
    </div>
  );
}

/** Round times, but none whose words would stand on those of the one before: where time is left out they are close. */
function marksOf(shown: Stretch, scale: TimeScale): number[] {
  const marks: number[] = [];
  for (const at of ticks(shown.to - shown.from)) {
    const last = marks.at(-1);
    const share = shareOf(shown.from + at, shown, scale);
    if (last === undefined || share - shareOf(shown.from + last, shown, scale) > CLOSEST_MARKS) marks.push(at);
  }
  return marks;
}

const CLOSEST_MARKS = 0.1;
