import { FrameList } from '../../kit/frame-list.tsx';
import type { Turn } from './turn.ts';

/** What went over the wire in one turn. */
export function Frames({ turn, number }: { turn: Turn | undefined; number: number }) {
  return (
    <section className="wire" aria-label="Frames">
      <div className="sec-head">
        <h2>Frames</h2>
        {turn && <span className="note">turn {number}</span>}
      </div>
      <FrameList frames={turn?.frames ?? []} />
    </section>
  );
}
