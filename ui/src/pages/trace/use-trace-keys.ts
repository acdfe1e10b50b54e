import { focusOpened } from '../../shell/focus-opened.ts';
import { usePageKeys } from '../../shell/use-page-keys.ts';
import { type CallRow, isCall, type TreeRow } from './tree.ts';

interface TraceKeys {
  rows: readonly TreeRow[];
  openId: string | undefined;
  open: (id: string | undefined) => void;
  fold: (id: string, isFolded: boolean) => void;
  /** What else keys do. */
  keys: Readonly<Record<string, () => void>>;
}

/** `j` and `k` walk, with the focus on the row of the call that is open, `h` and `l` fold, Escape closes. */
export function useTraceKeys({ rows, openId, open, fold, keys }: TraceKeys): void {
  const calls = rows.filter(isCall);
  const at = calls.findIndex(({ node }) => node.call.id === openId);
  const close = () => openId !== undefined && open(undefined);
  const openRow = (row: CallRow | undefined) => {
    if (!row) return;
    focusOpened(row.node.call.id);
    open(row.node.call.id);
  };
  usePageKeys({
    j: () => openRow(calls[at + 1]),
    k: () => openRow(calls[Math.max(0, at - 1)]),
    h: () => openId !== undefined && fold(openId, true),
    l: () => openId !== undefined && fold(openId, false),
    Escape: close,
    ...keys,
  });
}
