import type { CSSProperties } from 'react';
import type { Stretch } from './timeline.ts';

/** Where a stretch lies in the lane of time, in hundredths of its width. @param ms of the whole */
export const lane = (stretch: Stretch, ms: number): CSSProperties => laneIn(stretch, { from: 0, to: ms });

/** The same of a part of the time: what lies beyond it is cut off. */
export function laneIn({ from, to }: Stretch, shown: Stretch): CSSProperties {
  const ms = shown.to - shown.from;
  const share = (at: number) => (ms > 0 ? Math.max(0, Math.min(100, ((at - shown.from) / ms) * 100)) : 0);
  return { '--a': share(from), '--w': ms > 0 ? share(to) - share(from) : 100 } as CSSProperties;
}

/** Whether any of it is to be seen. */
export const isShown = ({ from, to }: Stretch, shown: Stretch): boolean => to >= shown.from && from <= shown.to;
