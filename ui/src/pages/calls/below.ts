/** Of what stands in a tree of calls: its id, and that of the call that caused it. */
interface Caused {
  id: string;
  parent: string | null;
}

/** All that a call caused, and what that caused in turn. */
export function idsBelow(id: string, nodes: readonly Caused[]): ReadonlySet<string> {
  const children = new Map<string, string[]>();
  for (const { id: child, parent } of nodes) {
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const below = new Set<string>();
  const ahead = [id];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop())
    for (const child of children.get(next) ?? []) {
      if (below.has(child)) continue;
      below.add(child);
      ahead.push(child);
    }
  return below;
}
