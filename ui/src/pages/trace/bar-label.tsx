import type { TimeScale } from './compression.ts';
import { laneIn, shareOf } from './lane.ts';
import type { Stretch } from './timeline.ts';

/** Shares of the lane: behind this, words stand before a bar and not behind it; before that, they have no room there. */
const [LATE, EARLY] = [0.85, 0.15];

/** Words beside a bar, on the side that has room; none when neither has. */
export function BarLabel(props: { bar: Stretch; shown: Stretch; scale: TimeScale; children: string }) {
  const { bar, shown, scale, children } = props;
  const isLate = shareOf(bar.to, shown, scale) > LATE;
  if (isLate && shareOf(bar.from, shown, scale) < EARLY) return null;
  return (
    <span className={isLate ? 'span-label before' : 'span-label'} style={laneIn(bar, shown, scale)}>
      {children}
    </span>
  );
}
