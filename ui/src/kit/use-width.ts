import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * The width of an element, so that what is drawn in it fills it and letters keep their size.
 *
 * @param first pixels, until it is known
 */
export function useWidth<Element extends HTMLElement>(
  first: number,
): { box: RefObject<Element | null>; width: number } {
  const box = useRef<Element>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const sizes = new ResizeObserver(([entry]) => {
      const now = Math.floor(entry?.contentRect.width ?? 0);
      if (now > 0) setWidth(now);
    });
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  return { box, width };
}
