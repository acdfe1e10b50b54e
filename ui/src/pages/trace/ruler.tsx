import { type PointerEvent, useRef, useState } from 'react';
import { durationText } from '../../format/duration.ts';
import { Button } from '../../kit/button.tsx';
import { lane, laneIn } from './lane.ts';
import { type Stretch, stretchOf, ticks } from './timeline.ts';

/** A shorter drag was a click, as a share of the lane. */
const SHORTEST_DRAG = 0.01;

interface RulerProps {
  /** The part of the time that is shown. */
  shown: Stretch;
  isWhole: boolean;
  onZoom: (stretch: Stretch) => void;
  onFit: () => void;
}

/** The time over the lane: a drag shows a part of it, a double click all of it. `z` and `f` do the same. */
export function Ruler({ shown, isWhole, onZoom, onFit }: RulerProps) {
  const marks = useRef<HTMLSpanElement>(null);
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const shareOf = ({ clientX }: PointerEvent) => {
    const { left = 0, width = 1 } = marks.current?.getBoundingClientRect() ?? {};
    return (clientX - left) / width;
  };
  const end = () => {
    if (drag && Math.abs(drag[1] - drag[0]) >= SHORTEST_DRAG) onZoom(stretchOf(drag, shown));
    setDrag(null);
  };
  const [from, to] = drag ? [Math.min(...drag), Math.max(...drag)] : [0, 0];
  return (
    <div className="ruler">
      <span className="caption">call</span>
      <span className="caption trace-cost">total cost</span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: `z` and `f` do the same by keyboard */}
      <span
        className="marks"
        ref={marks}
        title="Drag to look at a part; double-click for the whole"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag([shareOf(event), shareOf(event)]);
        }}
        onPointerMove={(event) => drag && setDrag([drag[0], shareOf(event)])}
        onPointerUp={end}
        onDoubleClick={onFit}
      >
        {ticks(shown.to - shown.from).map((at) => (
          <i key={at} style={laneIn({ from: shown.from + at, to: shown.from + at }, shown)}>
            <span>{shown.from + at === 0 ? '0' : durationText(shown.from + at)}</span>
          </i>
        ))}
        {drag && <span className="dragged" style={lane({ from: from * 100, to: to * 100 }, 100)} />}
        {!isWhole && (
          <Button size="small" className="fit" onClick={onFit}>
            Whole time
          </Button>
        )}
      </span>
    </div>
  );
}
