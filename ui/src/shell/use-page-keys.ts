import { useEffect, useRef } from 'react';
import { isInDialog, isTyping } from './keyboard.ts';

/** What keys do on a page, by their names: not while somebody types or a dialog is open. */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event) || isInDialog(event)) return;
      if (!Object.hasOwn(current.current, event.key)) return;
      event.preventDefault();
      current.current[event.key]?.();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
