import { type RefObject, useLayoutEffect, useState } from 'react';

interface FoundMarks {
  /** How many there are. */
  count: number;
  /** Which of them is shown, from 1; 0 before the first was. */
  at: number;
  /** Shows the next one. */
  next: () => void;
}

/**
 * Goes from one marked place to the next in whatever is shown.
 * @param wanted what is marked @param shown changes with what is shown otherwise
 */
export function useFoundMarks(place: RefObject<HTMLElement | null>, wanted: string, shown: unknown): FoundMarks {
  const [count, setCount] = useState(0);
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked for and shown decides what is marked
  useLayoutEffect(() => {
    const marks = marksIn(place);
    for (const mark of marks) mark.classList.remove('at');
    setCount(marks.length);
    setAt(0);
  }, [place, wanted, shown]);

  const next = (): void => {
    const marks = marksIn(place);
    if (marks.length === 0) return;
    const following = (at % marks.length) + 1;
    for (const [index, mark] of marks.entries()) mark.classList.toggle('at', index === following - 1);
    const mark = marks[following - 1];
    if (mark) reveal(mark);
    setCount(marks.length);
    setAt(following);
  };
  return { count, at, next };
}

/** Scrolls what scrolls around it, and the page only if that did not do: `scrollIntoView` moves the page as well. */
function reveal(mark: HTMLElement): void {
  for (let box = mark.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight || !/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
    const frame = box.getBoundingClientRect();
    box.scrollTop += mark.getBoundingClientRect().top - frame.top - frame.height / 2;
  }
  const { top, bottom } = mark.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) window.scrollBy(0, top - window.innerHeight / 2);
}

const marksIn = ({ current }: RefObject<HTMLElement | null>): HTMLElement[] => [
  ...(current?.querySelectorAll<HTMLElement>('mark') ?? []),
];
