import type { TraceNode } from '../../api/types.ts';

/** A row of the tree, and the lines that lead to it. */
export interface TreeRow {
  node: TraceNode;
  /** Levels at which a line passes the row on its way to a later one. */
  passing: number[];
  /** Nothing else below its parent comes after it. */
  isLast: boolean;
}

/** The rows that are seen. @param nodes each before those below it @param folded ids of calls whose rows below are not */
export function treeRows(nodes: readonly TraceNode[], folded: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  // From the bottom up: at which levels another row is still to come.
  let toCome: ReadonlySet<number> = new Set();
  for (const node of unfolded(nodes, folded).toReversed()) {
    const own = node.depth - 1;
    rows.push({ node, passing: [...toCome].filter((level) => level < own), isLast: !toCome.has(own) });
    toCome = new Set([...[...toCome].filter((level) => level < own), ...(own >= 0 ? [own] : [])]);
  }
  return rows.toReversed();
}

function unfolded(nodes: readonly TraceNode[], folded: ReadonlySet<string>): TraceNode[] {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return nodes.filter(({ call, depth }) => {
    if (depth > hiddenBelow) return false;
    hiddenBelow = folded.has(call.id) ? depth : Number.POSITIVE_INFINITY;
    return true;
  });
}
