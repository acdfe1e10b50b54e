import { durationText } from '../format/duration.ts';

/** Part of a strip: what ran, from where to where, as shares of the whole. */
export interface Hop {
  kind: 'agent' | 'llm' | 'tool';
  from: number;
  to: number;
}

export interface HopStripProps {
  /** Of the whole, milliseconds. */
  ms: number;
  /** Agents that were called on the way: the plugs over the work. */
  plugs?: readonly Hop[];
  /** How it ended. Refused: nothing ran. */
  end?: 'ok' | 'failed' | 'refused';
  /** The part of it that the row is about, as shares; the rest is drawn pale. */
  own?: { from: number; to: number };
}

const WIDTH = 96;

/**
 * A whole call, made small: the wire of the call itself, a plug for every agent it called, and what ran below. An agent
 * that never shows a child is solid. Whole pixels, so that it is sharp.
 */
export function HopStrip({ ms, plugs = [], end = 'ok', own }: HopStripProps) {
  const label = `${durationText(ms)}${end === 'ok' ? '' : end === 'failed' ? ', failed' : ', refused'}`;
  return (
    <svg className="strip" width={WIDTH} height="12" viewBox={`0 0 ${WIDTH} 12`} role="img" aria-label={label}>
      <title>{label}</title>
      {end === 'refused' ? <path className="track" d={`M0 1h${WIDTH}v1h-${WIDTH}z`} /> : work({ plugs, end, own })}
      {end !== 'ok' && <path className="notch" d={`M${WIDTH - 2} 0h2v12h-2zM${WIDTH - 5} 0h3v3h-3z`} />}
    </svg>
  );
}

function work({ plugs, end, own }: Required<Pick<HopStripProps, 'plugs' | 'end'>> & Pick<HopStripProps, 'own'>) {
  const last = end === 'failed' ? WIDTH - 4 : WIDTH - 1;
  const blocks = workBlocks(plugs, last);
  const wire = `M0 1h${WIDTH}v1h-${WIDTH}z`;
  const raised = plugs.map((plug) => box(plug.from, plug.to, 0, 3)).join('');
  const solid = <path className="hop-agent" d={wire + raised + blocks} />;
  if (!own) return solid;
  return (
    <>
      <g className="dim">{solid}</g>
      <path className="hop-agent" d={box(own.from, own.to, 1, 1) + box(own.from, own.to, 4, 8)} />
    </>
  );
}

/** The agent's own work is what lies between its calls to others. */
function workBlocks(plugs: readonly Hop[], last: number): string {
  const edges = plugs.map(({ from, to }) => [Math.round(from * WIDTH), Math.round(to * WIDTH)] as const);
  let path = '';
  let at = 0;
  for (const [from, to] of [...edges.sort(([a], [b]) => a - b), [last, last] as const]) {
    const end = Math.min(from, last);
    if (end - at > 1) path += rect(at, end - 1, 4, 8);
    if (to > from) path += rect(Math.max(from, at), Math.min(to, last) - 1, 4, 8);
    at = Math.max(at, to);
  }
  return path === '' ? rect(0, last, 4, 8) : path;
}

const box = (from: number, to: number, y: number, height: number): string =>
  rect(Math.round(from * WIDTH), Math.max(Math.round(from * WIDTH) + 1, Math.round(to * WIDTH) - 1), y, height);

const rect = (x: number, end: number, y: number, height: number): string => {
  const width = Math.max(1, end - x);
  return `M${x} ${y}h${width}v${height}h-${width}z`;
};
