import type { Call } from '../../api/types.ts';
import { focusOpened } from '../../shell/focus-opened.ts';
import { walkRows } from '../../shell/keyboard.ts';
import { usePageKeys } from '../../shell/use-page-keys.ts';

interface CallKeys {
  calls: readonly Call[] | undefined;
  openId: string | undefined;
  open: (id: string | undefined) => void;
}

/** `j` and `k` walk through the list, and through the open calls with the focus on their rows; Escape closes. */
export function useCallKeys(keys: CallKeys): void {
  const close = () => keys.openId !== undefined && keys.open(undefined);
  usePageKeys({
    j: () => walk(keys, 1),
    k: () => walk(keys, -1),
    Escape: close,
  });
}

function walk({ calls = [], openId, open }: CallKeys, step: number): void {
  if (openId === undefined) {
    walkLinks(step);
    return;
  }
  const next = calls[calls.findIndex(({ id }) => id === openId) + step];
  if (!next) return;
  focusOpened(next.id);
  open(next.id);
}

/** Moves the focus along the links of a log. */
export const walkLinks = (step: number): void => walkRows(step, '.list tbody tr', '.c a');
