import { useEffect } from 'react';

let wanted: string | undefined;

/** Says that a key opens it: the focus is to go to its row. */
export function focusOpened(id: string): void {
  wanted = id;
}

/**
 * Gives the focus to the row of what is open, if a key opened it. For lists that draw only what is in sight: such a row may
 * come with a later drawing than the page.
 */
export function useFocusOpened(openId: string | undefined): void {
  // After every drawing, since any may bring the row.
  useEffect(() => {
    if (wanted === undefined || wanted !== openId) return;
    const link = document.querySelector<HTMLElement>('.list [aria-selected="true"] a');
    if (!link) return;
    wanted = undefined;
    link.focus();
  });
}
