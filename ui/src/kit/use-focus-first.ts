import { type RefObject, useLayoutEffect, useRef } from 'react';

/** For a form that comes up beside what called for it: its first field has the focus, and gives it back when the form goes. */
export function useFocusFirst<Form extends HTMLElement>(): RefObject<Form | null> {
  const form = useRef<Form>(null);
  useLayoutEffect(() => {
    const shown = form.current;
    const before = document.activeElement;
    shown?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => {
      if (shown?.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return form;
}
