import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { usePages } from './use-powers.ts';

/** How long `g` waits for its second key. */
const SEQUENCE_MS = 1000;

/** Keys do nothing while somebody types. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/**
 * Keys that work on every page, but not in what lies on top of it: `g` and a page's letter, `/` for its search or, where it
 * has none, that of everything, `?` for help, ⌘K or Ctrl K to find.
 */
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
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event) || isInDialog(event)) return;
    if (event.key === 'Escape') leaveDrawer();
    const page = pages.find(({ key }) => key === event.key);
    const isSecond = event.timeStamp - lastG.current < SEQUENCE_MS;
    lastG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (isSecond && page) void navigate({ to: page.to });
    else if (event.key === '?') onHelp();
    else if (event.key === '/') {
      if (!focusSearch(event)) onFind();
    } else if (!event.defaultPrevented) WALKS[event.key]?.();
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

/** A key of what lies on top is none of the page's behind it. */
export const isInDialog = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

/** What every page with rows does, unless it has taken the key for itself. */
const WALKS: Readonly<Record<string, () => void>> = {
  j: () => walkRows(1),
  k: () => walkRows(-1),
  i: enterDrawer,
  Escape: () => document.querySelector<HTMLElement>('main aside [aria-label="Close"]')?.click(),
};

const CONTROLS = 'a[href], button:enabled, input, select, textarea, summary, [tabindex="0"]';
let cameFrom: Element | null = null;

/** From the row to what is open of it; without the way by all the rows below. */
function enterDrawer(): void {
  const control = document.querySelector<HTMLElement>('main aside.drawer')?.querySelector<HTMLElement>(CONTROLS);
  if (!control) return;
  cameFrom = document.activeElement;
  control.focus();
}

/** Back to where somebody came from: what had the focus is about to go. */
function leaveDrawer(): void {
  const isInside = document.activeElement?.closest('main aside.drawer') != null;
  if (isInside && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
  cameFrom = null;
}

/**
 * Moves the focus along the rows that can be opened: from the one that has it, else from the one that is open.
 *
 * @param among selects the rows @param link selects, in a row, what opens it
 */
export function walkRows(step: number, among = 'main tbody tr', link = 'a'): void {
  const rows = [...document.querySelectorAll(among)].filter((row) => row.querySelector(link) !== null);
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const at = focused === -1 ? rows.findIndex((row) => row.matches('[aria-selected="true"]')) : focused;
  rows[Math.max(0, at + step)]?.querySelector<HTMLElement>(link)?.focus();
}

/** Goes to the page's search. @returns whether it has one */
export function focusSearch(event: KeyboardEvent): boolean {
  event.preventDefault();
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  box?.focus();
  return box !== null;
}
