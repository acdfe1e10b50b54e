import { type PointerEvent, useState } from 'react';
import type { Stretch } from './timeline.ts';

/** A shorter drag was a click, as a share of the width. */
const SHORTEST_DRAG = 0.01;

interface Drag {
  /** What is dragged over now, as shares of the width, the smaller one first. */
  dragged: Stretch | null;
  handlers: Record<'onPointerDown' | 'onPointerMove' | 'onPointerUp', (event: PointerEvent) => void>;
}

/** A drag from side to side over an element. @param onEnd told where it began and ended, as shares of the width */
export function useDrag(onEnd: (ends: readonly [number, number]) => void): Drag {
  const [ends, setEnds] = useState<readonly [number, number] | null>(null);
  const [from, to] = ends ? [Math.min(...ends), Math.max(...ends)] : [0, 0];
  return {
    dragged: ends && { from, to },
    handlers: {
      onPointerDown(event) {
        event.currentTarget.setPointerCapture(event.pointerId);
        setEnds([shareOf(event), shareOf(event)]);
      },
      onPointerMove: (event) => ends && setEnds([ends[0], shareOf(event)]),
      onPointerUp() {
        if (ends && to - from >= SHORTEST_DRAG) onEnd(ends);
        setEnds(null);
      },
    },
  };
}

function shareOf({ clientX, currentTarget }: PointerEvent): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return (clientX - left) / width;
}
