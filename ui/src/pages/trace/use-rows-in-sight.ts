import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TreeRow } from './tree.ts';

/** Rows are drawn in blocks of so many: the page draws anew once a block is passed, not at every step of a scroll. */
const BLOCK = 8;
/** So many blocks are drawn ahead on either side. */
const AHEAD = 2;

/** The rows that are drawn, and how high each is. */
export interface RowsInSight {
  /** Index of the first one. */
  first: number;
  /** Index behind the last one. */
  end: number;
  /** Pixels, as the style sheet has it in `--row`. */
  rowPx: number;
}

interface Place {
  block: number;
  blocks: number;
  rowPx: number;
}

/**
 * The rows that a scroller shows, of rows that are all of one height: nothing is measured while it is scrolled.
 * @param rowPx until the style sheet is there
 */
export function useRowsInSight(scroller: RefObject<HTMLElement | null>, count: number, rowPx: number): RowsInSight {
  const [place, setPlace] = useState<Place>({ block: 0, blocks: 1, rowPx });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let height = rowPx;
    const toPlace = (next: Partial<Place>) =>
      setPlace((now) => (isSame(now, { ...now, ...next }) ? now : { ...now, ...next }));
    const scrolled = () => toPlace({ block: Math.floor(element.scrollTop / (height * BLOCK)) });
    const resized = () => {
      height = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) || rowPx;
      toPlace({ rowPx: height, blocks: Math.ceil(element.clientHeight / (height * BLOCK)) });
      scrolled();
    };
    const sizes = new ResizeObserver(resized);
    sizes.observe(element);
    resized();
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller, rowPx]);
  const first = Math.max(0, place.block - AHEAD) * BLOCK;
  return { first, end: Math.min(count, (place.block + place.blocks + 1 + AHEAD) * BLOCK), rowPx: place.rowPx };
}

const isSame = (one: Place, other: Place): boolean =>
  one.block === other.block && one.blocks === other.blocks && one.rowPx === other.rowPx;

/** Brings the row of a call that was just opened into sight, no further than it must. */
export function useShowRow(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly TreeRow[],
  openId: string | undefined,
  rowPx: number,
): void {
  const shownFor = useRef<string>(undefined);
  useEffect(() => {
    const element = scroller.current;
    // What comes and goes above it, while it is open, moves nothing.
    if (!element || openId === shownFor.current) return;
    shownFor.current = openId;
    const index = rows.findIndex(({ node }) => node?.call.id === openId);
    if (index === -1) return;
    const [top, bottom] = [index * rowPx, (index + 1) * rowPx];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }, [scroller, rows, openId, rowPx]);
}
