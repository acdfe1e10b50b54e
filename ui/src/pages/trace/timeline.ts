import type { TraceNode } from '../../api/types.ts';

/** A part of a trace: milliseconds after it began. */
export interface Stretch {
  from: number;
  to: number;
}

const MOST_TICKS = 6;
/** Shorter than this share of the trace, doing nothing is not worth a word. */
const SHORTEST_WAIT = 0.02;

/** Starts are told in whole milliseconds: what ended so soon after another began was over by then. */
const CLOCK_MS = 1;

const endOf = ({ offset_ms, call }: TraceNode): number => offset_ms + call.duration_ms;

/** Round times for a ruler, none closer than what a clock tells apart. @param ms of the whole */
export function ticks(ms: number): number[] {
  if (ms <= 0) return [0];
  const magnitude = 10 ** Math.floor(Math.log10(ms / MOST_TICKS));
  const step = magnitude * ([1, 2, 5].find((factor) => ms / (magnitude * factor) <= MOST_TICKS) ?? 10);
  const stride = Math.max(CLOCK_MS, step);
  return Array.from({ length: Math.floor(ms / stride) + 1 }, (_, index) => index * stride);
}

/** A part of the time that is looked at: the ends of a drag over the lane, as shares of what was shown. */
export function stretchOf(shares: readonly [number, number], shown: Stretch): Stretch {
  const [from, to] = shares.map((share) => shown.from + Math.max(0, Math.min(1, share)) * (shown.to - shown.from));
  return { from: Math.min(from ?? 0, to ?? 0), to: Math.max(from ?? 0, to ?? 0) };
}

/**
 * What made the trace take as long as it did: the call that ended last, and backwards from its end each call below it for
 * which it may have waited.
 *
 * @param nodes as the API lists them
 * @returns ids of calls
 */
export function criticalPath(nodes: readonly TraceNode[]): ReadonlySet<string> {
  const below = new Map<string | null, TraceNode[]>();
  for (const node of nodes) {
    const parent = node.depth === 0 ? null : node.parent_id;
    const siblings = below.get(parent);
    if (siblings) siblings.push(node);
    else below.set(parent, [node]);
  }
  const lastFirst = (parent: string | null) =>
    (below.get(parent) ?? []).toSorted((one, other) => endOf(other) - endOf(one));
  const path = new Set<string>();
  const follow = (node: TraceNode, until: number) => {
    path.add(node.call.id);
    let at = until;
    for (const child of lastFirst(node.call.id)) {
      // What still ran then is not what was waited for.
      if (endOf(child) > at + CLOCK_MS) continue;
      follow(child, endOf(child));
      at = child.offset_ms;
    }
  };
  const [last] = lastFirst(null);
  if (last) follow(last, endOf(last));
  return path;
}

/** When calls were open, and nothing ran that can be seen. @param ms of the whole trace */
export function waits(nodes: readonly TraceNode[], ms: number): Stretch[] {
  const open = union(nodes);
  const seen = union(nodes.filter(({ children }) => children === 0));
  return open
    .flatMap((stretch) => without(stretch, seen))
    .filter(({ from, to }) => to - from >= ms * SHORTEST_WAIT && to > from);
}

/** When any of them ran. */
export function union(nodes: readonly TraceNode[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const node of nodes.toSorted((one, other) => one.offset_ms - other.offset_ms)) {
    const last = joined.at(-1);
    if (last && node.offset_ms <= last.to) last.to = Math.max(last.to, endOf(node));
    else joined.push({ from: node.offset_ms, to: endOf(node) });
  }
  return joined;
}

/** @param taken in order, apart from each other */
export function without({ from, to }: Stretch, taken: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let at = from;
  for (const one of taken.filter((other) => other.to > from && other.from < to)) {
    if (one.from > at) left.push({ from: at, to: one.from });
    at = Math.max(at, one.to);
  }
  return at < to ? [...left, { from: at, to }] : left;
}
