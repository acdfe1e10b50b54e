import { addTotals, type CallTotals, NO_CALLS, type RecordedCall, totalsOf } from '../ledger/index.ts';
import { findParents, type ParentLink } from './trace-parents.ts';

/** A call in the tree of its trace. */
export interface TraceNode {
  call: RecordedCall;
  /** The call that caused it; null at the top. */
  parent: RecordedCall | null;
  link: ParentLink;
  /** 0 at the top. */
  depth: number;
  /** How many calls it caused itself. */
  children: number;
  own: CallTotals;
  /** What all calls below it come to. */
  nested: CallTotals;
}

/**
 * The tree of a trace, as a list in which each call stands before those that it caused, and these by their start. Every
 * call is in it once, and so in every sum once. No recursion: agents may call agents as deep as they like.
 *
 * @param calls of one trace, by their start
 */
export function traceTree(calls: readonly RecordedCall[]): TraceNode[] {
  const parents = findParents(calls);
  const childrenOf = new Map<RecordedCall | null, RecordedCall[]>();
  for (const call of calls) {
    const parent = parents.get(call)?.parent ?? null;
    const siblings = childrenOf.get(parent);
    if (siblings) siblings.push(call);
    else childrenOf.set(parent, [call]);
  }
  const nodes: TraceNode[] = [];
  const ahead = (childrenOf.get(null) ?? []).toReversed().map((call) => ({ call, depth: 0 }));
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { call, depth } = next;
    const { parent = null, link = 'none' } = parents.get(call) ?? {};
    const children = childrenOf.get(call) ?? [];
    nodes.push({ call, parent, link, depth, children: children.length, own: totalsOf(call), nested: NO_CALLS });
    ahead.push(...children.toReversed().map((child) => ({ call: child, depth: depth + 1 })));
  }
  addUpwards(nodes);
  return nodes;
}

/** From the last to the first: whatever is below a call has been added up before it is. */
function addUpwards(nodes: readonly TraceNode[]): void {
  const nodeOf = new Map(nodes.map((node) => [node.call, node]));
  for (const node of nodes.toReversed()) {
    const parent = node.parent && nodeOf.get(node.parent);
    if (parent) parent.nested = addTotals(parent.nested, addTotals(node.own, node.nested));
  }
}
