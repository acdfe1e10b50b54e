import { useState } from 'react';
import { FrameList } from '../../kit/frame-list.tsx';
import type { Turn } from './turn.ts';

const DIRECTIONS = [
  ['all', 'All'],
  ['out', 'Out'],
  ['in', 'In'],
] as const;

/** What went over the wire in one turn. */
export function Frames({ turn, number }: { turn: Turn | undefined; number: number }) {
  const [shown, show] = useState<(typeof DIRECTIONS)[number][0]>('all');
  const frames = (turn?.frames ?? []).filter(({ direction }) => shown === 'all' || direction === shown);
  return (
    <section className="wire" aria-label="Frames">
      <div className="sec-head">
        <h2>Frames</h2>
        <span className="note">{turn ? `turn ${number}` : 'none yet'}</span>
        <span className="seg tiny push">
          {DIRECTIONS.map(([name, label]) => (
            <button key={name} type="button" aria-pressed={name === shown} onClick={() => show(name)}>
              {label}
            </button>
          ))}
        </span>
      </div>
      <FrameList key={shown} frames={frames} />
    </section>
  );
}
