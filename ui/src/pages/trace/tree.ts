import type { TraceNode } from '../../api/types.ts';
import { attemptsOf, type TimedAttempt } from './attempts-of.ts';

/** A row of the tree, and the lines that lead to it. */
export type TreeRow = CallRow | GhostRow | AttemptRow;

interface Lines {
  depth: number;
  /** Levels at which a line passes the row on its way to a later one. */
  passing: number[];
  /** Nothing else below its parent comes after it. */
  isLast: boolean;
}

export interface CallRow extends Lines {
  node: TraceNode;
  ghost?: never;
  attempt?: never;
}

/** One of several tries of the call above it. */
export interface AttemptRow extends Lines {
  attempt: TimedAttempt;
  node?: never;
  ghost?: never;
}

/** What calls name as their cause, and is no call here: it runs still, or is the caller's own. */
export interface Ghost {
  /** 16 hex digits; empty for calls of before these were kept. */
  span: string;
  /** Milliseconds after the trace began: as long as the calls that name it. */
  from: number;
  to: number;
}

export interface GhostRow extends Lines {
  ghost: Ghost;
  node?: never;
  attempt?: never;
}

export const isCall = (row: TreeRow): row is CallRow => row.node !== undefined;

/** The rows that are seen. @param nodes each before those below it @param folded ids of calls whose rows below are not */
export function treeRows(nodes: readonly TraceNode[], folded: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  // From the bottom up: at which levels another row is still to come.
  let toCome: ReadonlySet<number> = new Set();
  for (const row of withAttempts(withGhosts(unfolded(nodes, folded)), folded).toReversed()) {
    const own = row.depth - 1;
    rows.push({ ...row, passing: [...toCome].filter((level) => level < own), isLast: !toCome.has(own) });
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

type Placed<Row> = Omit<Row, 'passing' | 'isLast'>;
type PlacedRow = Placed<CallRow> | Placed<GhostRow> | Placed<AttemptRow>;

/** The tries of a call stand before what it caused. */
const withAttempts = (rows: readonly PlacedRow[], folded: ReadonlySet<string>): PlacedRow[] =>
  rows.flatMap((row) =>
    !row.node || folded.has(row.node.call.id)
      ? [row]
      : [row, ...attemptsOf(row.node).map((attempt) => ({ attempt, depth: row.depth + 1 }))],
  );

/** Orphans of the same cause stand together, below a row for it, where the first of them began. */
function withGhosts(nodes: readonly TraceNode[]): PlacedRow[] {
  const rows: PlacedRow[] = [];
  const below = new Map<string, { ghost: Ghost; rows: PlacedRow[] }>();
  let orphans: PlacedRow[] | undefined;
  for (const node of nodes) {
    if (node.depth === 0) orphans = node.parent_link === 'missing' ? place(node, below, rows) : undefined;
    if (orphans) orphans.push({ node, depth: node.depth + 1 });
    else rows.push({ node, depth: node.depth });
  }
  return rows.flatMap((row) => [row, ...(row.ghost ? (below.get(row.ghost.span)?.rows ?? []) : [])]);
}

/** @returns where the rows of the orphan go */
function place(
  { call, offset_ms }: TraceNode,
  below: Map<string, { ghost: Ghost; rows: PlacedRow[] }>,
  rows: PlacedRow[],
): PlacedRow[] {
  const span = call.parent_span_id ?? '';
  const to = offset_ms + call.duration_ms;
  const known = below.get(span);
  if (known) {
    known.ghost.to = Math.max(known.ghost.to, to);
    return known.rows;
  }
  const made = { ghost: { span, from: offset_ms, to }, rows: [] };
  below.set(span, made);
  rows.push({ ghost: made.ghost, depth: 0 });
  return made.rows;
}
