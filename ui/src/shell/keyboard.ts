import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { usePages } from './use-powers.ts';

/** How long `g` waits for its second key. */
const SEQUENCE_MS = 1000;

/** Keys do nothing while somebody types. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Keys that work on every page: `g` and a page's letter, `/` for its search, `?` for help, ⌘K or Ctrl K to find. */
export function useShortcuts({ onFind, onHelp }: { onFind: () => void; onHelp: () => void }): void {
  const navigate = useNavigate();
  const pages = usePages();
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const handle = useRef((_event: KeyboardEvent) => {});
  handle.current = (event) => {
    if ((event.metaKey || event.ctrlKey) && event.key === 'k') {
      event.preventDefault();
      onFind();
      return;
    }
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return;
    const page = pages.find(({ key }) => key === event.key);
    const isSecond = event.timeStamp - lastG.current < SEQUENCE_MS;
    lastG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (isSecond && page) void navigate({ to: page.to });
    else if (event.key === '?') onHelp();
    else if (event.key === '/') focusSearch(event);
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

/** Goes to the page's search, if it has one. */
export function focusSearch(event: KeyboardEvent): void {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!box) return;
  event.preventDefault();
  box.focus();
}
