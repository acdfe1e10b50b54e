import type { TraceNode } from '../../api/types.ts';
import { type Stretch, union, without } from './timeline.ts';

/** Shorter than this share of the trace, a gap is not worth leaving out. */
const SHORTEST_GAP = 0.05;
/** So much of what is left each gap still takes, so that one sees where it was. */
const GAP_SHOWN = 0.02;

/** When nothing ran that can be seen, for so long that the rest has little room. @param ms of the whole trace */
export const idleGaps = (nodes: readonly TraceNode[], ms: number): Stretch[] =>
  without({ from: 0, to: ms }, union(nodes.filter(({ children }) => children === 0))).filter(
    ({ from, to }) => to - from > ms * SHORTEST_GAP,
  );

/** Between the time and the place where it is shown: both in milliseconds, and the same when nothing is left out. */
export interface TimeScale {
  /** Where the end is shown. */
  length: number;
  place: (ms: number) => number;
  /** The time that is shown there. */
  time: (place: number) => number;
}

export const wholeTime = (ms: number): TimeScale => ({ length: ms, place: (at) => at, time: (at) => at });

/** Shows gaps short. @param gaps in order, apart from each other */
export function withoutGaps(ms: number, gaps: readonly Stretch[]): TimeScale {
  if (gaps.length === 0) return wholeTime(ms);
  const left = ms - gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  const gapShown = Math.max(left, ms * GAP_SHOWN) * GAP_SHOWN;
  const knots = knotsOf(gaps, gapShown);
  const length = interpolate(knots, ms, 'time', 'place');
  return {
    length,
    place: (at) => interpolate(knots, at, 'time', 'place'),
    time: (at) => interpolate(knots, at, 'place', 'time'),
  };
}

/** Where the speed changes. */
interface Knot {
  time: number;
  place: number;
  /** Places for each millisecond from here on. */
  speed: number;
}

function knotsOf(gaps: readonly Stretch[], gapShown: number): Knot[] {
  const knots: Knot[] = [{ time: 0, place: 0, speed: 1 }];
  for (const { from, to } of gaps) {
    const last = knots.at(-1) ?? { time: 0, place: 0 };
    const place = last.place + from - last.time;
    knots.push({ time: from, place, speed: gapShown / (to - from) }, { time: to, place: place + gapShown, speed: 1 });
  }
  return knots;
}

function interpolate(knots: readonly Knot[], at: number, by: 'time' | 'place', wanted: 'time' | 'place'): number {
  const knot = knots.findLast((one) => one[by] <= at) ?? knots[0];
  if (!knot) return at;
  const ahead = at - knot[by];
  return knot[wanted] + (wanted === 'place' ? ahead * knot.speed : ahead / knot.speed);
}
