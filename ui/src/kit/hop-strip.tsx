import { durationText } from '../format/duration.ts';

/** What kind of thing did the work. */
export type HopKind = 'agent' | 'llm';

/** Part of a strip: what ran, from where to where, as shares of the whole. */
export interface Hop {
  kind: HopKind;
  from: number;
  to: number;
}

export interface HopStripProps {
  /** Of the whole, milliseconds. */
  ms: number;
  kind?: HopKind;
  /** What was called on the way: agents are plugs over the work, and all of it is part of the work. */
  hops?: readonly Hop[];
  /** Of a model: the share of the time that passed before its answer began. */
  firstToken?: number;
  /** How it ended. Refused: nothing ran. */
  end?: 'ok' | 'failed' | 'refused';
  /** As wide as there is room, and drawn as finely. */
  isStretched?: boolean;
}

/** Pixels, which are columns of what ran. */
const [WIDTH, STRETCHED_WIDTH] = [96, 520];
/** What the notch of a failure takes of the work. */
const NOTCH = 3;

/**
 * A whole call, made small: the wire of the call itself, a plug for every agent it called, and what ran below. An agent
 * that never shows a child is solid; a model is pale until its first token. Whole pixels, so that it is sharp.
 */
export function HopStrip({ ms, kind = 'agent', hops = [], firstToken = 0, end = 'ok', isStretched }: HopStripProps) {
  const label = `${durationText(ms)}${end === 'ok' ? '' : end === 'failed' ? ', failed' : ', refused'}`;
  const width = isStretched ? STRETCHED_WIDTH : WIDTH;
  const work = workBlocks(kind, hops, end === 'failed' ? width - NOTCH : width, width);
  const plugs = hops.filter((hop) => hop.kind === 'agent').map(({ from, to }) => box(from * width, to * width, 0, 3));
  const wire = rect(0, width, 1, 1);
  return (
    <svg
      className="strip"
      width={isStretched ? '100%' : width}
      height="12"
      viewBox={`0 0 ${width} 12`}
      preserveAspectRatio={isStretched ? 'none' : undefined}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {end === 'refused' ? (
        <path className="track" d={wire} />
      ) : (
        <>
          <path className="hop-agent" d={(kind === 'agent' ? wire : '') + plugs.join('') + work.agent} />
          <path className="hop-llm" d={work.llm} />
          {firstToken > 0 && <path className="hop-llm-soft" d={box(0, Math.min(firstToken, 1) * width, 4, 8)} />}
        </>
      )}
      {end !== 'ok' && <path className="notch" d={`M${width - 2} 0h2v12h-2zM${width - 5} 0h3v3h-3z`} />}
    </svg>
  );
}

/** A block for each stretch in which the same thing ran, by kind. */
function workBlocks(kind: HopKind, hops: readonly Hop[], columns: number, width: number): Record<HopKind, string> {
  const paths = { agent: '', llm: '' };
  let from = 0;
  let running = runningAt(hops, 0.5 / width);
  for (let column = 1; column <= columns; column += 1) {
    const next = runningAt(hops, (column + 0.5) / width);
    if (next === running && column < columns) continue;
    // The block ends one pixel early, so that two of a kind stay two.
    paths[running?.kind ?? kind] += rect(from, column - 1, 4, 8);
    from = column;
    running = next;
  }
  return paths;
}

/** What did the work then: a model before an agent, and what began last before all it was part of. @param at a share */
function runningAt(hops: readonly Hop[], at: number): Hop | undefined {
  let found: Hop | undefined;
  for (const hop of hops) {
    if (at < hop.from || at >= hop.to) continue;
    if (!found || rank(hop) > rank(found) || (rank(hop) === rank(found) && hop.from >= found.from)) found = hop;
  }
  return found;
}

const rank = ({ kind }: Hop): number => (kind === 'llm' ? 1 : 0);

const box = (from: number, to: number, y: number, height: number): string =>
  rect(Math.round(from), Math.round(to) - 1, y, height);

const rect = (x: number, end: number, y: number, height: number): string => {
  const width = Math.max(1, end - x);
  return `M${x} ${y}h${width}v${height}h-${width}z`;
};
