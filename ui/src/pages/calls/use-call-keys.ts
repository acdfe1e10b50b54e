import { useEffect, useRef } from 'react';
import type { Call } from '../../api/types.ts';
import { isTyping } from '../../shell/keyboard.ts';

interface CallKeys {
  calls: readonly Call[] | undefined;
  openId: string | undefined;
  open: (id: string | undefined) => void;
}

/** `j` and `k` walk through the list, and through the open calls; Escape closes. */
export function useCallKeys(keys: CallKeys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event) || isInDialog(event)) return;
      const { openId, open } = current.current;
      if (event.key === 'Escape' && openId !== undefined) open(undefined);
      if (event.key === 'j') walk(current.current, 1);
      if (event.key === 'k') walk(current.current, -1);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

const isInDialog = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;

function walk({ calls = [], openId, open }: CallKeys, step: number): void {
  if (openId !== undefined) {
    const next = calls[calls.findIndex(({ id }) => id === openId) + step];
    if (next) open(next.id);
    return;
  }
  const links = [...document.querySelectorAll<HTMLElement>('.list tbody .c a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[Math.max(0, at + step)]?.focus();
}
