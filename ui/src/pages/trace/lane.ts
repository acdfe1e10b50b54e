import type { CSSProperties } from 'react';
import { type TimeScale, wholeTime } from './compression.ts';
import type { Stretch } from './timeline.ts';

/** Where a stretch lies in the lane of time, in hundredths of its width. @param ms of the whole */
export const lane = (stretch: Stretch, ms: number): CSSProperties =>
  laneIn(stretch, { from: 0, to: ms }, wholeTime(ms));

/** The same of a part of the time: what lies beyond it is cut off. */
export function laneIn({ from, to }: Stretch, shown: Stretch, scale: TimeScale): CSSProperties {
  const share = (at: number) => Math.max(0, Math.min(100, shareOf(at, shown, scale) * 100));
  const isPoint = shown.to === shown.from;
  return { '--a': isPoint ? 0 : share(from), '--w': isPoint ? 100 : share(to) - share(from) } as CSSProperties;
}

/** Where a time lies in what is shown: from 0 to 1, or beyond. */
export function shareOf(at: number, shown: Stretch, { place }: TimeScale): number {
  const width = place(shown.to) - place(shown.from);
  return width > 0 ? (place(at) - place(shown.from)) / width : 0;
}

/** Whether any of it is to be seen. */
export const isShown = ({ from, to }: Stretch, shown: Stretch): boolean => to >= shown.from && from <= shown.to;
