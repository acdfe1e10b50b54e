import type { TraceNode } from '../../api/types.ts';
import { hasFailed } from '../../kit/has-failed.ts';
import { usePageKeys } from '../../shell/use-page-keys.ts';
import type { TreeRow } from './tree.ts';

interface TraceKeys {
  nodes: readonly TraceNode[];
  rows: readonly TreeRow[];
  openId: string | undefined;
  open: (id: string | undefined) => void;
  fold: (id: string, isFolded: boolean) => void;
  /** Shows the whole time again. */
  fit: () => void;
  /** Looks at the time of the open call alone. */
  zoomIn: () => void;
  copyId: () => void;
}

/**
 * `j` and `k` walk, `h` and `l` fold, `e` opens the next failure, `c` the costliest call, `z` looks at the
 * time of the open call, `f` at all of it,
 * `y` copies the id, Escape closes.
 */
export function useTraceKeys({ nodes, rows, openId, open, fold, fit, zoomIn, copyId }: TraceKeys): void {
  const at = rows.findIndex(({ node }) => node.call.id === openId);
  const openNode = (node: TraceNode | undefined) => node && open(node.call.id);
  const close = () => openId !== undefined && open(undefined);
  usePageKeys({
    j: () => openNode(rows[at + 1]?.node),
    k: () => openNode(rows[Math.max(0, at - 1)]?.node),
    h: () => openId !== undefined && fold(openId, true),
    l: () => openId !== undefined && fold(openId, false),
    e: () => openNode(nextFailure(nodes, openId)),
    c: () => openNode(costliest(nodes)),
    f: fit,
    z: zoomIn,
    y: copyId,
    Escape: close,
  });
}

/** After the open one; from the end it goes on at the top. */
function nextFailure(nodes: readonly TraceNode[], openId: string | undefined): TraceNode | undefined {
  const at = nodes.findIndex(({ call }) => call.id === openId) + 1;
  return [...nodes.slice(at), ...nodes.slice(0, at)].find(({ call }) => hasFailed(call) || call.outcome === 'refused');
}

const costliest = (nodes: readonly TraceNode[]): TraceNode | undefined =>
  nodes.toSorted((one, other) => (other.own.cost_nano ?? 0) - (one.own.cost_nano ?? 0))[0];
